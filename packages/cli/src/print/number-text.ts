import type { Cell, ResultColumn } from '@plumbline/center';

/** How the numbers of one column are shown: the same digits after the point in every row. */
export interface NumberStyle {
  readonly kind: 'plain' | 'percent' | 'points';
  readonly decimals: number;
}

const MOST_DECIMALS = 4;

/** Chooses the style from the column and its values; null when it holds no numbers. */
export function numberStyle(column: ResultColumn, cells: readonly Cell[]): NumberStyle | null {
  if (!isNumeric(column)) return null;
  const kind = kindOf(column);
  if (kind !== 'plain') return { kind, decimals: 2 };
  if (column.type === 'integer' || column.type === 'bigint') return { kind, decimals: 0 };
  const needed = Math.max(0, ...cells.map(decimalsIn));
  const fewest = column.unit === 'money' ? 2 : 0;
  return {
    kind,
    decimals: Math.max(fewest, column.type === 'double' ? Math.min(needed, MOST_DECIMALS) : needed),
  };
}

/** `12345.6700` → `12,345.67`; a share of 0.1111 → `11.11%`. Exact text stays exact: only zeros are cut. */
export function numberText(
  cell: string | number,
  style: NumberStyle,
  words: { readonly points: string },
): string {
  if (style.kind === 'plain') return grouped(fixed(cell, style.decimals));
  const hundredfold = grouped(fixed(Number(cell) * 100, style.decimals));
  return style.kind === 'percent' ? `${hundredfold}%` : `${hundredfold} ${words.points}`;
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
  const text = value.toFixed(MOST_DECIMALS);
  return /\.(\d*?)0*$/.exec(text)?.[1]?.length ?? 0;
}

function fixed(cell: string | number, decimals: number): string {
  if (typeof cell === 'number') return withoutExponent(cell, decimals);
  const [whole = '', fraction = ''] = cell.split('.');
  return decimals === 0 ? whole : `${whole}.${fraction.slice(0, decimals).padEnd(decimals, '0')}`;
}

/** Very small and very large values keep their exponent. */
function withoutExponent(value: number, decimals: number): string {
  const size = Math.abs(value);
  if (size !== 0 && (size < 10 ** -MOST_DECIMALS / 2 || size >= 1e21)) return value.toPrecision(3);
  const text = value.toFixed(decimals);
  return /^-0(\.0*)?$/.test(text) ? text.slice(1) : text;
}

function grouped(text: string): string {
  const match = /^(-?)(\d+)(.*)$/s.exec(text);
  if (match === null || /e/i.test(text)) return text;
  return `${match[1]}${match[2]?.replace(/\B(?=(\d{3})+$)/g, ',')}${match[3]}`;
}
