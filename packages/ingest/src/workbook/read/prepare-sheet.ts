import { join } from 'node:path';
import { type Diagnostic, PlumblineError, report } from '@plumbline/diagnostics';
import type { FileOptions } from '@plumbline/model';
import type { SourceFile } from '../../source/resolve-files.ts';
import { type CellRange, rangeOf, WHOLE_SHEET } from './cell-address.ts';
import { mergedFiller } from './merged-cells.ts';
import { type OpenedWorkbook, openWorkbook } from './open-workbook.ts';
import { readSheet } from './read-sheet.ts';
import type { XmlSource } from './read-xml.ts';
import { type SheetColumn, sheetColumns } from './sheet-columns.ts';
import { type CopyCounts, openSheetCopy } from './sheet-copy.ts';
import { headerNotes, type SheetPlace, sheetNotes } from './sheet-notes.ts';
import { type TableRows, tableRows } from './table-rows.ts';

/** A sheet as a CSV copy that DuckDB can read: see `openSheetCopy` for its columns. */
export interface PreparedSheet {
  readonly file: SourceFile;
  readonly sheet: string;
  readonly path: string;
  /** Those that are read. */
  readonly columns: readonly SheetColumn[];
  readonly counts: CopyCounts;
  readonly rows: number;
  readonly notes: readonly Diagnostic[];
}

export interface PrepareSheetOptions {
  readonly options: FileOptions;
  /** Existing folder for the copy. */
  readonly work: string;
  /** Name of the copy, without folder. */
  readonly copyName: string;
  readonly onBytes?: ((count: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Copies one sheet of a workbook, never holding more than a few rows of it. Throws PlumblineError. */
export async function prepareSheet(file: SourceFile, options: PrepareSheetOptions): Promise<PreparedSheet> {
  const { work, copyName, signal } = options;
  const { workbook } = options.options;
  const book = await openWorkbook(file, { workbook, work, copyName, signal });
  try {
    return await prepareOpened(file, book, options);
  } finally {
    book.close();
  }
}

async function prepareOpened(
  file: SourceFile,
  book: OpenedWorkbook,
  options: PrepareSheetOptions,
): Promise<PreparedSheet> {
  const { header, workbook } = options.options;
  const place = { file: file.name, sheet: book.sheet.name };
  const range = rangeOf(workbook?.range ?? '') ?? WHOLE_SHEET;
  const headerRows = workbook?.headerRows ?? null;
  const table = tableRows({ headerRows, header, range });
  const notes = sheetNotes(place);
  const fills = workbook?.fillMerged === true;
  const reading = { file, book, options, range, table, notes };
  const filled = fills ? await mergedRanges(reading) : [];
  const { counts, merged, path } = await copyRows(reading, filled);
  refuseEmpty(place, table, counts);
  const { columns, unnamed } = sheetColumns(table.header(), merged, range, counts);
  const firstData = (table.header().at(-1)?.number ?? range.firstRow - 1) + 1;
  const unfilled = merged.filter(
    (one) => !fills && one.lastRow >= firstData && one.firstRow <= range.lastRow && isWithin(one, range),
  );
  return {
    file,
    sheet: book.sheet.name,
    path,
    columns,
    counts,
    rows: counts.rows,
    notes: [...book.notes, ...headerNotes(place, table, unnamed), ...notes.report(unfilled)],
  };
}

interface Reading {
  readonly file: SourceFile;
  readonly book: OpenedWorkbook;
  readonly options: PrepareSheetOptions;
  readonly range: CellRange;
  readonly table: TableRows;
  readonly notes: ReturnType<typeof sheetNotes>;
}

async function copyRows(
  reading: Reading,
  filled: readonly CellRange[],
): Promise<{
  readonly counts: CopyCounts;
  readonly merged: readonly CellRange[];
  readonly path: string;
}> {
  const { book, options, range, table, notes } = reading;
  const path = join(options.work, `${options.copyName}.sheet`);
  const fill = mergedFiller(filled);
  const merged: CellRange[] = [];
  const copy = await openSheetCopy(path);
  const cut = range.firstColumn > 0 || range.lastColumn < WHOLE_SHEET.lastColumn;
  const inRange = <T>(cells: readonly T[]) =>
    cut ? cells.slice(range.firstColumn, range.lastColumn + 1) : cells;
  try {
    await readSheet(sheetXml(reading, 1), book.setting, {
      row: (row) =>
        table.take(fill(row), (data) => {
          notes.seen(data);
          const names = Math.max(0, ...table.header().map(({ cells }) => inRange(cells).length));
          copy.write({ number: data.number, cells: inRange(data.cells) }, names);
        }),
      merged: (one) => merged.push(one),
      afterPiece: copy.flush,
    });
  } catch (thrown) {
    await copy.close();
    throw thrown;
  }
  return { counts: await copy.close(), merged, path };
}

/** Ranges stand behind the rows: filling them takes a reading of its own. */
async function mergedRanges(reading: Reading): Promise<readonly CellRange[]> {
  const merged: CellRange[] = [];
  await readSheet(sheetXml(reading, 0), reading.book.setting, {
    row: () => {},
    merged: (one) => merged.push(one),
    afterPiece: async () => {},
  });
  return merged;
}

/** `weight`: of this reading in the progress. */
function sheetXml({ file, book, options }: Reading, weight: 0 | 1): XmlSource {
  let told = 0;
  const onShare = (share: number) => {
    const bytes = Math.floor(share * file.bytes) * weight;
    options.onBytes?.(bytes - told);
    told = bytes;
  };
  const bytes = book.zip.read(book.sheet.path, onShare);
  return { file: file.name, part: book.sheet.path, bytes, signal: options.signal };
}

function refuseEmpty(place: SheetPlace, table: TableRows, counts: CopyCounts): void {
  const row = table.missing();
  if (row !== null) {
    const at = { kind: 'data', file: place.file, line: row } as const;
    throw new PlumblineError([report('load/no-header-row', { ...place, row }, { at })]);
  }
  if (counts.rows > 0 || table.header().length > 0) return;
  const at = { kind: 'data', file: place.file } as const;
  throw new PlumblineError([report('load/empty-sheet', place, { at })]);
}

function isWithin(one: CellRange, range: CellRange): boolean {
  return one.firstColumn <= range.lastColumn && one.lastColumn >= range.firstColumn;
}
