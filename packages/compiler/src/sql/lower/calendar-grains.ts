import type { CalendarSettings } from '@plumbline/calendar';
import { call, DATE, memberStart, type Scalar, withParts } from '../../plan/scalar.ts';

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

function lowerCall(plain: Call, calendar: CalendarSettings): Scalar {
  if (plain.fn === 'date_diff') return differenceOf(plain, calendar);
  const [day] = plain.args;
  if (plain.fn === 'member_start' && plain.option === 'week_year' && day !== undefined) {
    const fourth = (start: Scalar) => call('move', [start], DATE, '3 day');
    const first = memberStart(fourth(memberStart(fourth(memberStart(day, 'week')), 'year')), 'week');
    return lowerCalendarGrains(first, calendar);
  }
  return plain.fn === 'member_start' || plain.fn === 'date_trunc' ? truncationOf(plain, calendar) : plain;
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
  const args = behind === null ? expr.args : expr.args.map((a) => call('move', [a], DATE, `-${behind}`));
  return { ...expr, option: grain, args };
}
