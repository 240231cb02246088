import { rmSync, statSync } from 'node:fs';
import type { SourceFile } from '../source/resolve-files.ts';
import { openScratchFolder } from '../source/scratch-folder.ts';
import { type FoundHeader, findHeader } from './read/find-header.ts';
import { findParts } from './read/find-parts.ts';
import { openWorkbook } from './read/open-workbook.ts';
import { readSheet, type SheetRow } from './read/read-sheet.ts';
import { openZip } from './read/zip-file.ts';

/** A sheet that can be seen, and where its columns seem to be named. */
export interface SurveyedSheet {
  readonly name: string;
  readonly header: FoundHeader;
}

const ROWS = 30;

/** Looks at the first rows of every visible sheet, in order. Throws PlumblineError for what is no workbook. */
export async function surveyWorkbook(path: string, name: string): Promise<readonly SurveyedSheet[]> {
  const file = { name, path, bytes: statSync(path).size };
  const zip = await openZip(file);
  const { sheets } = await findParts(zip, file).finally(zip.close);
  const surveyed: SurveyedSheet[] = [];
  for (const sheet of sheets.filter(({ isHidden }) => !isHidden))
    surveyed.push({ name: sheet.name, header: findHeader(await firstRows(file, sheet.name)) });
  return surveyed;
}

async function firstRows(file: SourceFile, sheet: string): Promise<readonly SheetRow[]> {
  const work = openScratchFolder(undefined);
  const workbook = { sheet, headerRows: null, range: null, fillMerged: false };
  try {
    const book = await openWorkbook(file, { workbook, work, copyName: '0', signal: undefined });
    try {
      const rows: SheetRow[] = [];
      const enough = new Error('enough rows');
      const row = (one: SheetRow) => {
        if (rows.length < ROWS && one.cells.some((cell) => cell !== null && cell !== undefined))
          rows.push(one);
      };
      const afterPiece = async () => {
        if (rows.length >= ROWS) throw enough;
      };
      const source = { file: file.name, part: book.sheet.path, bytes: book.zip.read(book.sheet.path) };
      await readSheet(source, book.setting, { row, merged: () => undefined, afterPiece }).catch(
        (thrown: unknown) => {
          if (thrown !== enough) throw thrown;
        },
      );
      return rows;
    } finally {
      book.close();
    }
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
