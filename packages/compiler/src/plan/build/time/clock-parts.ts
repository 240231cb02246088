import type { ClockGrain } from '@plumbline/calendar';
import type { DimensionRef } from '@plumbline/model';
import { call, column, DATE, INTEGER, number, type Scalar } from '../../scalar.ts';
import type { DimensionKey, RangeOp } from '../cells/frame.ts';

/** A part of a day as keys: the day, which moves with the range that is read, and the time on it, which does not. */
const PARTS: { readonly [G in ClockGrain]: readonly ClockGrain[] } = {
  hour: ['hour'],
  minute: ['hour', 'minute'],
};

/** How many of each there are, in every hour and on every day. */
const COUNTS: { readonly [G in ClockGrain]: number } = { hour: 24, minute: 60 };

/** The keys beside the day that tell the parts of these grains apart. */
export function clockParts(
  grains: readonly ClockGrain[],
  name: (part: ClockGrain) => string,
): readonly DimensionKey[] {
  const parts = new Set(grains.flatMap((grain) => PARTS[grain]));
  return [...parts].map((part) => ({
    name: name(part),
    ref: { kind: 'grain', grain: part },
    grain: null,
    part,
    type: INTEGER,
    kept: null,
  }));
}

/** The time of day that a key holds; null: it is another dimension. */
export function clockPartOf({ ref, part }: Pick<DimensionKey, 'ref' | 'part'>): ClockGrain | null {
  if (ref.kind !== 'grain') return null;
  return part === 'hour' || part === 'minute' ? part : null;
}

/** Of the dimensions of a level those that stay where `within` names these grains: all that tell one of them apart. */
export function partsNamed(
  within: readonly DimensionRef[],
  dimensions: readonly DimensionKey[],
): readonly ClockGrain[] {
  const own = new Set(dimensions.map(clockPartOf));
  const named = within.flatMap((ref) =>
    ref.kind === 'grain' && (ref.grain === 'hour' || ref.grain === 'minute') ? [ref.grain] : [],
  );
  return [...new Set(named.filter((grain) => own.has(grain)).flatMap((grain) => PARTS[grain]))];
}

const TIMESTAMP = { kind: 'timestamp', zoned: false } as const;

/** When a part begins: its day and the time on it. */
export function startOfPart(grain: ClockGrain, day: string, name: (part: ClockGrain) => string): Scalar {
  return PARTS[grain].reduce<Scalar>(
    (start, part) => call('date_add', [start, column(name(part), INTEGER)], TIMESTAMP, part),
    column(day, DATE),
  );
}

/** Each time of day that the keys of a level tell apart. */
export function timesOfDay(parts: readonly ClockGrain[]): readonly (readonly number[])[] {
  return parts.reduce<readonly (readonly number[])[]>(
    (found, part) =>
      found.flatMap((before) => Array.from({ length: COUNTS[part] }, (_, i) => [...before, i])),
    [[]],
  );
}

/** The time at which a row is read: under a comparison with the part of a day before, so many parts later. */
export function partsLater(time: Scalar, ops: readonly RangeOp[]): Scalar {
  return ops.reduce(
    (at, op) => (op.kind === 'part_before' ? call('date_add', [at, number(1)], time.type, op.part) : at),
    time,
  );
}
