import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PlumblineError, report } from '@plumbline/diagnostics';
import { openScratchFolder } from '../source/scratch-folder.ts';
import { columnLetters } from './read/cell-address.ts';
import { findParts } from './read/find-parts.ts';
import { openWorkbook } from './read/open-workbook.ts';
import { readSheet } from './read/read-sheet.ts';
import { openZip } from './read/zip-file.ts';

/** A cell that people filled in. */
export interface FormCell {
  readonly text: string;
  /** It holds no value: an error of the spreadsheet, a formula that was never computed. */
  readonly isBad: boolean;
}

export interface FormRow {
  /** As the spreadsheet counts them, from 1. */
  readonly number: number;
  /** By letters of the column; empty cells are left out. */
  readonly cells: ReadonlyMap<string, FormCell>;
}

export interface ReadForm {
  readonly sheet: string;
  /** The header among them; rows without any cell are left out. */
  readonly rows: readonly FormRow[];
}

export interface FormLimits {
  readonly rows: number;
  readonly columns: number;
}

/**
 * Reads a small sheet whole: the first of `sheets` that the workbook has, else the first that can be seen. `name`: what the
 * file is called in messages. Throws PlumblineError for what is no workbook, a broken one, or one with too many rows.
 */
export async function readForm(
  bytes: Uint8Array,
  {
    name,
    sheets,
    most,
  }: { readonly name: string; readonly sheets: readonly string[]; readonly most: FormLimits },
): Promise<ReadForm> {
  const work = openScratchFolder(undefined);
  try {
    const path = join(work, 'form.xlsx');
    mkdirSync(work, { recursive: true });
    writeFileSync(path, bytes);
    const file = { name, path, bytes: bytes.length };
    const zip = await openZip(file);
    const parts = await findParts(zip, file).finally(zip.close);
    const sheet = sheets.find((wanted) => parts.sheets.some((one) => one.name === wanted)) ?? null;
    const workbook = { sheet, headerRows: null, range: null, fillMerged: false };
    const book = await openWorkbook(file, { workbook, work, copyName: '0', signal: undefined });
    try {
      const rows: FormRow[] = [];
      const source = { file: name, part: book.sheet.path, bytes: book.zip.read(book.sheet.path) };
      await readSheet(source, book.setting, {
        merged: () => undefined,
        afterPiece: async () => undefined,
        row({ number, cells }) {
          if (cells.length > most.columns) throw tooLarge('columns', most.columns);
          const filled = cells.flatMap((cell, c) =>
            cell === null || cell === undefined
              ? []
              : [[columnLetters(c), { text: cell.text, isBad: cell.kind === 'bad' }] as const],
          );
          if (filled.length === 0) return;
          if (rows.length > most.rows) throw tooLarge('rows', most.rows);
          rows.push({ number, cells: new Map(filled) });
        },
      });
      return { sheet: book.sheet.name, rows };
    } finally {
      book.close();
    }
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function tooLarge(what: 'rows' | 'columns', most: number): PlumblineError {
  return new PlumblineError([report('interchange/sheet-too-large', { what, most })]);
}
