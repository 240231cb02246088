import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { type Diagnostic, PlumblineError, report } from '@plumbline/diagnostics';
import type { FileOptions } from '@plumbline/model';
import { type NumberMarks, numberMarks } from '../convert/number-marks.ts';
import { detectEncoding, type Encoding } from '../source/detect-format.ts';
import type { SourceFile } from '../source/resolve-files.ts';
import { type Dialect, detectDialect, quotingOf } from './dialect.ts';
import { BOM, type HeadRules, hasBom, headOf, recordsOf } from './head.ts';
import { arrayLines, isJsonArray } from './json-array.ts';
import { type LineMap, lineMap } from './line-map.ts';
import { type ReadTextOptions, readText } from './read-text.ts';
import { type RecordCounts, type ScanRules, scanRecords, type TextRecord } from './scan-records.ts';

/** A text file that DuckDB can read as it stands: plain UTF-8, one kind of line end, every quote closed. */
export interface PreparedText {
  readonly file: SourceFile;
  /** The file itself, or a copy of it in the work folder. */
  readonly path: string;
  /** Bytes before the first record that the scan does not count. */
  readonly skippedBytes: number;
  readonly format: 'csv' | 'json';
  readonly dialect: Dialect;
  readonly lineEnd: '\n' | '\r\n';
  readonly counts: RecordCounts;
  /** A header record was found (never in JSON). */
  readonly header: boolean;
  /** What DuckDB must skip: blank lines before the header, and the header. */
  readonly skipLines: number;
  /** Data records. */
  readonly rows: number;
  /** Of a copy whose lines are not those of the file; null: they are. */
  readonly lines: LineMap | null;
  /** How its records are found again. */
  readonly rules: ScanRules;
  /** Null: numbers are written as everywhere, `1,234.50`. */
  readonly numbers: NumberMarks | null;
  /** Of the file's bytes. */
  readonly hash: string;
  readonly notes: readonly Diagnostic[];
}

export interface PrepareOptions {
  readonly format: 'csv' | 'json';
  readonly gzip: boolean;
  readonly options: FileOptions;
  /** Existing folder for copies. */
  readonly work: string;
  /** Name of a copy, without folder. */
  readonly copyName: string;
  readonly onBytes?: ((count: number) => void) | undefined;
  readonly onBroken?: ((record: TextRecord) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Reads a text file once (twice when it must be mended), never holding more than a few pieces of it. */
export async function prepareText(file: SourceFile, options: PrepareOptions): Promise<PreparedText> {
  const { encoding } = detectEncoding(await headOf(file, options.gzip, null), options.options.encoding);
  if (encoding !== null) return prepareAs(file, options, encoding);
  try {
    return await prepareAs(file, options, 'utf-8');
  } catch (thrown) {
    if (!isWrongEncoding(thrown)) throw thrown;
    const prepared = await prepareAs(file, options, 'gb18030').catch((again: unknown) => {
      throw isWrongEncoding(again) ? thrown : again;
    });
    const guessed = report(
      'load/encoding-guessed',
      { file: file.name, encoding: 'gbk' },
      { severity: 'note' },
    );
    return { ...prepared, notes: [...prepared.notes, guessed] };
  }
}

async function prepareAs(
  file: SourceFile,
  options: PrepareOptions,
  encoding: Encoding,
): Promise<PreparedText> {
  const { gzip, format, work, copyName, signal } = options;
  const head = await headOf(file, gzip, encoding);
  const records = recordsOf(head, headRules(format, options.options));
  if (records.length === 0) throw new PlumblineError([report('load/empty-file', { file: file.name })]);
  const dialect = detectDialect(records, options.options);
  const header = format === 'csv' && dialect.header;
  const rules = scanRules({ file, format, dialect }, options.options);
  const hash = createHash('sha256');
  const read: ReadTextOptions = { gzip, encoding, hash, onBytes: options.onBytes, signal };
  const lines = format === 'json' && isJsonArray(Buffer.from(records[0] ?? '')) ? lineMap() : null;
  const copies = gzip || encoding !== 'utf-8' || lines !== null;
  const textPath = copies ? join(work, `${copyName}.text`) : file.path;
  const text = readText(file, read);
  const recorded = lines === null ? text : arrayLines(text, file.name, lines);
  const counts = await runPass(recorded, rules, copies ? textPath : null);
  if (header && counts.first?.kind === 'broken') throw brokenHeader(file, counts.first.line);
  const base = {
    file,
    format,
    dialect,
    counts,
    header,
    skipLines: header ? (counts.first?.line ?? 0) : 0,
    rows: counts.record - (header ? 1 : 0),
    lines,
    rules: inCopy(rules, needsMending(counts)),
    numbers: format === 'csv' ? numberMarks(options.options.csv) : null,
    hash: hash.digest('hex'),
    notes: notesOn(file, counts, header || dialect.headerDoubtful === false ? null : dialect),
  };
  if (!needsMending(counts)) {
    const skippedBytes = copies || !(await hasBom(file)) ? 0 : BOM.length;
    return { ...base, path: textPath, skippedBytes, lineEnd: counts.crlf > 0 ? '\r\n' : '\n' };
  }
  const path = join(work, `${copyName}.mended`);
  const copied = readText({ ...file, path: textPath }, { gzip: false, encoding: 'utf-8', signal });
  await mend(copied, rules, path, options.onBroken);
  return { ...base, path, skippedBytes: 0, lineEnd: '\n' };
}

async function runPass(
  text: AsyncIterable<Buffer>,
  rules: ScanRules,
  copyTo: string | null,
): Promise<RecordCounts> {
  const scan = scanRecords(rules, null);
  const copy = copyTo === null ? null : await open(copyTo, 'w');
  try {
    for await (const piece of text) {
      scan.push(piece, false);
      await copy?.writeFile(piece);
    }
    scan.push(Buffer.alloc(0), true);
  } finally {
    await copy?.close();
  }
  return scan.counts();
}

function headRules(format: 'csv' | 'json', { csv }: FileOptions): HeadRules {
  if (format === 'json') return { quote: null, escape: null, comment: null, skip: 0 };
  return { ...quotingOf(csv), comment: csv?.comment ?? null, skip: csv?.skip ?? 0 };
}

function scanRules(
  { file, format, dialect }: Pick<PreparedText, 'file' | 'format' | 'dialect'>,
  options: FileOptions,
): ScanRules {
  const { quote, escape: escaping, comment, skip } = headRules(format, options);
  const byte = (mark: string | null) => mark?.charCodeAt(0) ?? null;
  return {
    file: file.name,
    delimiter: dialect.delimiter.charCodeAt(0),
    quote: byte(quote),
    escape: byte(escaping),
    comment: byte(comment),
    skip,
  };
}

/** What was left out is blank lines in a mended copy. */
function inCopy(rules: ScanRules, isMended: boolean): ScanRules {
  return isMended ? { ...rules, comment: null, skip: 0 } : rules;
}

/** Writes the records with plain line feeds; a broken one leaves as many blank lines as it had. */
async function mend(
  text: AsyncIterable<Buffer>,
  rules: ScanRules,
  path: string,
  onBroken: ((record: TextRecord) => void) | undefined,
): Promise<void> {
  let parts: Buffer[] = [];
  const scan = scanRecords(rules, (record) => {
    if (record.kind === 'broken') onBroken?.(record);
    parts.push(record.kind === 'record' ? record.bytes : Buffer.alloc(0));
    parts.push(Buffer.from('\n'.repeat(record.kind === 'record' ? 1 : record.lines)));
  });
  const copy = await open(path, 'w');
  const flush = async () => {
    await copy.writeFile(Buffer.concat(parts));
    parts = [];
  };
  try {
    for await (const piece of text) {
      scan.push(piece, false);
      await flush();
    }
    scan.push(Buffer.alloc(0), true);
    await flush();
  } finally {
    await copy.close();
  }
}

function needsMending(counts: RecordCounts): boolean {
  return counts.broken > 0 || counts.doubled > 0 || counts.omitted > 0 || (counts.crlf > 0 && counts.lf > 0);
}

function notesOn(file: SourceFile, counts: RecordCounts, doubtful: Dialect | null): readonly Diagnostic[] {
  const at = { kind: 'data', file: file.name } as const;
  const notes: Diagnostic[] = [];
  if (counts.crlf > 0 && counts.lf > 0) {
    const params = { file: file.name, lf: counts.lf, crlf: counts.crlf };
    notes.push(report('load/mixed-line-ends', params, { at, severity: 'warning' }));
  }
  if (counts.broken > 0) {
    notes.push(
      report('load/unclosed-quote', { file: file.name, records: counts.broken }, { at, severity: 'warning' }),
    );
  }
  if (doubtful !== null) {
    const text = {
      zh: '如果首行是列名，请写 header: true',
      en: 'write header: true if the first line holds names',
    };
    notes.push(report('load/no-header', { file: file.name }, { at, severity: 'warning', hints: [{ text }] }));
  }
  return notes;
}

function brokenHeader(file: SourceFile, line: number): PlumblineError {
  const at = { kind: 'data', file: file.name, line } as const;
  return new PlumblineError([report('load/broken-header', { file: file.name }, { at })]);
}

export function isWrongEncoding(thrown: unknown): boolean {
  return thrown instanceof PlumblineError && thrown.diagnostics.some((d) => d.code === 'load/wrong-encoding');
}
