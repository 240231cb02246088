import { createHash } from 'node:crypto';
import { type ForeignFormat, type Hint, PlumblineError, report } from '@plumbline/diagnostics';
import type { FileOptions } from '@plumbline/model';
import { isEncryptedWorkbook } from '../source/compound-file.ts';
import { detectShape } from '../source/detect-format.ts';
import type { SourceFile } from '../source/resolve-files.ts';
import { firstBytes } from '../text/head.ts';
import { type PreparedText, prepareText } from '../text/prepare-text.ts';
import { readBytes } from '../text/read-bytes.ts';
import type { TextRecord } from '../text/scan-records.ts';
import type { SheetCopies } from '../workbook/kept-sheet.ts';
import type { PreparedSheet } from '../workbook/read/prepare-sheet.ts';
import { prepareWorkbook } from './prepare-workbook.ts';

/** A file in a form that DuckDB reads; `hash` is of the file's bytes. */
export type PreparedFile =
  | { readonly kind: 'text'; readonly text: PreparedText; readonly hash: string }
  | { readonly kind: 'sheet'; readonly sheet: PreparedSheet; readonly hash: string }
  | { readonly kind: 'parquet'; readonly file: SourceFile; readonly hash: string };

export interface PrepareFileOptions {
  readonly options: FileOptions;
  /** Existing folder for copies. */
  readonly work: string;
  /** Name of a copy, without folder. */
  readonly copyName: string;
  readonly onBytes: (count: number) => void;
  readonly onBroken: (record: TextRecord) => void;
  readonly signal: AbortSignal | undefined;
  readonly copies: SheetCopies | undefined;
  /** True for an inspection: the load that follows takes them. */
  readonly keepsCopies: boolean;
}

/** Throws PlumblineError for a file that cannot be read as a whole. */
export async function prepareFile(file: SourceFile, options: PrepareFileOptions): Promise<PreparedFile> {
  if (file.bytes === 0) throw new PlumblineError([report('load/empty-file', { file: file.name })]);
  const shape = detectShape(file.name, await firstBytes(file.path), options.options);
  const { onBytes, signal } = options;
  switch (shape.kind) {
    case 'foreign':
      throw await foreign(file, shape.what);
    case 'parquet':
      return { kind: 'parquet', file, hash: await hashOf(file, onBytes, signal) };
    case 'workbook':
      return { kind: 'sheet', ...(await prepareWorkbook(file, options)) };
    case 'text': {
      const text = await prepareText(file, { ...options, format: shape.format, gzip: shape.gzip });
      return { kind: 'text', text, hash: text.hash };
    }
  }
}

async function foreign(file: SourceFile, found: ForeignFormat): Promise<PlumblineError> {
  const isEncrypted = found === 'old-workbook' && (await isEncryptedWorkbook(file.path));
  const what = isEncrypted ? 'encrypted-workbook' : found;
  const hint = REMEDIES[what];
  const hints = hint === undefined ? [] : [{ text: hint }];
  return new PlumblineError([report('load/foreign-format', { file: file.name, what }, { hints })]);
}

const SAVE_AS = {
  zh: '请用 Excel 或 WPS 打开并另存为 .xlsx',
  en: 'open it in Excel or WPS and save it as .xlsx',
};

const REMEDIES: { readonly [F in ForeignFormat]?: Hint['text'] } = {
  'old-workbook': SAVE_AS,
  'markup-workbook': SAVE_AS,
  'encrypted-workbook': {
    zh: '请用密码打开，去掉密码后另存为 .xlsx',
    en: 'open it with its password and save it as .xlsx without one',
  },
};

async function hashOf(
  file: SourceFile,
  onBytes: (count: number) => void,
  signal: AbortSignal | undefined,
): Promise<string> {
  const hash = createHash('sha256');
  for await (const _ of readBytes(file, { gzip: false, hash, onBytes, signal }));
  return hash.digest('hex');
}
