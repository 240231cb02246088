import type { CalendarSettings } from '@plumbline/calendar';
import { call, DATE, type Scalar } from '../../plan/scalar.ts';

/** Engines truncate to ISO weeks and calendar years; other week starts and fiscal years move there and back. */
export function lowerCalendarGrains(scalar: Scalar, calendar: CalendarSettings): Scalar {
  const again = (s: Scalar) => lowerCalendarGrains(s, calendar);
  switch (scalar.kind) {
    case 'column':
    case 'literal':
      return scalar;
    case 'case':
      return {
        ...scalar,
        whens: scalar.whens.map((w) => ({ when: again(w.when), then: again(w.then) })),
        otherwise: scalar.otherwise && again(scalar.otherwise),
      };
    case 'in':
      return { ...scalar, value: again(scalar.value), options: scalar.options.map(again) };
    case 'rank':
      return { ...scalar, of: again(scalar.of), partition: scalar.partition.map(again) };
    case 'call': {
      const args = scalar.args.map(again);
      const plain = { ...scalar, args };
      if (scalar.fn === 'date_diff') return differenceOf(plain, calendar);
      return scalar.fn === 'member_start' || scalar.fn === 'date_trunc'
        ? truncationOf(plain, calendar)
        : plain;
    }
  }
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
  if (behind === null || day === undefined) return { ...expr, option: grain };
  const back = call('move', [day], DATE, `-${behind}`);
  return call('move', [{ ...expr, type: DATE, option: grain, args: [back] }], DATE, behind);
}

function differenceOf(expr: Call, calendar: CalendarSettings): Scalar {
  const { grain, behind } = engineGrain(expr.option, calendar);
  const args = behind === null ? expr.args : expr.args.map((a) => call('move', [a], DATE, `-${behind}`));
  return { ...expr, option: grain, args };
}
