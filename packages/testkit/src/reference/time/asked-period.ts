import {
  type DateRange,
  type Day,
  type OwnGrain,
  type OwnInterval,
  type OwnMember,
  type OwnPeriod,
  resolvePeriod,
} from '@plumbline/calendar';
import type { QueryPeriod } from '@plumbline/query';
import type { Evaluation } from '../cell/evaluation.ts';
import { Refusal } from '../data/refusal.ts';
import { type ListedCalendar, periodHolding } from './listed-calendar.ts';

/** The first and the last day that the question is about; null: that end is each dataset's own. */
export function askedPeriod(
  period: QueryPeriod | null,
  today: Day,
  calendar: ListedCalendar,
): { readonly from: Day | null; readonly to: Day | null } {
  if (period === null) return { from: null, to: null };
  if (period.kind === 'own_member') return namedMember(period, calendar);
  if (period.kind !== 'own') return resolvePeriod(period, today, calendar);
  const members = ownMembers(period, today, calendar);
  return { from: Math.min(...members.map(({ from }) => from)), to: Math.max(...members.map(({ to }) => to)) };
}

/** The days of a member that are among those asked for. */
function namedMember({ grain, first, within }: OwnMember, calendar: ListedCalendar): DateRange {
  const member = calendar.listed(grain).find(({ from }) => from === first);
  if (member === undefined) throw new Refusal('query/unlisted-period', `no ${grain} begins on ${first}`);
  const days: Day[] = [];
  for (let day = member.from; day <= member.to; day += 1)
    if ((within.from ?? day) <= day && day <= (within.to ?? day)) days.push(day);
  const [from] = days;
  if (from === undefined) throw new Refusal('query/empty-period', `${grain} is over, or has not begun`);
  return { from, to: from + days.length - 1 };
}

/** How many members back the range before lies, where the question asks for whole ones; null: it does not. */
export function membersBack({
  query,
  today,
  relations,
  period: { from, to },
}: Evaluation): OwnInterval | null {
  const { period } = query;
  const { calendar } = relations;
  if (period?.kind === 'own')
    return { count: -ownMembers(period, today, calendar).length, unit: period.grain };
  if (period?.kind !== 'own_member') return null;
  const isWhole = calendar.listed(period.grain).some((one) => one.from === from && one.to === to);
  return isWhole ? { count: -1, unit: period.grain } : null;
}

/** The listed periods that a question asks for by their number: those just over, and the one of today with them. */
function ownMembers(
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
