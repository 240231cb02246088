import { type Diagnostic, didYouMean, type Place, PlumblineError, report } from '@plumbline/diagnostics';
import { type FormCell, type FormRow, readForm } from '@plumbline/ingest';
import type { DictionaryColumn } from './column-kinds.ts';
import { COLUMNS, NAME, VERSION_HEADING } from './dictionary-columns.ts';
import { SHEET_NAMES } from './export-sheet.ts';

export interface ReadSheet {
  readonly sheet: string;
  /** Columns of the dictionary that the sheet has, by their letters. */
  readonly columns: ReadonlyMap<string, DictionaryColumn>;
  readonly rows: readonly ReadRow[];
  readonly diagnostics: readonly Diagnostic[];
}

export interface ReadRow {
  readonly number: number;
  /** As the version column says it; null: it does not. */
  readonly version: number | null;
  readonly cells: ReadonlyMap<string, FormCell>;
}

const MOST = { rows: 20_000, columns: 200 };

/** Throws PlumblineError for what is no workbook of the dictionary. */
export async function readSheetRows(bytes: Uint8Array): Promise<ReadSheet> {
  const { sheet, rows } = await readForm(bytes, {
    name: 'xlsx',
    sheets: Object.values(SHEET_NAMES),
    most: MOST,
  });
  const [header, ...body] = rows;
  const headings = [...(header?.cells ?? [])].map(([letter, { text }]) => [letter, text.trim()] as const);
  const columns = new Map<string, DictionaryColumn>();
  const diagnostics: Diagnostic[] = [];
  let versions: string | null = null;
  for (const [letter, text] of headings) {
    const at = { kind: 'data', file: sheet, line: header?.number ?? 1, column: letter } as const;
    const found = COLUMNS.find(({ heading }) => isHeading(heading, text));
    if (isHeading(VERSION_HEADING, text)) versions = letter;
    else if (found === undefined) diagnostics.push(unknownColumn(text, at));
    else if ([...columns.values()].includes(found))
      diagnostics.push(report('interchange/column-twice', { column: text }, { at }));
    else columns.set(letter, found);
  }
  const isKnown = [...columns.values()].some((column) => column === NAME || column.path === 'code');
  if (!isKnown) {
    const wanted = [NAME.heading.zh, NAME.heading.en];
    throw new PlumblineError([report('interchange/no-name-column', { sheet, wanted })]);
  }
  const known = body.map((row) => ({ ...row, version: versionOf(row, versions) }));
  return { sheet, columns, rows: known.filter((row) => isFilled(row, columns)), diagnostics };
}

function unknownColumn(column: string, at: Place): Diagnostic {
  const known = [...COLUMNS.map(({ heading }) => heading), VERSION_HEADING].flatMap(({ zh, en }) => [zh, en]);
  const hints = didYouMean(column, known);
  return report('interchange/unknown-column', { column, known }, { at, hints, severity: 'warning' });
}

function isHeading({ zh, en }: DictionaryColumn['heading'], text: string): boolean {
  const wanted = text.toLowerCase();
  return wanted === zh.toLowerCase() || wanted === en.toLowerCase();
}

function isFilled({ cells }: ReadRow, columns: ReadSheet['columns']): boolean {
  return [...cells].some(([letter, { text }]) => columns.has(letter) && text.trim() !== '');
}

function versionOf({ cells }: FormRow, letter: string | null): number | null {
  const text = letter === null ? '' : (cells.get(letter)?.text.trim() ?? '');
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}
