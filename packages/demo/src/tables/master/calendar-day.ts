import { isWorkingDay } from '@plumbline/calendar';
import { InternalError } from '@plumbline/diagnostics';
import { PLAN_MONTHS } from '../../control/blocks.ts';
import { dayNumber, daysOf, isWeekend } from '../../run/days.ts';
import type { Table } from '../../run/table.ts';
import { valuesOf } from '../values.ts';

/** One row for each day so far, so that rates per day and days of turnover can count them; working days with their swaps (调休). */
export const calendarDay: Table = {
  kind: 'table',
  name: 'calendar_day',
  layout: 'single',
  select: ({ lastDay }) =>
    valuesOf(
      { day: 'DATE', is_weekend: 'BOOLEAN', is_working_day: 'BOOLEAN' },
      PLAN_MONTHS.flatMap(daysOf)
        .filter((day) => day <= lastDay)
        .map((day) => [day, isWeekend(day), works(day)]),
    ),
  orderBy: 'day',
};

function works(day: string): boolean {
  const found = isWorkingDay(dayNumber(day));
  if (found.kind === 'not-published') throw new InternalError(`no holidays of ${day}`);
  return found.value;
}
