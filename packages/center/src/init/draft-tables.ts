import { join } from 'node:path';
import { surveyWorkbook } from '@plumbline/ingest';
import type { DraftSheet, DraftTable } from './draft.ts';
import { labelOf, nameOfFile, stemOf } from './words-of-name.ts';

export interface DraftTables {
  readonly tables: readonly DraftTable[];
  /** Sheets that hold no table, as `file: sheet`. */
  readonly leftOut: readonly string[];
}

/** A table for each file, and for each sheet of a workbook that looks like one. Throws PlumblineError for a file that is no workbook. */
export async function draftTables(root: string, files: readonly string[]): Promise<DraftTables> {
  const tables: DraftTable[] = [];
  const leftOut: string[] = [];
  const add = (file: string, sheet: DraftSheet | null) => {
    const place = tables.length + 1;
    const taken = new Set(tables.map(({ name }) => name));
    const own = sheet?.name ?? null;
    const wanted = nameOf(file, own) ?? `table_${place}`;
    const name = taken.has(wanted) ? `${wanted}_${place}` : wanted;
    const label = labelOf(own === null || isUnnamed(own) ? stemOf(file) : own);
    tables.push({ name, label, file, sheet, rows: 0, columns: [] });
  };
  for (const file of files) {
    if (!/\.xls[xm]$/i.test(file)) {
      add(file, null);
      continue;
    }
    const sheets = await surveyWorkbook(join(root, file), file);
    const found = sheets.filter(({ header }) => header.kind !== 'none');
    const isOnly = sheets.length <= 1;
    if (found.length === 0) add(file, null);
    else leftOut.push(...sheets.filter((one) => !found.includes(one)).map(({ name }) => `${file}: ${name}`));
    for (const { name, header } of found)
      add(file, { name: isOnly ? null : name, headerRows: header.kind === 'rows' ? header.rows : null });
  }
  return { tables, leftOut };
}

/** By the sheet where that has a name of its own, else by the file. */
function nameOf(file: string, sheet: string | null): string | null {
  const own = sheet === null || isUnnamed(sheet) ? null : nameOfFile(`${sheet}.x`);
  return own ?? nameOfFile(file);
}

/** As a program calls a new sheet. */
function isUnnamed(sheet: string): boolean {
  return /^(sheet|工作表|表|table)\s*\d*$/i.test(sheet);
}
