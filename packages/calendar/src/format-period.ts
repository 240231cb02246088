import { formatDay } from './day.ts';
import type { CalendarSettings } from './grain.ts';
import { formatInterval } from './interval.ts';
import { memberName } from './member-label.ts';
import type { PeriodSpec } from './period.ts';

/** The period as a text that `parsePeriod` reads back. */
export function formatPeriod(period: PeriodSpec, calendar: CalendarSettings): string {
  switch (period.kind) {
    case 'member':
      return memberName(period.grain, period.first, calendar);
    case 'between':
      return `${period.from === null ? '' : formatDay(period.from)}..${period.to === null ? '' : formatDay(period.to)}`;
    case 'last': {
      const length = formatInterval({ count: period.count, unit: period.grain });
      return `last ${length}${period.toDate ? ' to date' : ''}`;
    }
    case 'this':
      return `this ${period.grain}`;
  }
}
