import {
  type CalendarSettings,
  DAY_GRAINS,
  type Day,
  type DayGrain,
  endOf,
  formatDay,
  parsePeriod,
  resolvePeriod,
  shiftDayIn,
  startOf,
} from '@plumbline/calendar';

/** Members that a change is judged against. */
export const EARLIER = 12;

/** A period that is one member of a grain, with the members before it. */
export interface JudgedPeriod {
  readonly grain: DayGrain;
  /** First day of the member, as a result writes it. */
  readonly member: string;
  /** From the first earlier member to the end of this one, as a query writes it. */
  readonly span: string;
}

/** Null for a period of several members, or one that cannot be read: then there is nothing like it to compare with. */
export function judgedPeriod(text: string, today: Day, calendar: CalendarSettings): JudgedPeriod | null {
  const parsed = parsePeriod(text, calendar);
  if (!('period' in parsed)) return null;
  const { from, to } = resolvePeriod(parsed.period, today, calendar);
  if (from === null || to === null) return null;
  const isMember = (grain: DayGrain) =>
    startOf(grain, from, calendar) === from && endOf(grain, from, calendar) === to;
  const named = 'grain' in parsed.period ? parsed.period.grain : null;
  const grain = named !== null && isMember(named) ? named : DAY_GRAINS.find(isMember);
  if (grain === undefined) return null;
  const first = shiftDayIn(from, { count: -EARLIER, unit: grain }, calendar);
  return { grain, member: formatDay(from), span: `${formatDay(first)}..${formatDay(to)}` };
}
