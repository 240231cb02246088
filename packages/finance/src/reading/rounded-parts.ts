import { digitsText, exactOf, type Figure, roundedDigits } from './decimal.ts';
import type { Rounding } from './table-residue.ts';

export interface RoundedParts {
  readonly parts: readonly string[];
  readonly total: string;
  /** 尾差: shown total − Σ shown parts; null where they add up. */
  readonly residue: string | null;
}

/** Each part and the true total rounded on its own, as a table shows them; null: one of them is no number. */
export function roundedParts(
  parts: readonly Figure[],
  total: Figure,
  { shift, decimals }: Rounding,
): RoundedParts | null {
  const shown = parts.map((part) => roundedDigits(part, shift, decimals));
  const sum = roundedDigits(total, shift, decimals);
  if (sum === null || !shown.every((part) => part !== null)) return null;
  const rest = sum - shown.reduce((left, right) => left + right, 0n);
  return {
    parts: shown.map((part) => digitsText(part, decimals)),
    total: digitsText(sum, decimals),
    residue: rest === 0n ? null : digitsText(rest, decimals),
  };
}

/** For presentations: parts that add up to the shown total, the rest spread by largest remainder; null as above. */
export function spreadParts(
  parts: readonly Figure[],
  total: Figure,
  { shift, decimals }: Rounding,
): readonly string[] | null {
  const sum = roundedDigits(total, shift, decimals);
  const split = parts.map((part) => floorOf(part, shift + decimals));
  if (sum === null || !split.every((part) => part !== null)) return null;
  const floors = split.map(({ floor }) => floor);
  const rest = Number(sum - floors.reduce((left, right) => left + right, 0n));
  // A total that is not the sum of its parts has more to spread than a unit each: that is no rounding.
  if (rest < 0 || rest > parts.length) return null;
  const order = split.map((_, at) => at).toSorted((a, b) => compare(split[b], split[a]) || a - b);
  const raised = new Set(order.slice(0, rest));
  return floors.map((floor, at) => digitsText(raised.has(at) ? floor + 1n : floor, decimals));
}

interface Split {
  readonly floor: bigint;
  /** What the floor left, as a fraction of 10^places. */
  readonly rest: bigint;
  readonly places: number;
}

function floorOf(figure: Figure, power: number): Split | null {
  const exact = exactOf(figure);
  if (exact === null) return null;
  const places = exact.scale - power;
  if (places <= 0) return { floor: exact.digits * 10n ** BigInt(-places), rest: 0n, places: 0 };
  const unit = 10n ** BigInt(places);
  const cut = exact.digits / unit;
  const floor = exact.digits < 0n && cut * unit !== exact.digits ? cut - 1n : cut;
  return { floor, rest: exact.digits - floor * unit, places };
}

function compare(left: Split | undefined, right: Split | undefined): number {
  if (left === undefined || right === undefined) return 0;
  const a = left.rest * 10n ** BigInt(right.places);
  const b = right.rest * 10n ** BigInt(left.places);
  return a < b ? -1 : a > b ? 1 : 0;
}
