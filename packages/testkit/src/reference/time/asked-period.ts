import { type DateRange, type Day, type OwnGrain, type OwnPeriod, resolvePeriod } from '@plumbline/calendar';
import type { QueryPeriod } from '@plumbline/query';
import { Refusal } from '../data/refusal.ts';
import { type ListedCalendar, periodHolding } from './listed-calendar.ts';

/** The first and the last day that the question is about; null: that end is each dataset's own. */
export function askedPeriod(
  period: QueryPeriod | null,
  today: Day,
  calendar: ListedCalendar,
): { readonly from: Day | null; readonly to: Day | null } {
  if (period === null) return { from: null, to: null };
  if (period.kind !== 'own') return resolvePeriod(period, today, calendar);
  const members = ownMembers(period, today, calendar);
  return { from: Math.min(...members.map(({ from }) => from)), to: Math.max(...members.map(({ to }) => to)) };
}

/** The listed periods that a question asks for by their number: those just over, and the one of today with them. */
export function ownMembers(
  { grain, count, withCurrent }: OwnPeriod,
  today: Day,
  calendar: ListedCalendar,
): readonly DateRange[] {
  const listed = calendar.listed(grain);
  const unknown = (why: string) => new Refusal('query/unlisted-period', `${grain}: ${why}`);
  if (listed.length > 0 && listed.every(({ to }) => to < today)) throw unknown('the list ended');
  const current = periodHolding(grain, today, calendar);
  if (withCurrent && current === null) throw unknown('today is in none');
  const newestFirst = listed.filter(({ to }) => to < today).toSorted((a, b) => b.from - a.from);
  if (newestFirst.length < count) throw unknown('not so many are over');
  return [...newestFirst.slice(0, count), ...(withCurrent && current !== null ? [current] : [])];
}

/** Days between two of them belong to nothing that was asked for. */
export function requireNothingBetween(
  grain: OwnGrain,
  { from, to }: DateRange,
  calendar: ListedCalendar,
): void {
  for (let day = from; day <= to; day += 1)
    if (periodHolding(grain, day, calendar) === null)
      throw new Refusal('query/unlisted-period', `${grain}: day ${day} lies between two`);
}
