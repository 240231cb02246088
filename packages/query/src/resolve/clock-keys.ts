import { type ClockGrain, isOwnGrain } from '@plumbline/calendar';
import type { ResolvedBy, ResolvedQuery } from '../resolved-query.ts';
import { isClockGrain, type Key } from './resolve-by.ts';

/** The part of a day of the query's time that a key groups by; null: it is another. */
export function clockOfKey(key: Key | ResolvedBy): ClockGrain | null {
  if (key.kind !== 'dimension' || key.ref.kind !== 'grain') return null;
  return isClockGrain(key.ref.grain) ? key.ref.grain : null;
}

/** The finest part of a day among the keys; null without one, and beside periods of one's own, which list no days. */
export function clockOfKeys(keys: readonly Key[]): ClockGrain | null {
  if (keys.some((key) => key.kind === 'time' && isOwnGrain(key.grain))) return null;
  const clocks = keys.map(clockOfKey);
  return clocks.find((clock) => clock === 'minute') ?? clocks.find((clock) => clock === 'hour') ?? null;
}

/** The part of a day that a key of a question groups its time by; null: it is another, or stands as a plain dimension. */
export function clockOf({ clock }: Pick<ResolvedQuery, 'clock'>, key: ResolvedBy): ClockGrain | null {
  return clock === null ? null : clockOfKey(key);
}
