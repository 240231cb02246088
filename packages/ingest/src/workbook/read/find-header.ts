import type { SheetRow } from './read-sheet.ts';
import { looksLikeHeader } from './sheet-header.ts';

/** Where the names of the columns stand, by the first rows of a sheet; rows by their numbers. */
export type FoundHeader =
  /** As a sheet is read when nobody says more: in its first row that is not blank. */
  | { readonly kind: 'first' }
  | { readonly kind: 'rows'; readonly rows: readonly number[] }
  /** Nothing below anything that names two columns: notes, a cover. */
  | { readonly kind: 'none' };

/**
 * A guess for people to look over, from rows that are not blank: rows of a title name few of the columns that are filled
 * below, and a second row of names fills the gaps of a first one.
 *
 * | rows | header |
 * |---|---|
 * | `[2024年销售明细]`, `[订单, 日期, 金额]`, `[SO1, 45296, 10]` | the second |
 * | `[月份, 华东, , 华南, ]`, `[ , 收入, 成本, 收入, 成本]`, `[45292, 1, 2, 3, 4]` | both |
 */
export function findHeader(rows: readonly SheetRow[]): FoundHeader {
  const widest = Math.max(0, ...rows.map((row) => filledIn(row).size));
  const at = rows.findIndex((row) => looksLikeHeader(row) && filledIn(row).size * 2 > widest);
  const first = rows[at];
  const second = rows[at + 1];
  if (first === undefined || second === undefined || widest < 2) return { kind: 'none' };
  const isPair = looksLikeHeader(second) && fillsGaps(first, second) && rows.length > at + 2;
  if (isPair) return { kind: 'rows', rows: [first.number, second.number] };
  return at === 0 ? { kind: 'first' } : { kind: 'rows', rows: [first.number] };
}

function fillsGaps(first: SheetRow, second: SheetRow): boolean {
  const above = filledIn(first);
  return [...filledIn(second)].some((column) => !above.has(column));
}

function filledIn({ cells }: SheetRow): ReadonlySet<number> {
  return new Set(cells.flatMap((cell, column) => (cell === null || cell === undefined ? [] : [column])));
}
