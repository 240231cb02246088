import { grainName } from '@plumbline/calendar';
import { report } from '@plumbline/diagnostics';
import { grainWord } from '../columns/key-label.ts';
import type { Key } from './resolve-by.ts';
import { placeOf, type Resolving } from './resolving.ts';

/**
 * Names the columns of the keys: grain, field, `field_grain`, `field_part`, or what `as` says. A field whose name is
 * taken by another column is called `relationship_field`, else `dataset_field`; what still collides is refused.
 * `taken`: columns of metrics and comparisons.
 */
export function nameColumns(
  to: Resolving,
  keys: readonly Key[],
  taken: readonly string[],
): readonly string[] {
  const short = keys.map((key) => key.as ?? shortName(key));
  const counts = countsOf([...short, ...taken]);
  const names = keys.map((key, i) => {
    const name = short[i] ?? '';
    const collides = (counts.get(name) ?? 0) > 1;
    return collides && key.as === null ? qualifiedName(key) : name;
  });
  const all = countsOf([...names, ...new Set(taken)]);
  names.forEach((name, i) => {
    const key = keys[i];
    if (key === undefined || (all.get(name) ?? 0) < 2) return;
    to.diagnostics.push(report('query/duplicate-column', { name }, { at: placeOf(['by', key.index]) }));
  });
  return names;
}

function shortName(key: Key): string {
  if (key.kind === 'time') return grainWord(key.grain);
  if (key.ref.kind === 'grain') {
    const name = grainName(key.ref.grain);
    return key.part === null ? name : withSuffix(key, name);
  }
  if (key.ref.kind === 'cohort') return key.ref.part;
  return withSuffix(key, key.ref.kind === 'conformed' ? key.ref.name : key.ref.field);
}

function qualifiedName(key: Key): string {
  if (key.kind === 'time' || key.ref.kind !== 'field') return shortName(key);
  return withSuffix(key, `${key.ref.relationship ?? key.ref.dataset}_${key.ref.field}`);
}

function withSuffix(key: Extract<Key, { kind: 'dimension' }>, name: string): string {
  return [name, key.grain, key.part].filter((part) => part !== null).join('_');
}

function countsOf(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
