export { type CalendarSettings, type DateRange, type Day, type DayGrain, DEFAULT_CALENDAR, GRAINS, type Grain, type Interval } from './grain.ts';
export type { PeriodProblem, PeriodSpec } from './contract.ts';
export { parseDay, formatDay, toCivil, fromCivil, weekday, startOf, endOf, membersOf, memberLabel, nests, shiftDay, isWholeMonths, shiftRange, previousRange, parsePeriod, resolvePeriod, parseInterval } from './contract.ts';
