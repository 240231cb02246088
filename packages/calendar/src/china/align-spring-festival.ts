import { fromCivil, toCivil } from '../day.ts';
import { type CalendarSettings, type DateRange, type Day, DEFAULT_CALENDAR } from '../grain.ts';
import { startOf } from '../member.ts';
import { shiftDay, shiftRange } from '../shift.ts';
import { known, type Published } from './published.ts';
import { springFestivalOf } from './spring-festival.ts';

/** How many years back (or, negative, ahead) the range is set beside. */
interface YearsBack {
  readonly years: number;
  /** For members that are weeks: whole weeks are set side by side, the one that holds the festival beside the one that does. */
  readonly weeks?: CalendarSettings;
}

/**
 * The range of an earlier year that stands beside this one when 春节 is set beside 春节. January and February are the
 * season: 春节 falls between 21 January and 20 February. A range with a part of one season moves as it is, by the
 * distance of the two festivals; every other range, also one that holds the season whole, moves by the calendar.
 */
export function alignSpringFestival(range: DateRange, { years, weeks }: YearsBack): Published<DateRange> {
  const cut = seasonsCutBy(range);
  const year = cut[0];
  if (year === undefined || cut.length > 1) return known(byCalendar(range, years, weeks));
  const here = springFestivalOf(year);
  if (here.kind === 'not-published') return here;
  const there = springFestivalOf(year - years);
  if (there.kind === 'not-published') return there;
  const by = distance(here.value, there.value, weeks);
  return known({ from: range.from + by, to: range.to + by });
}

/** The same for one day: in January and February by the distance of the festivals, else by the calendar. */
export function alignDayToSpringFestival(day: Day, years: number): Published<Day> {
  const found = alignSpringFestival({ from: day, to: day }, { years });
  return found.kind === 'known' ? known(found.value.from) : found;
}

function distance(here: Day, there: Day, weeks: CalendarSettings | undefined): number {
  return weeks === undefined ? there - here : startOf('week', there, weeks) - startOf('week', here, weeks);
}

/** Years of which the range holds some days of January and February, but not all. */
function seasonsCutBy(range: DateRange): readonly number[] {
  const first = toCivil(range.from).year;
  const last = toCivil(range.to).year;
  return [...new Set([first, last])].filter((year) => {
    const season = { from: fromCivil(year, 1, 1), to: fromCivil(year, 3, 1) - 1 };
    const touches = range.from <= season.to && season.from <= range.to;
    return touches && !(range.from <= season.from && season.to <= range.to);
  });
}

function byCalendar(range: DateRange, years: number, weeks: CalendarSettings | undefined): DateRange {
  if (weeks === undefined) return shiftRange(range, { count: -years, unit: 'year' }, DEFAULT_CALENDAR);
  const first = startOf('week', range.from, weeks);
  const by = startOf('week', shiftDay(first + 3, { count: -years, unit: 'year' }), weeks) - first;
  return { from: range.from + by, to: range.to + by };
}
