import { PLAN_MONTHS } from '../../control/blocks.ts';
import { daysOf, isWeekend } from '../../run/days.ts';
import type { Table } from '../../run/table.ts';
import { valuesOf } from '../values.ts';

/** One row for each day so far, so that rates per day and days of turnover can count them. */
export const calendarDay: Table = {
  kind: 'table',
  name: 'calendar_day',
  layout: 'single',
  select: ({ lastDay }) =>
    valuesOf(
      { day: 'DATE', is_weekend: 'BOOLEAN' },
      PLAN_MONTHS.flatMap(daysOf)
        .filter((day) => day <= lastDay)
        .map((day) => [day, isWeekend(day)]),
    ),
  orderBy: 'day',
};
