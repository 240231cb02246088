import { PassThrough, Readable } from 'node:stream';
import { displayWidth } from '@plumbline/diagnostics';
import { ZipFile } from 'yazl';
import { columnLetters, MOST_ROWS } from '../read/cell-address.ts';
import { cellXml, type WriteCounts } from './cell-xml.ts';
import { packageXml } from './package-xml.ts';
import { sheetName } from './sheet-name.ts';
import { type StyleSheet, styleSheet } from './style-sheet.ts';
import { WIDTHS, type XlsxCell, type XlsxColumn } from './xlsx-column.ts';
import { xmlText } from './xml-text.ts';

export type XlsxRow = readonly XlsxCell[];

export interface XlsxOptions {
  readonly columns: readonly XlsxColumn[];
  /** Name of the sheet. */
  readonly sheet: string;
  readonly signal?: AbortSignal | undefined;
  /** Rows of one sheet, its header included; the next rows continue on another. Excel's own limit when absent. */
  readonly rowsPerSheet?: number;
}

export interface XlsxFile {
  /** The bytes of the workbook, made as fast as they are read. */
  readonly stream: Readable;
  /** Complete when the stream has ended. */
  readonly counts: Readonly<WriteCounts>;
}

/**
 * Writes rows as an Excel workbook with a frozen header and typed cells, in memory that does not grow with them. Texts
 * stay texts, whatever they begin with; numbers that Excel would round are written as text. The same rows give the
 * same bytes.
 */
export function writeXlsx(rows: AsyncIterable<XlsxRow> | Iterable<XlsxRow>, options: XlsxOptions): XlsxFile {
  const zip = new ZipFile();
  const stream = new PassThrough();
  const fail = (error: Error) => stream.destroy(error);
  zip.on('error', fail);
  zip.outputStream.on('error', fail);
  zip.outputStream.pipe(stream);
  const counts: WriteCounts = { rows: 0, sheets: 0, numbersAsText: 0, shortened: 0 };
  const styles = styleSheet(options.columns);
  const source = peekable(rows);
  stream.once('close', () => void source.close());
  const addSheet = () => {
    const number = ++counts.sheets;
    const path = `xl/worksheets/sheet${number}.xml`;
    zip.addReadStreamLazy(path, STAMP, (give) => {
      const xml = Readable.from(sheetXml(source, options, styles, { counts, onEnd }), { objectMode: false });
      xml.on('error', fail);
      give(null, xml);
    });
  };
  const onEnd = (isLast: boolean) => {
    if (!isLast) return addSheet();
    const names = Array.from({ length: counts.sheets }, (_, i) => sheetName(options.sheet, i + 1));
    const parts = new Map([['xl/styles.xml', styles.xml], ...packageXml(names)]);
    for (const [path, xml] of parts) zip.addBuffer(Buffer.from(xml), path, STAMP);
    zip.end();
  };
  addSheet();
  return { stream, counts };
}

/** No clock: the same in every file and every time zone. */
const STAMP = { mtime: new Date(2000, 0, 1), forceDosTimestamp: true, compressionLevel: 6 };
const PIECE = 64 << 10;

interface SheetRun {
  readonly counts: WriteCounts;
  /** `isLast`: no row is left. */
  readonly onEnd: (isLast: boolean) => void;
}

async function* sheetXml(
  source: Peekable,
  options: XlsxOptions,
  styles: StyleSheet,
  { counts, onEnd }: SheetRun,
): AsyncGenerator<Buffer, void, undefined> {
  const { columns, signal, rowsPerSheet = MOST_ROWS } = options;
  const writers = columns.map(({ type }, c) => ({ write: cellXml(type), letters: columnLetters(c) }));
  let xml = openingXml(columns, styles);
  for (let row = 2; row <= rowsPerSheet; row++) {
    const next = source.ready() ?? (await source.next());
    if (next === null) break;
    signal?.throwIfAborted();
    source.take();
    counts.rows++;
    xml += `<row r="${row}">`;
    for (const [c, { write, letters }] of writers.entries()) {
      const style = styles.columns[c];
      const cell = style === undefined ? '' : write(next[c] ?? null, style, counts);
      if (cell !== '') xml += `<c r="${letters}${row}"${cell}`;
    }
    xml += '</row>';
    if (xml.length < PIECE) continue;
    yield Buffer.from(xml);
    xml = '';
  }
  const rest = await source.next();
  yield Buffer.from(`${xml}</sheetData></worksheet>`);
  onEnd(rest === null);
}

/** The sheet up to its first row of data: the header stays in sight. */
function openingXml(columns: readonly XlsxColumn[], styles: StyleSheet): string {
  const widths = columns.map(({ name, type, width }, i) => {
    const wide = width ?? Math.min(60, Math.max(WIDTHS[type], displayWidth(name) + 3));
    return `<col min="${i + 1}" max="${i + 1}" width="${wide}" customWidth="1"/>`;
  });
  const header = columns.map(
    ({ name }, c) =>
      `<c r="${columnLetters(c)}1" s="${styles.header}" t="inlineStr"><is><t xml:space="preserve">${xmlText(name)}</t></is></c>`,
  );
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>',
    widths.length === 0 ? '' : `<cols>${widths.join('')}</cols>`,
    `<sheetData><row r="1">${header.join('')}</row>`,
  ].join('');
}

interface Peekable {
  /** The next row where it is known without waiting. */
  readonly ready: () => XlsxRow | null;
  /** The next row, which stays next until it is taken; null at the end. */
  readonly next: () => Promise<XlsxRow | null>;
  readonly take: () => void;
  readonly close: () => Promise<void>;
}

function peekable(rows: AsyncIterable<XlsxRow> | Iterable<XlsxRow>): Peekable {
  const iterator = Symbol.asyncIterator in rows ? rows[Symbol.asyncIterator]() : rows[Symbol.iterator]();
  let held: XlsxRow | null = null;
  let ended = false;
  return {
    ready: () => held,
    async next() {
      if (held !== null || ended) return held;
      const { done, value } = await iterator.next();
      if (done === true) ended = true;
      else held = value;
      return held;
    },
    take: () => {
      held = null;
    },
    async close() {
      if (ended) return;
      ended = true;
      await iterator.return?.();
    },
  };
}
