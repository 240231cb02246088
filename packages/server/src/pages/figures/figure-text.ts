import type { Wire } from '@plumbline/client';
import type { Locale } from '@plumbline/diagnostics';
import type { PageWords } from '../page-words.ts';

type Column = Wire<'MetricResult'>['columns'][number];
type Cell = Wire<'MetricResult'>['rows'][number][number];

const MINUS = '\u2212';
const WAN = 1e4;
const YI = 1e8;
const MILLION = 1e6;
const BILLION = 1e9;

/** A figure as people read it: money in 万 and 亿, or M and B; rates in percent. The exact value is in the title. */
export function figureText(cell: Cell, column: Column, locale: Locale, words: PageWords): string {
  if (cell === null) return '–';
  if (typeof cell === 'boolean') return String(cell);
  if (column.type === 'text' || column.type === 'date' || column.type === 'timestamp') return String(cell);
  const value = Number(cell);
  if (column.unit === 'percent') return signed(value, `${plain(Math.abs(value) * 100, 2)}%`);
  if (column.unit?.startsWith('money') !== true) return number(value, column);
  const [large, small] = locale === 'zh' ? [YI, WAN] : [BILLION, MILLION];
  const size = Math.abs(value);
  if (size >= large) return signed(value, `${plain(size / large, 2)}${join(locale)}${words.units.yi}`);
  if (size >= small)
    return signed(
      value,
      `${plain(size / small, size / small >= 100 ? 0 : 2)}${join(locale)}${words.units.wan}`,
    );
  return signed(value, plain(size, 2));
}

/** The change of a rate is in points, everything else in percent. */
export function changeText(change: Cell, percent: Cell, column: Column, words: PageWords): string | null {
  const isRate = column.unit === 'percent';
  const value = isRate ? change : percent;
  if (value === null || typeof value === 'boolean') return null;
  const share = Number(value);
  const sign = share > 0 ? '+' : share < 0 ? MINUS : '';
  const text = plain(Math.abs(share) * 100, isRate ? 2 : 1);
  return isRate ? `${sign}${text} ${words.points}` : `${sign}${text}%`;
}

function number(value: number, { type }: Column): string {
  return signed(value, plain(Math.abs(value), type === 'integer' || type === 'bigint' ? 0 : 2));
}

function join(locale: Locale): string {
  return locale === 'zh' ? '' : '\u202F';
}

function signed(value: number, text: string): string {
  return value < 0 ? `${MINUS}${text}` : text;
}

function plain(size: number, digits: number): string {
  return size.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}
