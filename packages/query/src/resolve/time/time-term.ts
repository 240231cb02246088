import {
  type CalendarSettings,
  type Day,
  type DayGrain,
  endOf,
  type Grain,
  isOwnGrain,
  type OwnGrain,
  type PeriodRange,
  parseDay,
  startOf,
} from '@plumbline/calendar';
import type { DimensionRef, LiteralExpr, RowExpr, ScalarFunction } from '@plumbline/model';

type Comparison = 'eq' | 'lt' | 'le' | 'gt' | 'ge';

/** `a < b` says the same as `b > a`. */
const MIRRORED: { readonly [C in Comparison]: Comparison } = {
  eq: 'eq',
  lt: 'gt',
  le: 'ge',
  gt: 'lt',
  ge: 'le',
};

interface Side {
  readonly ref: DimensionRef;
  readonly kind: 'date' | 'timestamp';
}

/** The days that a condition on the query's time admits; null when it says anything else, or not exactly days. */
export function daysOfTerm(
  term: RowExpr,
  isQueryTime: (ref: DimensionRef) => boolean,
  calendar: CalendarSettings,
): PeriodRange | null {
  const read = readComparison(term);
  if (read === null || !isQueryTime(read.side.ref)) return null;
  const day = midnightOf(read.literal);
  if (day === null) return null;
  const { ref, kind } = read.side;
  if (ref.kind === 'grain')
    return isDayGrain(ref.grain) ? daysOfMembers(read.comparison, ref.grain, day, calendar) : null;
  return kind === 'date' ? daysOfDates(read.comparison, day) : daysOfInstants(read.comparison, day);
}

function readComparison(term: RowExpr): { comparison: Comparison; side: Side; literal: LiteralExpr } | null {
  if (term.kind === 'in' && !term.negated && term.options.length === 1) {
    return readSides('eq', term.value, term.options[0]);
  }
  if (term.kind !== 'call' || !isComparison(term.fn)) return null;
  const [left, right] = term.args;
  return readSides(term.fn, left, right) ?? readSides(MIRRORED[term.fn], right, left);
}

function readSides(comparison: Comparison, time: RowExpr | undefined, constant: RowExpr | undefined) {
  if (time?.kind !== 'field' || constant?.kind !== 'literal') return null;
  const { ref, type } = time;
  if (type.kind === 'date') return { comparison, side: { ref, kind: 'date' as const }, literal: constant };
  if (type.kind !== 'timestamp') return null;
  return { comparison, side: { ref, kind: 'timestamp' as const }, literal: constant };
}

/** The day of a date, or of a timestamp at 00:00; null for other constants. */
function midnightOf({ type, value }: LiteralExpr): Day | null {
  if (typeof value !== 'string') return null;
  if (type.kind === 'date') return parseDay(value);
  if (type.kind !== 'timestamp' || type.zoned) return null;
  const [day = '', clock = ''] = value.split(/[T ]/);
  return /^00:00(:00(\.0+)?)?$/.test(clock) ? parseDay(day) : null;
}

function daysOfDates(comparison: Comparison, day: Day): PeriodRange {
  const ranges: { readonly [C in Comparison]: PeriodRange } = {
    eq: { from: day, to: day },
    lt: { from: null, to: day - 1 },
    le: { from: null, to: day },
    gt: { from: day + 1, to: null },
    ge: { from: day, to: null },
  };
  return ranges[comparison];
}

/** Only at or after midnight, and before midnight, are whole days. */
function daysOfInstants(comparison: Comparison, midnight: Day): PeriodRange | null {
  if (comparison === 'ge') return { from: midnight, to: null };
  return comparison === 'lt' ? { from: null, to: midnight - 1 } : null;
}

/** The value of a member is its first day: `month >= date '2013-01-02'` begins with February. */
function daysOfMembers(
  comparison: Comparison,
  grain: DayGrain,
  day: Day,
  calendar: CalendarSettings,
): PeriodRange | null {
  const end = endOf(grain, day, calendar);
  const isFirst = startOf(grain, day, calendar) === day;
  if (comparison === 'eq') return isFirst ? { from: day, to: end } : null;
  if (comparison === 'le' || comparison === 'gt') {
    return comparison === 'le' ? { from: null, to: end } : { from: end + 1, to: null };
  }
  const before = isFirst ? day - 1 : end;
  return comparison === 'lt' ? { from: null, to: before } : { from: before + 1, to: null };
}

function isComparison(fn: ScalarFunction): fn is Comparison {
  return fn in MIRRORED;
}

function isDayGrain(grain: Grain | OwnGrain): grain is DayGrain {
  return grain !== 'hour' && grain !== 'minute' && !isOwnGrain(grain);
}
