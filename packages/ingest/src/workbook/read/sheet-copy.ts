import { type FileHandle, open } from 'node:fs/promises';
import type { CellValue } from './cell-value.ts';
import type { SheetRow } from './read-sheet.ts';

/** Between the bad cells of a row in the column `sheet_bad`: `|2=#N/A|5=…|`. */
export const BETWEEN_BAD_CELLS = '|';

/** What was written, by column of the sheet. */
export interface CopyCounts {
  readonly rows: number;
  /** Fields of the widest row. */
  readonly width: number;
  /** Some row has more fields than the first one. */
  readonly ragged: boolean;
  /** A text holds a line end. */
  readonly lineEnds: boolean;
  /** Columns with a value, and those with a cell that has none that can be used. */
  readonly filled: ReadonlySet<number>;
  readonly bad: ReadonlySet<number>;
}

/** Rows of a sheet as CSV: number of the row, its bad cells, then the cells as text. */
export interface SheetCopy {
  /** `atLeast`: fields that the first row is filled up to; every other row gets as many. */
  readonly write: (row: SheetRow, atLeast: number) => void;
  /** Moves what was written to disk. */
  readonly flush: () => Promise<void>;
  readonly close: () => Promise<CopyCounts>;
}

const FLUSH_AT = 1 << 20;

export async function openSheetCopy(path: string): Promise<SheetCopy> {
  const file: FileHandle = await open(path, 'w');
  let pending = '';
  let rows = 0;
  let width = -1;
  let widest = 0;
  let lineEnds = false;
  const filled = new Set<number>();
  const bad = new Set<number>();
  const flush = async () => {
    if (pending === '') return;
    const text = pending;
    pending = '';
    await file.writeFile(text);
  };
  const field = (cell: CellValue | null | undefined, column: number) => {
    if (cell === null || cell === undefined || cell.kind === 'bad') return '';
    if (!filled.has(column)) filled.add(column);
    if (cell.kind !== 'text' || !QUOTED.test(cell.text)) return cell.text;
    lineEnds ||= /[\n\r]/.test(cell.text);
    return `"${cell.text.replaceAll('"', '""')}"`;
  };
  return {
    write({ number, cells }, atLeast) {
      if (width < 0) width = Math.max(atLeast, cells.length);
      let line = '';
      const length = Math.max(width, cells.length);
      for (let c = 0; c < length; c++) line += `,${field(cells[c], c)}`;
      pending += `${number},${badCells(cells, bad)}${line}\n`;
      rows++;
      widest = Math.max(widest, length);
    },
    flush: async () => {
      if (pending.length >= FLUSH_AT) await flush();
    },
    async close() {
      await flush().finally(() => file.close());
      return { rows, width: widest, ragged: rows > 0 && widest > width, lineEnds, filled, bad };
    },
  };
}

const QUOTED = /[",\n\r]/;

function badCells(cells: SheetRow['cells'], columns: Set<number>): string {
  let text = '';
  for (let c = 0; c < cells.length; c++) {
    const cell = cells[c];
    if (cell?.kind !== 'bad') continue;
    columns.add(c);
    text += `${BETWEEN_BAD_CELLS}${c}=${cell.text.replace(/[|",\r\n]/g, ' ')}`;
  }
  return text === '' ? '' : text + BETWEEN_BAD_CELLS;
}
