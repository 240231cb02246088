import type { Validity } from '@plumbline/model';
import { compareValues, dateValue, dayOf, type Value } from '../value/value.ts';

/** Of the rows dated at or before, the latest. */
export function latestUpTo<T>(rows: readonly T[], date: (row: T) => Value, at: Value): T | null {
  const before = rows.filter((row) => date(row) !== null && at !== null && compareValues(date(row), at) <= 0);
  const isLast = (row: T) => before.every((other) => compareValues(date(other), date(row)) <= 0);
  return before.find(isLast) ?? null;
}

/** From the first end to the second; one that is null is open. A version dated by days has the whole of them. */
export function isInForce(
  [from, to]: readonly [Value, Value],
  { toInclusive }: Pick<Validity, 'toInclusive'>,
  at: Value,
): boolean {
  if (at === null) return false;
  const day = dayOf(at);
  const time = day !== null && [from, to].some(isDay) ? dateValue(day) : at;
  if (from !== null && compareValues(from, time) > 0) return false;
  if (to === null) return true;
  return compareValues(time, to) < (toInclusive ? 1 : 0);
}

function isDay(value: Value): boolean {
  return typeof value === 'object' && value?.kind === 'date';
}
