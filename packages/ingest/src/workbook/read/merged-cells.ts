import type { CellRange } from './cell-address.ts';
import type { CellValue } from './cell-value.ts';
import type { SheetRow } from './read-sheet.ts';

/** Gives every cell of a merged range the value of its first, row by row from above. */
export function mergedFiller(ranges: readonly CellRange[]): (row: SheetRow) => SheetRow {
  const waiting = [...ranges].sort((a, b) => b.firstRow - a.firstRow);
  let open: { readonly range: CellRange; readonly value: CellValue | null }[] = [];
  return (row) => {
    open = open.filter(({ range }) => range.lastRow >= row.number);
    for (
      let next = waiting.at(-1);
      next !== undefined && next.firstRow <= row.number;
      next = waiting.at(-1)
    ) {
      waiting.pop();
      if (next.lastRow < row.number) continue;
      const value = next.firstRow === row.number ? (row.cells[next.firstColumn] ?? null) : null;
      open.push({ range: next, value });
    }
    if (open.length === 0) return row;
    const cells = [...row.cells];
    for (const { range, value } of open)
      for (let c = range.firstColumn; c <= range.lastColumn; c++) cells[c] = value;
    return { number: row.number, cells };
  };
}
