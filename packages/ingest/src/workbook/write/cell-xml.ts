import type { XlsxCell, XlsxColumn } from './xlsx-column.ts';
import { xmlText } from './xml-text.ts';

/** What had to be written in another form than asked for. */
export interface WriteCounts {
  rows: number;
  sheets: number;
  /** Numbers of more than the 15 digits that Excel keeps, written as text so that none is lost. */
  numbersAsText: number;
  /** Texts longer than a cell may hold, cut there. */
  shortened: number;
}

export interface CellStyle {
  /** Of values of the column's type. */
  readonly value: number;
  /** Of texts that begin like a formula: Excel then keeps them text when somebody edits the cell. */
  readonly guarded: number;
}

type Write = (cell: XlsxCell, style: CellStyle, counts: WriteCounts) => string;

/** The element of one cell from behind its address; empty text for a missing value. */
export function cellXml(type: XlsxColumn['type']): Write {
  return (cell, style, counts) => (cell === null ? '' : writers[type](cell, style, counts));
}

type WriteValue = (cell: string | number | boolean, style: CellStyle, counts: WriteCounts) => string;

const writers: { readonly [T in XlsxColumn['type']]: WriteValue } = {
  text: (cell, style, counts) => textXml(String(cell), style, counts),
  boolean: (cell, style) =>
    ` s="${style.value}" t="b"><v>${cell === true || cell === 'true' ? 1 : 0}</v></c>`,
  date: (cell, style, counts) => serialXml(String(cell), style, counts),
  timestamp: (cell, style, counts) => serialXml(String(cell), style, counts),
  integer: numberXml,
  bigint: numberXml,
  decimal: numberXml,
  double: numberXml,
};

const LONGEST = 32_767;
const LIKE_A_FORMULA = /^[=+\-@\t\r]/;

function textXml(text: string, { value, guarded }: CellStyle, counts: WriteCounts): string {
  if (text.length > LONGEST) counts.shortened++;
  const cut = text.slice(0, LONGEST);
  const style = LIKE_A_FORMULA.test(cut) ? guarded : value;
  return ` s="${style}" t="inlineStr"><is><t xml:space="preserve">${xmlText(cut)}</t></is></c>`;
}

function numberXml(cell: string | number | boolean, style: CellStyle, counts: WriteCounts): string {
  if (typeof cell === 'number') return Number.isFinite(cell) ? ` s="${style.value}"><v>${cell}</v></c>` : '';
  const text = String(cell);
  if (!/^-?\d+(\.\d+)?$/.test(text)) return textXml(text, style, counts);
  const digits = text.replace(/^-?0*\.?0*/, '').replace('.', '');
  const significant = digits.replace(/0+$/, '');
  if (significant.length <= 15) return ` s="${style.value}"><v>${text}</v></c>`;
  counts.numbersAsText++;
  return textXml(text, style, counts);
}

const DAY_MS = 86_400_000;
const SERIAL_EPOCH = Date.UTC(1899, 11, 30);
const FIRST_DAY = Date.UTC(1900, 0, 1);
/** Excel counts a 1900-02-29, so days before March are one number lower. */
const FIRST_OF_MARCH = Date.UTC(1900, 2, 1);
const WHEN = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2}):(\d{2})(\.\d{1,9})?)?$/;

/** Days before 1900, which Excel does not know, and whatever is no day stay text. */
function serialXml(text: string, style: CellStyle, counts: WriteCounts): string {
  const match = WHEN.exec(text);
  const [, year, month, day, hour = 0, minute = 0, second = 0, fraction = 0] = (match ?? []).map(Number);
  const time = match === null ? Number.NaN : Date.UTC(year ?? 0, (month ?? 1) - 1, day ?? 1);
  if (!(time >= FIRST_DAY)) return textXml(text, style, counts);
  const days = (time - SERIAL_EPOCH) / DAY_MS - (time < FIRST_OF_MARCH ? 1 : 0);
  const ms =
    ((hour || 0) * 60 + (minute || 0)) * 60_000 + (second || 0) * 1000 + Math.round((fraction || 0) * 1000);
  return ` s="${style.value}"><v>${days + ms / DAY_MS}</v></c>`;
}
