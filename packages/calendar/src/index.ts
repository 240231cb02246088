export { alignDayToSpringFestival, alignSpringFestival } from './china/align-spring-festival.ts';
export type { Published } from './china/published.ts';
export { springFestivalOf } from './china/spring-festival.ts';
export { isWorkingDay, workingDaysIn } from './china/working-days.ts';
export { type CivilDate, daysInMonth, formatDay, fromCivil, parseDay, toCivil, weekday } from './day.ts';
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
  type OwnGrain,
  type RowGrain,
} from './grain.ts';
export { formatInterval, parseInterval } from './interval.ts';
export { endOf, membersOf, monthNumber, nests, startOf } from './member.ts';
export { memberLabel, memberName } from './member-label.ts';
export {
  grainName,
  isOwnGrain,
  isOwnStep,
  type OwnInterval,
  ownGrain,
  ownMemberAt,
  ownPeriods,
  type Step,
  shiftByOwn,
  startOfLastOwn,
} from './own/own-grain.ts';
export type { NotListed, OwnMember, OwnPeriod } from './own/own-period.ts';
export { parseOwnPeriod, resolveOwnPeriod } from './own/own-period.ts';
export { type ParsedPeriod, parsePeriod } from './parse-period.ts';
export type { PeriodSpec } from './period.ts';
export type { PeriodProblem, PeriodReason } from './period-problem.ts';
export type { ListedPeriod, PeriodList } from './periods/period-list.ts';
export { periodAt, periodOfBalance, periodsIn, shiftPeriod } from './periods/period-list.ts';
export { type PeriodListProblem, type PeriodRow, readPeriods } from './periods/read-periods.ts';
export { type PeriodRange, resolvePeriod } from './resolve-period.ts';
export { isWholeMonths, lengthBack, previousRange, shiftDay, shiftDayIn, shiftRange } from './shift.ts';
export { type UnitSize, unitSize } from './unit-size.ts';
export { UNIT_WORDS, unitOfWord } from './unit-word.ts';
export { type WeekOfYear, weekOfYear } from './week-of-year.ts';
export { parseYearEnd } from './week-pattern/parse-year-end.ts';
export {
  patternMemberAt,
  patternMemberLabel,
  patternMemberName,
  patternMembersOf,
} from './week-pattern/pattern-member.ts';
export { patternYearAt, patternYearNamed } from './week-pattern/pattern-year.ts';
export type { PatternGrain, WeekPattern, YearEnd } from './week-pattern/week-pattern.ts';
export { PATTERN_GRAINS, WEEK_PATTERNS } from './week-pattern/week-pattern.ts';
