import type { Dataset, History, ValueType } from '@plumbline/model';
import type { DatasetFacts, Facts } from '@plumbline/query';
import { aggregate, derive, filter, scan, window } from '../../make.ts';
import { OWN } from '../../names.ts';
import type { Plan, Scan } from '../../node.ts';
import {
  allOf,
  BIGINT,
  BOOLEAN,
  call,
  column,
  columnsOf,
  conjuncts,
  date,
  type Measure,
  number,
  type Scalar,
  TEXT,
  truth,
} from '../../scalar.ts';
import type { Versions } from '../cells/frame.ts';
import { inZone } from './zones.ts';

export interface Recorded {
  readonly dataset: Dataset;
  readonly history: History;
  readonly facts: DatasetFacts;
  /** Whatever policies hide from the asker. */
  readonly ofAll: boolean;
  /** Where days end. */
  readonly zone: string;
}
type Fields = readonly { readonly field: string; readonly type: ValueType }[];

/**
 * The version of each key that counts, before any condition: the last recorded (first, up to a day), ties by `prefer`.
 * Rows that tie and agree in what is read are one; `ties` counts those that do not. `among`: conditions that all
 * versions of a key meet or none, so that other keys need not be looked at.
 */
export function versionsOf(
  recorded: Recorded,
  read: Fields,
  versions: Versions,
  among: readonly Scalar[],
): Plan {
  const { dataset, history } = recorded;
  const named = (field: string) => `${dataset.name}.${field}`;
  if (read.every(({ field }) => history.key.includes(field))) {
    const known = knownRows(recorded, versions, among);
    const keys = aggregate(known, history.key.map(named), [], `the keys of ${dataset.name}`);
    return derive(keys, [{ name: OWN.ties, value: number(1, BIGINT), origin: 'ties' }]);
  }
  const chosen = chosenVersions(recorded, versions, among);
  const key = history.key.map((field) => ownField(recorded, field));
  const columns = [...new Set([...history.key, ...read.map(({ field }) => field)])].map(named);
  const which = versions.first ? 'first' : 'last';
  const one = aggregate(chosen, columns, [], `the ${which} recorded version of each key of ${dataset.name}`);
  const ties: Scalar = { kind: 'tally', partition: key, type: BIGINT };
  return window(one, [{ name: OWN.ties, value: ties, origin: 'ties' }]);
}

/** The rows that were recorded, up to a day. */
function knownRows(recorded: Recorded, { until }: Versions, among: readonly Scalar[]): Plan {
  const { zone } = recorded;
  const rows: Scan = {
    ...scan(recorded.dataset.name, recorded.facts.table, storedFields(recorded), null),
    ...(recorded.ofAll ? { ofAll: true } : {}),
  };
  const at = ownField(recorded, recorded.history.recordedAt);
  const isRecorded = call('is_not_null', [at], BOOLEAN);
  return filter(rows, allOf([isRecorded, until === null ? null : recordedBy(at, until, zone), ...among]));
}

/** The version of each key that counts, and those that tie with it. */
export function chosenVersions(recorded: Recorded, versions: Versions, among: readonly Scalar[]): Plan {
  const { history } = recorded;
  const place: Scalar = {
    kind: 'rank',
    of: ownField(recorded, history.recordedAt),
    ascending: versions.first,
    partition: history.key.map((field) => ownField(recorded, field)),
    then: history.prefer.map(({ field, desc }) => ({ of: ownField(recorded, field), ascending: !desc })),
    type: BIGINT,
  };
  const known = knownRows(recorded, versions, among);
  const ranked = window(known, [{ name: OWN.place, value: place, origin: 'versions' }]);
  return filter(ranked, call('eq', [column(OWN.place, BIGINT), number(1)], BOOLEAN));
}

function ownField({ dataset }: Recorded, field: string): Scalar {
  return column(`${dataset.name}.${field}`, dataset.fields.get(field)?.type ?? { kind: 'text' });
}

/** A field that says which row counts and is in no column of the table, such as one read from a related row. */
export function fieldOutOfTable({ name, history, span }: Dataset, facts: Facts): string | null {
  const columns = facts.datasets.get(name)?.columns;
  const needed = [
    ...(history === null ? [] : [...history.key, history.recordedAt, ...history.prefer.map((p) => p.field)]),
    ...(span === null ? [] : [span.from, span.to]),
  ];
  return needed.find((field) => columns?.has(field) === false) ?? null;
}

/** Terms of a condition that all versions of a key meet, or none. */
export function ofKeysAlone({ name, history }: Dataset, condition: Scalar | null): readonly Scalar[] {
  const key = new Set((history?.key ?? []).map((field) => `${name}.${field}`));
  return history === null
    ? []
    : conjuncts(condition).filter((term) => [...columnsOf(term)].every((c) => key.has(c)));
}

export function storedFields({ dataset, facts }: Recorded): Fields {
  return [...dataset.fields.values()].flatMap(({ name, type }) =>
    facts.columns.has(name) ? [{ field: name, type }] : [],
  );
}

function recordedBy(recorded: Scalar, until: number, zone: string): Scalar {
  if (recorded.type.kind === 'date') return call('le', [recorded, date(until)], BOOLEAN);
  return call('lt', [inZone(recorded, zone), date(until + 1)], BOOLEAN);
}

/** A measure that refuses to read one of several versions that nothing tells apart. */
export function withoutTies(measure: Measure, dataset: Dataset): Measure {
  if (dataset.history === null) return measure;
  return { ...measure, arg: valueOfVersion(measure.arg ?? truth(true), dataset) };
}

/** A value of a row that refuses where the row is one of several versions that nothing tells apart. */
export function valueOfVersion(value: Scalar, { name, history }: Dataset): Scalar {
  if (history === null) return value;
  const key = history.key.map((field) => column(`${name}.${field}`, TEXT));
  const isTied = call('gt', [column(OWN.ties, BIGINT), number(1)], BOOLEAN);
  return orTied(value, isTied, { name, key });
}

/** A value of a version that nothing tells from another one is none: it refuses. */
export function orTied(
  value: Scalar,
  isTied: Scalar,
  { name, key }: { readonly name: string; readonly key: readonly Scalar[] },
): Scalar {
  const words = key.flatMap((field, i) => [word(i === 0 ? '' : ' / '), call('cast', [field], TEXT)]);
  const text = call('concat', [word(`plumbline:query/tied-versions:${name}:`), ...words], TEXT);
  const whens = [{ when: isTied, then: call('raise', [text], value.type) }];
  return { kind: 'case', whens, otherwise: value, type: value.type };
}

function word(text: string): Scalar {
  return { kind: 'literal', value: text, type: TEXT };
}
