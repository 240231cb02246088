import {
  type CalendarSettings,
  type DateRange,
  type Day,
  isOwnGrain,
  isOwnStep,
  lengthBack,
  membersOf,
  ownMemberAt,
  type Step,
  shiftDayIn,
  startOf,
  startOfLastOwn,
} from '@plumbline/calendar';
import type { Edge } from '../../../bind/edge.ts';
import type { LevelRow, RangeOp } from '../cells/frame.ts';
import { askedRange } from './asked-range.ts';
import { refusePart } from './festival.ts';
import { intersect, memberOf } from './member-days.ts';
import { paired } from './paired.ts';
import {
  compared,
  isKnown,
  known,
  narrowed,
  type Pending,
  pending,
  type State,
  shifted,
  shiftSpan,
  wholeOf,
} from './pending.ts';
import type { RangeRules } from './range-rules.ts';

/** The days that one cell reads for one measure. */
export interface RangeOfCell {
  /** Values of the time keys, those that `split` and `points` add included. */
  readonly keys: readonly Day[];
  readonly from: Day;
  readonly to: Day;
  /** Clock time at which the last day is cut, under `to_time`. */
  readonly until: string | null;
  /** Last day of the range, also where it is not known that far. */
  readonly end: Day;
  /** Under the calendar of an entity: for entities known to one of these days; `to: null`: or longer. */
  readonly edges?: { readonly from: Day; readonly to: Day | null };
}

/** Applies the ops to every row, outermost first; no range where the measure has nothing to read. */
export function rangesOf(
  rows: readonly LevelRow[],
  ops: readonly RangeOp[],
  rules: RangeRules,
): readonly RangeOfCell[] {
  const period = askedRange(rules);
  const frame = period && ops.some(readsFrame) ? pending(period) : null;
  let states: readonly State[] = rows.map(({ keys, member }) => {
    const range = period && member ? intersect(period, member) : period;
    return { keys, range: range && pending(range), frame };
  });
  for (const op of ops) states = states.flatMap((s) => step(s, op, rules));
  return states.flatMap((s) => {
    const read = s.range && known(s.range, rules);
    if (s.range === null || read === null) return [];
    const { from, to, until } = read;
    const whole = isKnown(s.range, rules) ? read : wholeOf(s.range, rules);
    return [{ keys: s.keys, from, to, until, end: whole?.to ?? to }];
  });
}

function readsFrame({ kind }: RangeOp): boolean {
  return kind === 'total' || kind === 'within';
}

function step(s: State, op: RangeOp, rules: RangeRules): readonly State[] {
  const { range, frame } = s;
  switch (op.kind) {
    case 'prior':
      return [
        both(s, (p) => {
          const whole = shiftSpan(p.whole, op.by, rules);
          const limit = p.limit && shifted(p.limit, op.by, rules);
          return whole === null || (p.limit !== null && limit === null) ? null : { ...p, whole, limit };
        }),
      ];
    case 'part_before':
      return [s];
    case 'compare':
      return [both(s, (p) => compared(p, op.by, rules))];
    case 'previous':
      return [
        range === null ? s : both(s, (p) => compared(p, lengthBack(range.whole, rules.calendar), rules)),
      ];
    case 'pair':
      return [paired(s, op, rules)];
    case 'at':
      return [{ ...s, range: pending(op.range), frame: pending(op.range) }];
    case 'total':
      return [{ ...s, range: frame }];
    case 'within': {
      const at = range && wholeOf(range, rules);
      if (range?.shifts.some((by) => by.unit === 'festival')) refusePart(rules);
      const member = at && memberOf(op.grain, at.from, rules.calendar);
      return [{ ...s, range: member && frame && narrowed(frame, member) }];
    }
    case 'enter':
      return [{ ...s, frame: range }];
    case 'split': {
      const at = range && wholeOf(range, rules);
      const members = at === null ? [] : membersOf(op.grain, at, rules.calendar);
      return members.map((m) => ({
        keys: [...s.keys, m.from],
        frame: range,
        range: range && narrowed(range, m),
      }));
    }
    default:
      return derived(s, op, rules);
  }
}

/** Ranges that start from what is known of R. */
function derived(
  s: State,
  op: Extract<RangeOp, { kind: 'to_date' | 'trailing' | 'before' | 'up_to' | 'points' }>,
  rules: RangeRules,
): readonly State[] {
  const read = s.range && known(s.range, rules);
  if (read === null) return op.kind === 'points' ? [] : [{ ...s, range: null }];
  const { from, to, until } = read;
  const { calendar } = rules;
  const ending = (start: Day | null): readonly State[] => [
    { ...s, range: start === null ? null : pending({ from: start, to }, until) },
  ];
  if (op.kind === 'to_date')
    return ending(
      isOwnGrain(op.grain)
        ? (ownMemberAt(op.grain, to, calendar)?.from ?? null)
        : startOf(op.grain, to, calendar),
    );
  if (op.kind === 'trailing') return ending(trailingStart(to, op.by, calendar));
  if (op.kind === 'up_to') {
    const { first } = rules.edge;
    return first === null || first > to ? [{ ...s, range: null }] : ending(first);
  }
  const opening = rules.opens === undefined ? before(from, rules.edge) : rules.opens({ from, to });
  if (op.kind === 'before') return [{ ...s, range: opening && pending(opening) }];
  const points = membersOf(op.grain, read, calendar).flatMap((m) => {
    const range = intersect(m, read);
    // The point before the range is named by the day before it: none of those inside may have that name.
    return range === null ? [] : [{ ...s, keys: [...s.keys, range.from], range: pending(range) }];
  });
  return opening === null
    ? points
    : [{ ...s, keys: [...s.keys, opening.to], range: pending(opening) }, ...points];
}

function both(s: State, change: (p: Pending) => Pending | null): State {
  return { ...s, range: s.range && change(s.range), frame: s.frame && change(s.frame) };
}

/** Whole months when the last day ends a month; null where a member is not listed. */
function trailingStart(last: Day, by: Step, calendar: CalendarSettings): Day | null {
  if (isOwnStep(by)) return startOfLastOwn(last, by, calendar);
  const back = { count: -by.count, unit: by.unit };
  const endsMonth = startOf('month', last + 1, calendar) === last + 1;
  return endsMonth ? shiftDayIn(last + 1, back, calendar) : shiftDayIn(last, back, calendar) + 1;
}

function before(day: Day, { first, isEveryDay }: Edge): DateRange | null {
  if (isEveryDay === true) return { from: day - 1, to: day - 1 };
  return first === null || first >= day ? null : { from: first, to: day - 1 };
}
