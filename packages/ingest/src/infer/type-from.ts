import type { ValueType } from '@plumbline/model';
import type { Family, Stats } from './column-stats.ts';
import { FAMILIES } from './column-stats.ts';
import type { InferredColumn } from './infer-types.ts';

/** The type that the measured families allow; null when none fits every value. */
export function typeFrom(measured: ReadonlyMap<Family, Stats>): InferredColumn | null {
  for (const family of FAMILIES) {
    const stats = measured.get(family);
    if (stats === undefined || number(stats, 'fits') !== number(stats, 'n')) continue;
    if (number(stats, 'n') === 0) return { type: { kind: 'text' }, order: null, ambiguous: null };
    const found = readers[family](stats);
    if (found !== null) return { order: null, ambiguous: null, ...found };
  }
  return null;
}

type Found = Partial<InferredColumn> & Pick<InferredColumn, 'type'>;

const readers: { readonly [F in Family]: (stats: Stats) => Found | null } = {
  truth: () => ({ type: { kind: 'boolean' } }),
  number: (stats) => {
    if (number(stats, 'quoted') > 0) return null;
    const type = numberType(stats);
    return type === null ? null : { type };
  },
  'year-first': (stats) => {
    if (number(stats, 'days') !== number(stats, 'filled')) return null;
    const zoned = number(stats, 'zoned');
    if (zoned > 0)
      return zoned === number(stats, 'filled') ? { type: { kind: 'timestamp', zoned: true } } : null;
    return { type: number(stats, 'clocks') > 0 ? { kind: 'timestamp', zoned: false } : { kind: 'date' } };
  },
  'year-last': (stats) => {
    const [first, second] = [number(stats, 'first'), number(stats, 'second')];
    if (first > 31 || second > 31 || (first > 12 && second > 12)) return null;
    if (first <= 12 && second <= 12)
      return { type: { kind: 'text' }, ambiguous: String(stats.get('example')) };
    const type: ValueType =
      number(stats, 'timed') > 0 ? { kind: 'timestamp', zoned: false } : { kind: 'date' };
    return { type, order: first > 12 ? 'day-first' : 'month-first' };
  },
};

const INT32 = 2_147_483_647;

/** Money and quantities are decimals of 4 places where that holds them; digits beyond any amount are codes. */
function numberType(stats: Stats): ValueType | null {
  const [scale, digits] = [number(stats, 'scale'), number(stats, 'digits')];
  if (stats.get('exponent') === true) return { kind: 'double' };
  if (scale === 0) {
    if (digits > 19) return null;
    const fits =
      digits <= 9 || (Math.abs(number(stats, 'low')) <= INT32 && Math.abs(number(stats, 'high')) <= INT32);
    const measured = stats.get('low') !== null;
    if (fits && (measured || digits <= 9)) return { kind: 'integer' };
    return digits <= 18 ? { kind: 'bigint' } : null;
  }
  if (scale <= 4 && digits <= 14) return { kind: 'decimal', precision: 18, scale: 4 };
  if (digits + scale <= 18) return { kind: 'decimal', precision: 18, scale };
  if (scale <= 9 && digits + scale <= 38)
    return { kind: 'decimal', precision: 38, scale: Math.max(4, scale) };
  return { kind: 'double' };
}

function number(stats: Stats, name: string): number {
  return Number(stats.get(name) ?? 0);
}
