import { looksLikeValue } from '../../text/dialect.ts';
import type { CellRange } from './cell-address.ts';
import type { CellValue } from './cell-value.ts';
import type { SheetRow } from './read-sheet.ts';

/** Text cells, none of which reads like a number or a date, may name columns. */
export function looksLikeHeader({ cells }: SheetRow): boolean {
  const filled = cells.filter(isFilled);
  return filled.length > 0 && filled.every((cell) => cell.kind === 'text' && !looksLikeValue(cell.text));
}

function isFilled(cell: CellValue | null | undefined): cell is CellValue {
  return cell !== null && cell !== undefined;
}

/**
 * The name of each column: its cells in the header rows from above, joined by a space, each text once where a merged
 * range repeats it. Null where all that stands above it is the title of a range that began further left.
 *
 * | rows | names |
 * |---|---|
 * | `[2026年 merged over B:C]`, `[部门, 1月, 2月]` | 部门 · 2026年 1月 · 2026年 2月 |
 */
export function headerNames(
  rows: readonly SheetRow[],
  merged: readonly CellRange[],
  width: number,
): readonly (string | null)[] {
  const filled = rows.map((row) => headerTexts(row, rows, merged, width));
  return Array.from({ length: width }, (_, column) => {
    const parts = filled.map((texts) => texts[column] ?? NOTHING).filter(({ text }) => text !== '');
    if (parts.every(({ isOwn }) => !isOwn)) return null;
    return parts
      .map(({ text }) => text)
      .filter((text, i, texts) => text !== texts[i - 1])
      .join(' ');
  });
}

interface HeaderText {
  readonly text: string;
  /** Not lent by a cell further left. */
  readonly isOwn: boolean;
}

const NOTHING: HeaderText = { text: '', isOwn: false };

function headerTexts(
  { number, cells }: SheetRow,
  rows: readonly SheetRow[],
  merged: readonly CellRange[],
  width: number,
): readonly HeaderText[] {
  const texts = Array.from({ length: width }, (_, column) => ({
    text: oneLine(cells[column]?.text ?? ''),
    isOwn: true,
  }));
  for (const { firstRow, lastRow, firstColumn, lastColumn } of merged) {
    if (firstRow > number || lastRow < number) continue;
    const top = rows.find((row) => row.number === firstRow);
    const text = oneLine(top?.cells[firstColumn]?.text ?? '');
    for (let c = firstColumn; c <= Math.min(lastColumn, width - 1); c++)
      texts[c] = { text, isOwn: c === firstColumn };
  }
  return texts;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
