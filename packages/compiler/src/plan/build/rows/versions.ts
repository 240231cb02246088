import type { Dataset, History, ValueType } from '@plumbline/model';
import type { DatasetFacts, Facts } from '@plumbline/query';
import { aggregate, derive, filter, scan, window } from '../../make.ts';
import { OWN } from '../../names.ts';
import type { Plan } from '../../node.ts';
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

interface Recorded {
  readonly dataset: Dataset;
  readonly history: History;
  readonly facts: DatasetFacts;
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
  const own = (field: string): Scalar =>
    column(named(field), dataset.fields.get(field)?.type ?? { kind: 'text' });
  const key = history.key.map(own);
  const { until } = versions;
  const isKnown = until === null ? null : recordedBy(own(history.recordedAt), until);
  const isRecorded = call('is_not_null', [own(history.recordedAt)], BOOLEAN);
  const rows = scan(dataset.name, recorded.facts.table, storedFields(recorded), null);
  const known = filter(rows, allOf([isRecorded, isKnown, ...among]));
  if (read.every(({ field }) => history.key.includes(field))) {
    const keys = aggregate(known, history.key.map(named), [], `the keys of ${dataset.name}`);
    return derive(keys, [{ name: OWN.ties, value: number(1, BIGINT), origin: 'ties' }]);
  }
  const place: Scalar = {
    kind: 'rank',
    of: own(history.recordedAt),
    ascending: versions.first,
    partition: key,
    then: history.prefer.map(({ field, desc }) => ({ of: own(field), ascending: !desc })),
    type: BIGINT,
  };
  const ranked = window(known, [{ name: OWN.place, value: place, origin: 'versions' }]);
  const chosen = filter(ranked, call('eq', [column(OWN.place, BIGINT), number(1)], BOOLEAN));
  const columns = [...new Set([...history.key, ...read.map(({ field }) => field)])].map(named);
  const which = versions.first ? 'first' : 'last';
  const one = aggregate(chosen, columns, [], `the ${which} recorded version of each key of ${dataset.name}`);
  const ties: Scalar = { kind: 'tally', partition: key, type: BIGINT };
  return window(one, [{ name: OWN.ties, value: ties, origin: 'ties' }]);
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

function storedFields({ dataset, facts }: Recorded): Fields {
  return [...dataset.fields.values()].flatMap(({ name, type }) =>
    facts.columns.has(name) ? [{ field: name, type }] : [],
  );
}

function recordedBy(recorded: Scalar, until: number): Scalar {
  if (recorded.type.kind === 'date') return call('le', [recorded, date(until)], BOOLEAN);
  return call('lt', [recorded, date(until + 1)], BOOLEAN);
}

/** A measure that refuses to read one of several versions that nothing tells apart. */
export function withoutTies(measure: Measure, { name, history }: Dataset): Measure {
  if (history === null) return measure;
  const isTied = call('gt', [column(OWN.ties, BIGINT), number(1)], BOOLEAN);
  const key = history.key.map((field) => column(`${name}.${field}`, TEXT));
  const words = key.flatMap((field, i) => [word(i === 0 ? '' : ' / '), call('cast', [field], TEXT)]);
  const text = call('concat', [word(`plumbline:query/tied-versions:${name}:`), ...words], TEXT);
  const arg = measure.arg ?? truth(true);
  const refused = call('raise', [text], arg.type);
  const whens = [{ when: isTied, then: refused }];
  return { ...measure, arg: { kind: 'case', whens, otherwise: arg, type: arg.type } };
}

function word(text: string): Scalar {
  return { kind: 'literal', value: text, type: TEXT };
}
