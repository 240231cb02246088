import { report } from '@plumbline/diagnostics';
import { type History, type Relationship, type ValueType, validityOf } from '@plumbline/model';
import { aggregate, compute, derive, filter } from '../../make.ts';
import { OWN } from '../../names.ts';
import type { Plan } from '../../node.ts';
import {
  anyOf,
  BIGINT,
  BOOLEAN,
  call,
  column,
  type Measure,
  number,
  type Scalar,
  truth,
} from '../../scalar.ts';
import { type Context, refuse } from '../cells/context.ts';
import type { Versions } from '../cells/frame.ts';
import { fieldNotLoaded } from './not-loaded.ts';
import { chosenVersions, fieldOutOfTable, type Recorded, storedFields } from './versions.ts';

/** What rows are related to is what was known last, also of rows that are read as first reported. */
export function clockOf({ until }: Versions): Versions {
  return { first: false, until };
}

/** The history of what a relationship leads to; null: it has none, or that is refused. */
export function historyBehind(relationship: Relationship, context: Context): History | null {
  const target = context.model.datasets.get(relationship.to);
  if (target === undefined || target.history === null) return null;
  const { toColumns, asOf, name } = relationship;
  const unstored = fieldOutOfTable(target, context.facts);
  if (unstored !== null) {
    refuse(context, fieldNotLoaded(target, unstored, context.model));
    return null;
  }
  const near = asOf?.to ?? validityOf(context.model, relationship)?.from;
  const { key } = target.history;
  if (key.every((field) => toColumns.includes(field) || field === near)) return target.history;
  const params = {
    relationship: name,
    dataset: target.name,
    columns: toColumns.join(', '),
    key: key.join(', '),
  };
  refuse(context, report('query/related-by-other-key', params));
  return null;
}

/**
 * One row for each key: the version that is known, with every field and whether versions that tie differ in it. All
 * fields, so that equal joins are one join whoever reads which of them; what nobody reads is pruned.
 */
export function relatedVersions(recorded: Recorded, versions: Versions): Plan {
  const { dataset, history } = recorded;
  const named = (field: string) => `${dataset.name}.${field}`;
  const key = history.key.map(named);
  const fields = storedFields(recorded).filter(({ field }) => !history.key.includes(field));
  const measure = (name: string, fn: Measure['fn'], arg: Scalar | null, type: ValueType): Measure => {
    return { name, fn, arg, where: null, p: null, type };
  };
  const measures = fields.flatMap(({ field, type }) => {
    const of = column(named(field), type);
    return [
      measure(named(field), 'min', of, type),
      measure(`${named(field)}:most`, 'max', of, type),
      measure(`${named(field)}:known`, 'count', of, BIGINT),
    ];
  });
  const rows = measure(OWN.ties, 'count', null, BIGINT);
  const one = aggregate(
    chosenVersions(recorded, clockOf(versions), []),
    key,
    [...measures, rows],
    `${dataset.name} as known to the question`,
  );
  return compute(one, [
    ...one.columns
      .filter(({ name }) => key.includes(name))
      .map(({ name, type, origin }) => ({ name, value: column(name, type), origin })),
    ...fields.flatMap(({ field, type }) => [
      { name: named(field), value: column(named(field), type), origin: named(field) },
      { name: tiedIn(named(field)), value: isTied(named(field), type), origin: 'ties' },
    ]),
  ]);
}

/** What says which row a relationship leads to and is told neither by the key nor by when it was recorded. */
export function matchedBeside(
  { key, recordedAt, prefer }: History,
  relationship: Relationship,
  context: Context,
): readonly string[] {
  const valid = relationship.asOf === null ? validityOf(context.model, relationship) : null;
  const ends = [relationship.asOf?.to, valid?.from, valid?.to].filter((field) => field !== undefined);
  const told = new Set([...key, recordedAt, ...prefer.map(({ field }) => field)]);
  return [...new Set([...relationship.toColumns, ...ends])].filter((field) => !told.has(field));
}

/** Keys of which versions that tie differ in one of `fields`, with a flag. `any`: without keys, what all are equal in. */
export function keysInDoubt(
  related: Plan,
  dataset: string,
  { by, fields }: { readonly by: readonly string[]; readonly fields: readonly string[] },
): { readonly keys: Plan; readonly flag: string; readonly any: string | null } {
  const any = by.length === 0 ? `${dataset}:any` : null;
  const tied = anyOf(fields.map((field) => column(tiedIn(`${dataset}.${field}`), BOOLEAN)));
  const rows = filter(related, tied);
  const names = any === null ? by.map((field) => `${dataset}.${field}`) : [any];
  const keyed =
    any === null ? rows : derive(rows, [{ name: any, value: number(1, BIGINT), origin: 'any key' }]);
  const flag = `${dataset}:doubtful`;
  const once = aggregate(
    keyed,
    names,
    [],
    `keys of ${dataset} of which it is not known which version is found`,
  );
  return { keys: derive(once, [{ name: flag, value: truth(true), origin: 'ties' }]), flag, any };
}

/** The column that says whether versions that tie differ in a field. */
export function tiedIn(column: string): string {
  return `${column}:tied`;
}

function isTied(name: string, type: ValueType): Scalar {
  const [value, most] = [column(name, type), column(`${name}:most`, type)];
  const [known, rows] = [column(`${name}:known`, BIGINT), column(OWN.ties, BIGINT)];
  const isPartlyKnown = call('lt', [known, rows], BOOLEAN);
  const differs = call('ne', [value, most], BOOLEAN);
  const isKnown = call('gt', [known, number(0)], BOOLEAN);
  return call('and', [isKnown, call('or', [differs, isPartlyKnown], BOOLEAN)], BOOLEAN);
}
