import { type Diagnostic, report } from '@plumbline/diagnostics';
import { type CellRange, columnLetters } from './cell-address.ts';
import type { SheetRow } from './read-sheet.ts';
import type { TableRows } from './table-rows.ts';
import { isTotalWord } from './total-words.ts';

/** Where the notes are about. */
export interface SheetPlace {
  readonly file: string;
  readonly sheet: string;
}

/** Collects what a reader of the sheet would want to know: nothing of it is guessed away. */
export interface SheetNotes {
  /** Every row of data that is not blank, its cells by column of the sheet. */
  readonly seen: (row: SheetRow) => void;
  readonly report: (merged: readonly CellRange[]) => readonly Diagnostic[];
}

export function sheetNotes(place: SheetPlace): SheetNotes {
  const totals = { rows: 0, first: 0, text: '' };
  const bad = { cells: 0, example: '', what: '', row: 0 };
  const blanks = { rows: 0, first: 0 };
  let last = 0;
  return {
    seen({ number, cells }) {
      if (last > 0 && number > last + 1) {
        if (blanks.rows === 0) blanks.first = last + 1;
        blanks.rows += number - last - 1;
      }
      last = number;
      let isFirst = true;
      for (let c = 0; c < cells.length; c++) {
        const cell = cells[c];
        if (cell === null || cell === undefined) continue;
        if (isFirst && cell.kind === 'text' && isTotalWord(cell.text)) {
          if (totals.rows++ === 0) Object.assign(totals, { first: number, text: cell.text.trim() });
        }
        isFirst = false;
        if (cell.kind !== 'bad') continue;
        if (bad.cells++ === 0)
          Object.assign(bad, { example: `${columnLetters(c)}${number}`, what: cell.text, row: number });
      }
    },
    report: (merged) => [
      ...(blanks.rows === 0 ? [] : [blankRows(place, blanks)]),
      ...(totals.rows === 0 ? [] : [totalRows(place, totals)]),
      ...(merged.length === 0 ? [] : [mergedCells(place, merged)]),
      ...(bad.cells === 0 ? [] : [unusableCells(place, bad)]),
    ],
  };
}

/** What is doubtful about the names of the columns; `unnamed`: letters of columns with values and no name. */
export function headerNotes(
  place: SheetPlace,
  table: TableRows,
  unnamed: readonly string[],
): readonly Diagnostic[] {
  const { file } = place;
  if (table.isDoubtful()) {
    const text = {
      zh: '如果首行是列名，请写 header: true；如果表头在别的行，请写 header_rows',
      en: 'write header: true if the first row holds names, or header_rows if another one does',
    };
    const options = { at: at(place, 1), severity: 'warning', hints: [{ text }] } as const;
    return [report('load/no-header', { file }, options)];
  }
  const row = table.header().at(-1)?.number ?? 0;
  if (unnamed.length === 0) return [];
  const better = table.better() ?? 3;
  const text = {
    zh: `如果表头在别的行，请写明，例如 header_rows: ${better}`,
    en: `if other rows hold the names, say which, for example header_rows: ${better}`,
  };
  const options = { at: at(place, row), severity: 'warning', hints: [{ text }] } as const;
  return [report('load/unnamed-columns', { ...place, row, columns: unnamed }, options)];
}

function at({ file }: SheetPlace, row: number, column?: string) {
  const line = { kind: 'data', file, line: row } as const;
  return column === undefined ? line : { ...line, column };
}

function blankRows(place: SheetPlace, found: { readonly rows: number; readonly first: number }): Diagnostic {
  const text = {
    zh: '如果空行之后不是同一张表，请用 range 只取需要的区域，例如 range: A1:F120',
    en: 'if another table or notes follow, read only what belongs together with range, for example range: A1:F120',
  };
  const options = { at: at(place, found.first), severity: 'warning', hints: [{ text }] } as const;
  return report('load/blank-rows', { ...place, ...found }, options);
}

function totalRows(
  place: SheetPlace,
  found: { readonly rows: number; readonly first: number; readonly text: string },
): Diagnostic {
  const text = {
    zh: '请用 range 排除这些行，例如 range: A1:F120；或在 Excel 中删除',
    en: 'leave them out with range, for example range: A1:F120, or delete them in Excel',
  };
  const options = { at: at(place, found.first), severity: 'warning', hints: [{ text }] } as const;
  return report('load/total-rows', { ...place, ...found }, options);
}

function mergedCells(place: SheetPlace, merged: readonly CellRange[]): Diagnostic {
  const text = {
    zh: '如果每一格都是这个值，请写 fill_merged: true',
    en: 'write fill_merged: true if every cell has that value',
  };
  const first = merged[0];
  const example = first === undefined ? '' : rangeText(first);
  const options = { at: at(place, first?.firstRow ?? 1), severity: 'warning', hints: [{ text }] } as const;
  return report('load/merged-cells', { ...place, ranges: merged.length, example }, options);
}

function unusableCells(
  place: SheetPlace,
  {
    cells,
    example,
    what,
    row,
  }: { readonly cells: number; readonly example: string; readonly what: string; readonly row: number },
): Diagnostic {
  const text = {
    zh: '公式没有值时，请在 Excel 中打开、重算并保存',
    en: 'where a formula has no value, open the workbook in Excel, calculate and save it',
  };
  const options = {
    at: at(place, row, example.replace(/\d+/, '')),
    severity: 'warning',
    hints: what.startsWith('FORMULA') ? [{ text }] : [],
  } as const;
  return report('load/unusable-cells', { ...place, cells, example, what }, options);
}

function rangeText({ firstRow, lastRow, firstColumn, lastColumn }: CellRange): string {
  return `${columnLetters(firstColumn)}${firstRow}:${columnLetters(lastColumn)}${lastRow}`;
}
