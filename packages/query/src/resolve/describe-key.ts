import type { Grain } from '@plumbline/calendar';
import type { Text, Unit, ValueType } from '@plumbline/model';
import { clockLabel, cohortLabel, fieldLabel, grainLabel, partLabel } from '../columns/key-label.ts';
import type { ResolvedBy } from '../resolved-query.ts';
import type { FieldKey, Key } from './resolve-by.ts';
import type { Resolving } from './resolving.ts';

/** A key with the name of its column, its label, type and unit; fiscal members of an entity are known by their labels. */
export function describeKey(to: Resolving, key: Key, name: string, isFiscal = false): ResolvedBy {
  if (key.kind === 'time') {
    const type: ValueType = { kind: isFiscal ? 'text' : 'date' };
    return { kind: 'time', name, grain: key.grain, label: grainLabel(key.grain, to.model), type };
  }
  const { text, ref, grain, part } = key;
  const { label, unit } = attributeOf(to, key);
  const type = typeOf(key);
  const isDerived = grain !== null || part !== null;
  return {
    kind: 'dimension',
    name,
    text,
    ref,
    grain,
    part,
    label: ref.kind === 'grain' ? (part === null ? label : partLabel(part)) : fieldLabel(label, grain, part),
    type,
    unit: isDerived ? derivedUnit(type) : unit,
  };
}

function typeOf({ grain, part, type }: FieldKey): ValueType {
  if (part !== null) return { kind: 'integer' };
  if (grain === null) return type;
  return grain === 'hour' || grain === 'minute' ? { kind: 'timestamp', zoned: false } : { kind: 'date' };
}

function derivedUnit({ kind }: ValueType): Unit {
  return { kind: kind === 'date' || kind === 'timestamp' ? kind : 'number' };
}

function attributeOf(to: Resolving, { ref, text }: FieldKey): { readonly label: Text; readonly unit: Unit } {
  const { datasets, dimensions } = to.model;
  if (ref.kind === 'grain') return { label: clockLabel(ref.grain as Grain), unit: { kind: 'timestamp' } };
  if (ref.kind === 'cohort')
    return { label: cohortLabel(ref.part), unit: { kind: ref.part === 'age' ? 'number' : 'date' } };
  const source = ref.kind === 'field' ? ref : dimensions.get(ref.name)?.fields[0];
  const field = source && datasets.get(source.dataset)?.fields.get(source.field);
  const conformed = ref.kind === 'conformed' ? dimensions.get(ref.name)?.label : undefined;
  return {
    label: conformed ?? field?.label ?? { zh: text, en: text },
    unit: field?.unit ?? { kind: 'any' },
  };
}
