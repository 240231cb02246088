import type { Result } from '../api/answer.ts';

/**
 * What an answer about several metrics says of one, as if that one had been asked alone; null: the others hide it. A row may
 * stand there for another metric only, and a period may be over for one and not for the other.
 */
export function partOf(result: Result, name: string): Result | null {
  const { columns, rows, totals, notes, meta } = result;
  const isOwn = (column: Result['columns'][number]) => column.name === name || column.of === name;
  const isKept = columns.map((column) => ['time', 'dimension'].includes(column.role) || isOwn(column));
  if (isKept.every(Boolean)) return result;
  if (meta.partial || meta.partial_periods.length > 0) return null;
  const own = columns.flatMap((column, at) => (isOwn(column) ? [at] : []));
  if (rows.some((row) => own.every((at) => row[at] === null))) return null;
  const cut = <V>(row: readonly V[]) => row.filter((_, at) => isKept[at]);
  const kept = cut(columns);
  return {
    ...result,
    columns: kept,
    rows: rows.map(cut),
    ...(totals === undefined ? {} : { totals: totals.map(({ by, row }) => ({ by, row: cut(row) })) }),
    notes: notes.filter((note) => kept.some((column) => column.name === note.column)),
  };
}
