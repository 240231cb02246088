import { type CellRange, columnLetters } from './cell-address.ts';
import type { SheetRow } from './read-sheet.ts';
import type { CopyCounts } from './sheet-copy.ts';
import { headerNames } from './sheet-header.ts';

/** A column of a sheet that is read. */
export interface SheetColumn {
  readonly name: string;
  /** Place in the copy, from 0, and in the sheet: `C`. */
  readonly field: number;
  readonly letters: string;
  /** Some cell has no value that can be used. */
  readonly hasBad: boolean;
}

/** Columns with a name or a value; one without a name is called after its place. `unnamed`: their letters. */
export function sheetColumns(
  header: readonly SheetRow[],
  merged: readonly CellRange[],
  range: CellRange,
  { filled, bad, width }: Pick<CopyCounts, 'filled' | 'bad' | 'width'>,
): { readonly columns: readonly SheetColumn[]; readonly unnamed: readonly string[] } {
  const headerWidth = Math.max(0, ...header.map(({ cells }) => cells.length));
  const last = Math.min(range.lastColumn + 1, Math.max(headerWidth, range.firstColumn + width));
  const names = headerNames(header, merged, last).slice(range.firstColumn);
  const columns: SheetColumn[] = [];
  const unnamed: string[] = [];
  for (const [field, name] of names.entries()) {
    if (name === null && !filled.has(field) && !bad.has(field)) continue;
    const letters = columnLetters(range.firstColumn + field);
    if (name === null) unnamed.push(letters);
    columns.push({ name: name ?? `column${field + 1}`, field, letters, hasBad: bad.has(field) });
  }
  return { columns, unnamed: header.length === 0 ? [] : unnamed };
}
