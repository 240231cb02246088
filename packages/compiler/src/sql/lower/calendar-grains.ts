import type { CalendarSettings } from '@plumbline/calendar';
import {
  BIGINT,
  call,
  column,
  DATE,
  memberStart,
  type Scalar,
  substitute,
  withParts,
} from '../../plan/scalar.ts';
import {
  followsPattern,
  isPatterned,
  type Patterned,
  patternDifference,
  patternStart,
} from './pattern-grains.ts';

/**
 * Engines truncate to ISO weeks and calendar years; other week starts and fiscal years move there and back. The year
 * that weeks are counted in begins with the week of 4 January, and a week is in the year of its fourth day.
 */
export function lowerCalendarGrains(scalar: Scalar, calendar: CalendarSettings): Scalar {
  const change = (part: Scalar): Scalar => {
    const inner = withParts(part, change);
    return inner.kind === 'call' ? lowerCall(inner, calendar) : inner;
  };
  return change(scalar);
}

/** A call whose arguments are lowered. */
export function lowerCall(plain: Call, calendar: CalendarSettings): Scalar {
  if (isPatterned(calendar) && followsPattern(plain.option)) return lowerPattern(plain, calendar);
  if (plain.fn === 'date_diff') return differenceOf(plain, calendar);
  const [day] = plain.args;
  if (plain.fn === 'member_start' && plain.option === 'week_year' && day !== undefined) {
    const fourth = (start: Scalar) => call('move', [start], DATE, '3 day');
    const first = memberStart(fourth(memberStart(fourth(memberStart(day, 'week')), 'year')), 'week');
    return lowerCalendarGrains(first, calendar);
  }
  return plain.fn === 'member_start' || plain.fn === 'date_trunc' ? truncationOf(plain, calendar) : plain;
}

/** Members of a calendar of whole weeks; what else has a grain as its option says nothing of members. */
function lowerPattern(plain: Call, { pattern, ...calendar }: Patterned): Scalar {
  const [first, second] = plain.args;
  if (first === undefined || plain.option === null) return plain;
  if (plain.fn === 'date_diff' && second !== undefined)
    return around([dayIn(first), dayIn(second)], patternDifference(HOLES, plain.option, pattern), calendar);
  const start = around([dayIn(first)], patternStart(HOLES[0], plain.option, pattern), calendar);
  if (plain.fn === 'member_start') return start;
  if (plain.fn !== 'date_trunc') return plain;
  return plain.type.kind === 'date' ? start : call('cast', [start], plain.type);
}

const HOLES = [column('hole:1', DATE), column('hole:2', DATE)] as const;

/** An expression over holes, lowered, with what is lowered already in their place. */
function around(days: readonly Scalar[], expr: Scalar, calendar: CalendarSettings): Scalar {
  return substitute(
    lowerCalendarGrains(expr, calendar),
    (hole) => days[HOLES.findIndex(({ name }) => name === hole.name)] ?? hole,
  );
}

function dayIn(value: Scalar): Scalar {
  return value.type.kind === 'date' ? value : call('day_of', [value], DATE);
}

type Call = Extract<Scalar, { kind: 'call' }>;

/** The grain an engine knows, and how far its members lie behind ours. */
function engineGrain(
  grain: string | null,
  calendar: CalendarSettings,
): { readonly grain: string | null; readonly behind: string | null } {
  const months = calendar.fiscalYearStart - 1;
  const moved = months === 0 ? null : `${months} month`;
  if (grain === 'fiscal_year') return { grain: 'year', behind: moved };
  if (grain === 'fiscal_quarter') return { grain: 'quarter', behind: months % 3 === 0 ? null : moved };
  if (grain === 'week' && calendar.weekStart !== 1) return { grain, behind: `${calendar.weekStart - 1} day` };
  return { grain, behind: null };
}

function truncationOf(expr: Call, calendar: CalendarSettings): Scalar {
  const { grain, behind } = engineGrain(expr.option, calendar);
  const [day] = expr.args;
  if (behind === null || day === undefined) return grain === expr.option ? expr : { ...expr, option: grain };
  const back = call('move', [day], DATE, `-${behind}`);
  return call('move', [{ ...expr, type: DATE, option: grain, args: [back] }], DATE, behind);
}

function differenceOf(expr: Call, calendar: CalendarSettings): Scalar {
  const { grain, behind } = engineGrain(expr.option, calendar);
  if (behind !== null)
    return { ...expr, option: grain, args: expr.args.map((a) => call('move', [a], DATE, `-${behind}`)) };
  // What is counted are the beginnings of members between two days: where in its member a day is does not matter.
  const args = expr.args.map((a) => dayOfMember(a, grain) ?? a);
  return yearsBetween(args, grain) ?? { ...expr, option: grain, args };
}

function dayOfMember(value: Scalar, grain: string | null): Scalar | undefined {
  const isMember = value.kind === 'call' && value.fn === 'member_start' && value.option === grain;
  return isMember ? value.args[0] : undefined;
}

/** Years between the dates of rows by their parts: 0.7 of the time of a difference of dates (1.5.5; months take longer). */
function yearsBetween([from, to]: readonly Scalar[], grain: string | null): Scalar | null {
  if (grain !== 'year' || from === undefined || to === undefined) return null;
  if ([from, to].some((day) => day.kind === 'literal' || day.type.kind !== 'date')) return null;
  return call('subtract', [call('year', [to], BIGINT), call('year', [from], BIGINT)], BIGINT);
}
