import type { ClockGrain } from '@plumbline/calendar';
import type { DimensionRef } from '@plumbline/model';
import { clockOf, type ResolvedBy, type ResolvedQuery } from '@plumbline/query';
import type { Move } from '../time/move.ts';
import { decimalOf } from '../value/decimal.ts';
import { dayOf, isNumeric, MICROS_PER_DAY, numberOf, type Value } from '../value/value.ts';
import type { Cell, Dimension, Key } from './cell.ts';

/** Lengths in microseconds. */
const LENGTHS: { readonly [G in ClockGrain]: number } = { hour: 3_600_000_000, minute: 60_000_000 };

/** A part of a day: R is the day, and the time on it a member of G. */
export function clockDimension(grain: ClockGrain): Dimension {
  return { ref: { kind: 'grain', grain }, grain: null, part: 'time_of_day' };
}

/** The dimension of rows that a key of the question is. */
export function dimensionOf(
  query: ResolvedQuery,
  item: Extract<ResolvedBy, { kind: 'dimension' }>,
): Dimension {
  const clock = clockOf(query, item);
  return clock === null ? { ref: item.ref, grain: item.grain, part: item.part } : clockDimension(clock);
}

export function clockGrain({ ref, part }: Dimension): ClockGrain | null {
  if (part !== 'time_of_day' || ref.kind !== 'grain') return null;
  return ref.grain === 'hour' || ref.grain === 'minute' ? ref.grain : null;
}

/** Where the part of an instant begins, from midnight. */
export function timeOfDay(micros: number, grain: ClockGrain): Value {
  const sinceMidnight = ((micros % MICROS_PER_DAY) + MICROS_PER_DAY) % MICROS_PER_DAY;
  return decimalOf(sinceMidnight - (sinceMidnight % LENGTHS[grain]));
}

/** When a part of a day begins. */
export function instantOf(day: Value, time: Value): Value {
  const first = dayOf(day);
  if (first === null || !isNumeric(time)) return null;
  return { kind: 'timestamp', micros: first * MICROS_PER_DAY + numberOf(time) };
}

/** Every part of a day. */
export function partsOfDay(grain: ClockGrain): readonly number[] {
  const length = LENGTHS[grain];
  return Array.from({ length: MICROS_PER_DAY / length }, (_, i) => i * length);
}

/** How much later than it happened a row is read: under a comparison with the part before, one part. */
export function readLater(moves: readonly Move[]): number {
  return moves.reduce((sum, move) => (move.kind === 'part_before' ? sum + LENGTHS[move.part] : sum), 0);
}

/** Of the keys of a cell those that stay where these grains are named: an hour is also that of a minute. */
export function keysWithin(within: readonly DimensionRef[], { keys, level }: Cell): readonly Key[] {
  const named = within.flatMap((ref) => (ref.kind === 'grain' ? [ref.grain] : []));
  return keys.flatMap((key): readonly Key[] => {
    const grain = clockGrain(key.dimension);
    if (grain === null || key.level !== level) return [];
    if (named.includes(grain)) return [key];
    if (grain === 'hour' || !named.includes('hour') || key.is.kind !== 'value') return [];
    const begins = key.is.value;
    const value = isNumeric(begins) ? timeOfDay(numberOf(begins), 'hour') : begins;
    return [{ ...key, dimension: clockDimension('hour'), is: { kind: 'value', value } }];
  });
}
