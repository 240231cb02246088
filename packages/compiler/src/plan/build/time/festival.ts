import { alignSpringFestival, type CalendarSettings, type DateRange, shiftRange } from '@plumbline/calendar';
import { type Diagnostic, report } from '@plumbline/diagnostics';

/** Back by years, 春节 beside 春节 (semantics.md 5). */
export interface FestivalShift {
  readonly unit: 'festival';
  readonly years: number;
  /** Rows are weeks: the one that holds the festival stands beside the one that does. */
  readonly byWeeks: boolean;
}

interface Rules {
  readonly calendar: CalendarSettings;
  readonly refuse: (diagnostic: Diagnostic) => void;
}

/** A range among the days around the festival moves by the distance of the two; a year without a published date is refused. */
export function besideFestival(range: DateRange, { years, byWeeks }: FestivalShift, rules: Rules): DateRange {
  const found = alignSpringFestival(range, { years, ...(byWeeks ? { weeks: rules.calendar } : {}) });
  if (found.kind === 'known') return found.value;
  const { year, first, last } = found;
  rules.refuse(report('query/year-not-published', { table: 'spring_festival', year, first, last }));
  return shiftRange(range, { count: -years, unit: 'year' }, rules.calendar);
}

/** A part of a range (`growth` inside `per month`, `within: month`) that moved by days is a part of no month. */
export function refusePart(rules: Rules): void {
  rules.refuse(report('query/festival-part', {}));
}
