export {
  type CivilDate,
  daysInMonth,
  formatDay,
  fromCivil,
  parseDay,
  toCivil,
  weekday,
} from './day.ts';
export { formatPeriod } from './format-period.ts';
export {
  type CalendarSettings,
  type ClockGrain,
  DAY_GRAINS,
  type DateRange,
  type Day,
  type DayGrain,
  DEFAULT_CALENDAR,
  GRAINS,
  type Grain,
  type Interval,
  type MemberGrain,
} from './grain.ts';
export { formatInterval, parseInterval } from './interval.ts';
export { endOf, membersOf, nests, startOf } from './member.ts';
export { memberLabel, memberName } from './member-label.ts';
export { type ParsedPeriod, parsePeriod } from './parse-period.ts';
export type { PeriodSpec } from './period.ts';
export type { PeriodProblem, PeriodReason } from './period-problem.ts';
export { type PeriodRange, resolvePeriod } from './resolve-period.ts';
export { isWholeMonths, previousRange, shiftDay, shiftRange } from './shift.ts';
export { type UnitSize, unitSize } from './unit-size.ts';
export { UNIT_WORDS, unitOfWord } from './unit-word.ts';
export { type WeekOfYear, weekOfYear } from './week-of-year.ts';
