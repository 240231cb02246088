import type { Cell, ResultColumn } from '@plumbline/center';
import { decimalText, MINUS } from '@plumbline/finance';

/** How the numbers of one column are shown: the same digits after the point in every row. */
export interface NumberStyle {
  readonly kind: 'plain' | 'percent' | 'points';
  readonly decimals: number;
}

const MOST_DECIMALS = 4;

/** Chooses the style from the column and its values; null when it holds no numbers. Exact values are in JSON and CSV. */
export function numberStyle(column: ResultColumn, cells: readonly Cell[]): NumberStyle | null {
  if (!isNumeric(column)) return null;
  const kind = kindOf(column);
  if (kind !== 'plain') return { kind, decimals: 2 };
  if (column.type === 'integer' || column.type === 'bigint') return { kind, decimals: 0 };
  const needed = Math.min(MOST_DECIMALS, largestOf(cells, decimalsIn));
  const largest = largestOf(cells, (cell) => Math.abs(Number(cell)));
  if (column.unit?.startsWith('money')) {
    return { kind, decimals: largest < READ_TO_THE_CENT ? Math.max(2, needed) : 2 };
  }
  const enough = column.unit === 'days' ? 1 : decimalsThatSay(largest);
  return { kind, decimals: Math.min(needed, enough) };
}

/** Prices of single things have parts of a cent that matter; amounts do not. */
const READ_TO_THE_CENT = 10;

/** Of a million rows too: arguments of a call have a limit. */
function largestOf(cells: readonly Cell[], size: (cell: Cell) => number): number {
  return cells.reduce((most: number, cell) => Math.max(most, size(cell)), 0);
}

function decimalsThatSay(largest: number): number {
  return largest < 1 ? MOST_DECIMALS : 2;
}

/** `12345.6700` → `12,345.67`; a share of 0.1111 → `11.11%`. A terminal takes the minus of a keyboard. */
export function numberText(
  cell: string | number,
  { kind, decimals }: NumberStyle,
  words: { readonly points: string },
): string {
  if (kind === 'plain' && typeof cell === 'number' && isExtreme(cell)) return cell.toPrecision(3);
  const text = decimalText(cell, kind === 'plain' ? 0 : 2, decimals)?.replace(MINUS, '-') ?? String(cell);
  return `${text}${{ plain: '', percent: '%', points: ` ${words.points}` }[kind]}`;
}

/** Too small or too large to be read without its exponent. */
function isExtreme(value: number): boolean {
  const size = Math.abs(value);
  return size !== 0 && (size < 10 ** -MOST_DECIMALS / 2 || size >= 1e21);
}

export function isNumeric(column: ResultColumn): boolean {
  return column.role !== 'time' && ['integer', 'bigint', 'decimal', 'double'].includes(column.type);
}

/** The change of a rate is in points; the growth of anything is a percentage. */
function kindOf(column: ResultColumn): NumberStyle['kind'] {
  const isRate = column.unit === 'percent';
  if (column.role === 'compare' && column.name.endsWith('_pct')) return 'percent';
  if (column.role === 'compare' && column.name.endsWith('_change') && isRate) return 'points';
  return isRate ? 'percent' : 'plain';
}

/** Digits after the point that say something: `12.3400` has two. */
function decimalsIn(cell: Cell): number {
  if (typeof cell === 'number') return significantDecimals(cell);
  if (typeof cell !== 'string') return 0;
  return /\.(\d*?)0*$/.exec(cell)?.[1]?.length ?? 0;
}

function significantDecimals(value: number): number {
  const text = decimalText(value, 0, MOST_DECIMALS) ?? '';
  return /\.(\d*?)0*$/.exec(text)?.[1]?.length ?? 0;
}
