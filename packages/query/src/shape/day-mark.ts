import { type CalendarSettings, type DateRange, type Day, endOf, startOf } from '@plumbline/calendar';

/** Grains that a day may begin a member of, the coarsest first. */
const COARSEST_FIRST = ['year', 'fiscal_year', 'quarter', 'fiscal_quarter', 'month', 'week'] as const;

type Aligned = (typeof COARSEST_FIRST)[number];

/** What is kept of a day: the coarsest member that it begins, `{month}`, or that it ends, `{month end}`; else `{day}`. */
export function markOfDay(day: Day, calendar: CalendarSettings): string {
  const begins = grainBegun(day, calendar);
  const ends = grainBegun(day + 1, calendar);
  if (begins === null && ends === null) return '{day}';
  const isEnd = begins === null || (ends !== null && rank(ends) < rank(begins));
  return isEnd ? `{${ends} end}` : `{${begins}}`;
}

/** A day with this mark, from `near` on; one of `within` where there is any. */
export function dayOfMark(
  mark: string,
  near: Day,
  { within, calendar }: { readonly within: DateRange; readonly calendar: CalendarSettings },
): Day {
  const found = firstFrom(mark, near, calendar);
  return found <= within.to ? found : firstFrom(mark, within.from, calendar);
}

/** Members tried: of seven weeks, or of four quarters, one begins nothing coarser. */
const MOST_TRIED = 40;

function firstFrom(mark: string, near: Day, calendar: CalendarSettings): Day {
  const word = /^\{(\w+)( end)?\}$/.exec(mark)?.[1];
  const grain = COARSEST_FIRST.find((one) => one === word);
  const isEnd = mark.endsWith(' end}');
  let day = near;
  for (let i = 0; i < MOST_TRIED; i++) {
    if (grain !== undefined) day = isEnd ? endOf(grain, day, calendar) : begin(grain, day, calendar);
    if (markOfDay(day, calendar) === mark) return day;
    day += 1;
  }
  return day;
}

function begin(grain: Aligned, day: Day, calendar: CalendarSettings): Day {
  return startOf(grain, day, calendar) === day ? day : endOf(grain, day, calendar) + 1;
}

function grainBegun(day: Day, calendar: CalendarSettings): Aligned | null {
  return COARSEST_FIRST.find((grain) => startOf(grain, day, calendar) === day) ?? null;
}

function rank(grain: Aligned): number {
  return COARSEST_FIRST.indexOf(grain);
}
