import type { MetricResult } from '@plumbline/query';
import type { Part, Take } from './answer-case.ts';

export type Value = string | number | boolean | null;
export type Row = readonly Value[];

export interface Tolerance {
  readonly relative: number;
  /** For figures that are zero by construction. */
  readonly absolute: number;
}

const CONVERT: Readonly<Record<'year' | 'month_end', (day: string) => Value>> = {
  year: (day) => Number(day.slice(0, 4)),
  month_end: (day) => {
    const [first = 0, month = 0] = day.split('-').map(Number);
    return new Date(Date.UTC(first, month, 0)).toISOString().slice(0, 10);
  },
};

function taken(take: Take, result: MetricResult, row: readonly Value[]): Value {
  if ('say' in take) return take.say;
  const at = result.columns.findIndex((column) => column.name === take.column);
  if (at < 0)
    throw new Error(`no column ${take.column} among ${result.columns.map(({ name }) => name).join(', ')}`);
  const value = row[at] ?? null;
  if (take.as !== undefined && value !== null) return CONVERT[take.as](String(value));
  const type = result.columns[at]?.type;
  return typeof value === 'string' && (type === 'decimal' || type === 'bigint') ? Number(value) : value;
}

const RECORDS: Readonly<Record<'rows' | 'totals' | 'others', (result: MetricResult) => readonly Row[]>> = {
  rows: ({ rows }) => rows,
  totals: ({ totals = [] }) => totals.map(({ row }) => row),
  others: ({ others = [] }) => others.map(({ row }) => row),
};

/** The rows of an answer, with the columns of the sample. */
export function rowsOf(part: Part, result: MetricResult): readonly Row[] {
  return RECORDS[part.from ?? 'rows'](result).flatMap((row) =>
    part.rows.map((takes) => takes.map((take) => taken(take, result, row))),
  );
}

function isSame(found: Value, expected: Value, { relative, absolute }: Tolerance): boolean {
  if (typeof found !== 'number' || typeof expected !== 'number') return found === expected;
  const gap = Math.abs(found - expected);
  return gap <= relative * Math.abs(expected) || (expected === 0 && gap <= absolute);
}

/** Every difference in words; none when the rows are the same, in the same order. */
export function differences(
  found: readonly Row[],
  expected: readonly Row[],
  tolerance: Tolerance,
): readonly string[] {
  const out: string[] = [];
  if (found.length !== expected.length) out.push(`${found.length} rows instead of ${expected.length}`);
  for (const [at, row] of expected.entries()) {
    for (const [cell, value] of row.entries()) {
      const got = found[at]?.[cell] ?? null;
      if (!isSame(got, value, tolerance))
        out.push(`row ${at + 1}, column ${cell + 1}: ${got} instead of ${value}`);
    }
  }
  return out;
}
