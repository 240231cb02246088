import type { Result } from '../../api/answer.ts';

export type Row = Result['rows'][number];
export type Value = Row[number];

/**
 * A place on one dimension: a member (its JSON), all of them together, or all beyond the first ones. Texts, so that paths are
 * keys of maps.
 */
export type Key = string;
export const ALL: Key = '*';
export const OTHERS: Key = '~';

export function memberKey(value: Value): Key {
  return JSON.stringify(value);
}

/** The member again; undefined for all and for others. */
export function memberOf(key: Key): Value | undefined {
  return key === ALL || key === OTHERS ? undefined : (JSON.parse(key) as Value);
}

/** One line of the answer, wherever it stood. */
export interface Spot {
  readonly list: 'row' | 'total' | 'other';
  readonly index: number;
  readonly keys: readonly Key[];
  readonly row: Row;
}

export interface Cells {
  /** Lines with a member (or the others) on every dimension, in the order of the answer. */
  readonly leaves: readonly Spot[];
  /** The line at a place: one key for each dimension. */
  readonly at: (keys: readonly Key[]) => Spot | undefined;
}

/** Every line of an answer by its place; nothing is computed. `keys`: how many columns are dimensions. */
export function cellsOf(result: Result, keys: number): Cells {
  const names = result.columns.slice(0, keys).map(({ name }) => name);
  const rows = result.rows.map(
    (row, index): Spot => ({ list: 'row', index, row, keys: names.map((_, i) => memberKey(row[i] ?? null)) }),
  );
  const totals = (result.totals ?? []).map(
    ({ by, row }, index): Spot => ({
      list: 'total',
      index,
      row,
      keys: names.map((name, i) => (by.includes(name) ? memberKey(row[i] ?? null) : ALL)),
    }),
  );
  const limited = limitedKey(result, keys);
  const others = (result.others ?? []).map(
    ({ by, row }, index): Spot => ({
      list: 'other',
      index,
      row,
      keys: names.map((name, i) =>
        i === limited ? OTHERS : by.includes(name) ? memberKey(row[i] ?? null) : ALL,
      ),
    }),
  );
  const all = new Map([...rows, ...totals, ...others].map((spot) => [spot.keys.join('\n'), spot]));
  return {
    leaves: [...rows, ...others.filter((spot) => !spot.keys.includes(ALL))],
    at: (wanted) => all.get(wanted.join('\n')),
  };
}

/** The dimension whose members beyond the first ones are the others: the last one that is no time. */
function limitedKey({ columns }: Result, keys: number): number {
  return columns.slice(0, keys).findLastIndex(({ role }) => role !== 'time');
}
