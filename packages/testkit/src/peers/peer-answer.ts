import type { MetricResult } from '@plumbline/query';
import type { PeerCase, PeerValue } from './peer-case.ts';

/** What is written for one case. */
export type PeerAnswer =
  | { readonly columns: readonly string[]; readonly rows: readonly (readonly PeerValue[])[] }
  | { readonly refused: string };

/** A result in the words of the suite: times with a clock, decimals as numbers. */
export function toPeerAnswer(
  { columns, rows }: MetricResult,
  { columns: named }: Pick<PeerCase, 'columns'>,
): PeerAnswer {
  const cells = columns.map(({ type }) => CELLS[type] ?? ((cell: PeerValue) => cell));
  return {
    columns: columns.map(({ name }, i) => named[i]?.name ?? name),
    rows: rows.map((row) => row.map((cell, i) => (cell === null ? null : (cells[i]?.(cell) ?? cell)))),
  };
}

const toNumber = (cell: PeerValue): PeerValue => (typeof cell === 'string' ? Number(cell) : cell);

const CELLS: Readonly<Record<string, (cell: PeerValue) => PeerValue>> = {
  date: (cell) => `${cell} 00:00:00`,
  timestamp: (cell) => String(cell).replace('T', ' ').replace(/\.0+$/, ''),
  bigint: toNumber,
  decimal: toNumber,
};

/** The first difference between an answer and the rows of the suite; null when there is none. */
export function differenceOf(answer: PeerAnswer, expected: PeerCase): string | null {
  if ('refused' in answer) return `refused: ${answer.refused}`;
  const { rows } = answer;
  if (rows.length !== expected.rows.length) return `${rows.length} rows for ${expected.rows.length}`;
  const [ours, theirs] = expected.row_order_matters
    ? [rows, expected.rows]
    : [inOrder(rows, expected), inOrder(expected.rows, expected)];
  for (const [i, row] of theirs.entries()) {
    const mine = ours[i] ?? [];
    if (row.length !== mine.length) return `${mine.length} columns for ${row.length}`;
    if (!row.every((cell, j) => isSame(cell, mine[j] ?? null)))
      return `${JSON.stringify(mine)} for ${JSON.stringify(row)}`;
  }
  return null;
}

function isSame(a: PeerValue, b: PeerValue): boolean {
  if (typeof a !== 'number' || typeof b !== 'number') return a === b;
  return Math.abs(a - b) <= 1e-6 * Math.max(Math.abs(a), Math.abs(b), 1e-9);
}

function inOrder(
  rows: readonly (readonly PeerValue[])[],
  { columns }: PeerCase,
): readonly (readonly PeerValue[])[] {
  const keyed = rows.map((row) => {
    const keys = row.filter((_, i) => columns[i]?.role !== 'metric');
    const values = row.filter((_, i) => columns[i]?.role === 'metric');
    const rounded = values.map((value) => (typeof value === 'number' ? value.toPrecision(6) : value));
    return { row, key: JSON.stringify([keys, rounded]) };
  });
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ row }) => row);
}
