import type { CalendarSettings, Day } from './grain.ts';
import { endOf, startOf } from './member.ts';
import type { PeriodSpec } from './period.ts';
import { shiftDayIn } from './shift.ts';

/** A period in absolute days, both included; null ends are open. */
export interface PeriodRange {
  readonly from: Day | null;
  readonly to: Day | null;
}

type Resolvers = {
  readonly [K in PeriodSpec['kind']]: (
    period: Extract<PeriodSpec, { kind: K }>,
    today: Day,
    calendar: CalendarSettings,
  ) => PeriodRange;
};

const RESOLVERS: Resolvers = {
  member: ({ grain, first }, _today, calendar) => ({ from: first, to: endOf(grain, first, calendar) }),
  between: ({ from, to }) => ({ from, to }),
  last: ({ count, grain, toDate }, today, calendar) => {
    const current = startOf(grain, today, calendar);
    return {
      from: shiftDayIn(current, { count: -count, unit: grain }, calendar),
      to: toDate ? endOf(grain, today, calendar) : current - 1,
    };
  },
  this: ({ grain }, today, calendar) => ({
    from: startOf(grain, today, calendar),
    to: endOf(grain, today, calendar),
  }),
};

/** Absolute days of a period; only `last …` and `this …` look at `today`. */
export function resolvePeriod(period: PeriodSpec, today: Day, calendar: CalendarSettings): PeriodRange {
  const resolve = RESOLVERS[period.kind] as (
    p: PeriodSpec,
    today: Day,
    calendar: CalendarSettings,
  ) => PeriodRange;
  return resolve(period, today, calendar);
}
