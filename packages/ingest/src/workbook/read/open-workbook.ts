import { join } from 'node:path';
import { type Diagnostic, didYouMean, PlumblineError, report } from '@plumbline/diagnostics';
import type { WorkbookOptions } from '@plumbline/model';
import type { SourceFile } from '../../source/resolve-files.ts';
import { brokenWorkbook } from './broken-workbook.ts';
import type { CellSetting } from './cell-value.ts';
import { findParts, type SheetPart, small, type WorkbookParts } from './find-parts.ts';
import type { Shown } from './number-format.ts';
import { readSharedStrings } from './read-shared-strings.ts';
import { readStyles } from './read-styles.ts';
import { serialDates } from './serial-date.ts';
import { openTextPool } from './text-pool.ts';
import { openZip, type ZipFile } from './zip-file.ts';

/** A workbook with one sheet chosen and everything read that its cells lean on. */
export interface OpenedWorkbook {
  readonly zip: ZipFile;
  readonly sheet: SheetPart;
  readonly setting: CellSetting;
  readonly notes: readonly Diagnostic[];
  readonly close: () => void;
}

export interface OpenWorkbookOptions {
  readonly workbook: WorkbookOptions | undefined;
  /** Existing folder for shared texts that do not fit into memory. */
  readonly work: string;
  readonly copyName: string;
  readonly signal: AbortSignal | undefined;
}

/** Throws PlumblineError for what is no workbook, a broken one, or a sheet that it does not have. */
export async function openWorkbook(file: SourceFile, options: OpenWorkbookOptions): Promise<OpenedWorkbook> {
  const zip = await openZip(file);
  const shared = openTextPool(join(options.work, `${options.copyName}.texts`));
  const close = () => {
    shared.close();
    zip.close();
  };
  try {
    const parts = await findParts(zip, file);
    const { sheet, notes } = chooseSheet(parts, file, options.workbook?.sheet ?? null);
    if (!zip.has(sheet.path)) throw brokenWorkbook(file.name, sheet.path, 'missing');
    const { signal } = options;
    const { styles, sharedStrings } = parts;
    let shown: readonly Shown[] = [];
    if (styles !== null)
      shown = await readStyles({ file: file.name, part: styles, bytes: small(zip, file, styles), signal });
    if (sharedStrings !== null) {
      const bytes = zip.read(sharedStrings);
      await readSharedStrings({ file: file.name, part: sharedStrings, bytes, signal }, shared);
    }
    const macros = parts.hasMacros
      ? [report('load/macros-ignored', { file: file.name }, { severity: 'note' })]
      : [];
    const setting = { shared, styles: shown, dates: serialDates(parts.is1904) };
    return { zip, sheet, setting, notes: [...notes, ...macros], close };
  } catch (thrown) {
    close();
    throw thrown;
  }
}

function chooseSheet(
  { sheets }: WorkbookParts,
  file: SourceFile,
  wanted: string | null,
): { readonly sheet: SheetPart; readonly notes: readonly Diagnostic[] } {
  if (sheets.length === 0) throw brokenWorkbook(file.name, 'workbook', 'no worksheet');
  if (wanted !== null) {
    const found = sheets.find(({ name }) => name === wanted) ?? sheets[placeOf(wanted)];
    if (found !== undefined) return { sheet: found, notes: [] };
    const names = sheets.map(({ name }) => name);
    const hints = didYouMean(wanted, names);
    const at = { kind: 'data', file: file.name } as const;
    throw new PlumblineError([
      report('load/no-such-sheet', { file: file.name, sheet: wanted, sheets: names }, { at, hints }),
    ]);
  }
  const sheet = sheets.find(({ isHidden }) => !isHidden) ?? sheets[0];
  if (sheet === undefined) throw brokenWorkbook(file.name, 'workbook', 'no worksheet');
  const rest = sheets.filter((one) => one !== sheet);
  return { sheet, notes: rest.length === 0 ? [] : [otherSheets(file, sheet, rest)] };
}

/** Sheets that nobody chose are named; a warning only where one of them can be seen. */
function otherSheets(file: SourceFile, sheet: SheetPart, rest: readonly SheetPart[]): Diagnostic {
  const others = rest.filter(({ isHidden }) => !isHidden).map(({ name }) => name);
  const hidden = rest.filter(({ isHidden }) => isHidden).map(({ name }) => name);
  const text = {
    zh: `请写明要读的工作表，例如 sheet: ${sheet.name}`,
    en: `say which to read, for example sheet: ${sheet.name}`,
  };
  const at = { kind: 'data', file: file.name } as const;
  return report(
    'load/several-sheets',
    { file: file.name, sheet: sheet.name, others, hidden },
    { at, severity: others.length === 0 ? 'note' : 'warning', hints: [{ text }] },
  );
}

function placeOf(wanted: string): number {
  return /^[1-9]\d*$/.test(wanted) ? Number(wanted) - 1 : -1;
}
