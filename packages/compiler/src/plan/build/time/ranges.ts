import {
  type CalendarSettings,
  type DateRange,
  type Day,
  type DayGrain,
  endOf,
  type Interval,
  lengthBack,
  type MemberGrain,
  membersOf,
  monthNumber,
  shiftDayIn,
  shiftRange,
  startOf,
} from '@plumbline/calendar';
import type { Diagnostic } from '@plumbline/diagnostics';
import type { PartialMode } from '@plumbline/query';
import type { Edge } from '../../../bind/edge.ts';
import type { LevelRow, RangeOp } from '../cells/frame.ts';
import { besideFestival, type FestivalShift, refusePart } from './festival.ts';

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

/** The period as asked; an open end is each dataset's own. */
export interface AskedPeriod {
  readonly from: Day | null;
  readonly to: Day | null;
}

export interface RangeRules {
  readonly mode: PartialMode;
  readonly edge: Edge;
  readonly calendar: CalendarSettings;
  readonly period: AskedPeriod;
  /** Grain of the query's rows. */
  readonly grain: DayGrain | null;
  /** Grain of the members that `exclude_current` leaves out. */
  readonly current: DayGrain | null;
  readonly refuse: (diagnostic: Diagnostic) => void;
  /** Under the calendar of an entity: the period before a range. Absent: everything before it. */
  readonly opens?: (range: DateRange) => DateRange;
}

/** How a comparison moves what is known of a range. */
type Shift = Interval | FestivalShift;

interface Span extends DateRange {
  readonly until: string | null;
}

/**
 * A range still to be read: `whole` cut at the edge, then moved by the comparisons, then cut to `limit`. `prior` moves
 * `whole`, so that it moves the whole range also while only a part is known.
 */
interface Pending {
  readonly whole: Span;
  readonly shifts: readonly Shift[];
  readonly limit: DateRange | null;
}

interface State {
  readonly keys: readonly Day[];
  /** null: nothing to read, unless an op names another range. */
  readonly range: Pending | null;
  /** What `total` widens R to. */
  readonly frame: Pending | null;
}

/** Applies the ops to every row, outermost first; no range where the measure has nothing to read. */
export function rangesOf(
  rows: readonly LevelRow[],
  ops: readonly RangeOp[],
  rules: RangeRules,
): readonly RangeOfCell[] {
  const period = askedRange(rules);
  const frame = period && pending(period);
  let states: readonly State[] = rows.map(({ keys, member }) => {
    const range = period && member ? intersect(period, member) : period;
    return { keys, range: range && pending(range), frame };
  });
  for (const op of ops) states = states.flatMap((s) => step(s, op, rules));
  return states.flatMap((s) => {
    const read = s.range && known(s.range, rules);
    if (s.range === null || read === null) return [];
    const { from, to, until } = read;
    return [{ keys: s.keys, from, to, until, end: wholeOf(s.range, rules)?.to ?? to }];
  });
}

/** The range that a question without a grain asks a dataset about. */
export function askedRange(rules: RangeRules): DateRange | null {
  return wholeMembers(ownPeriod(rules), rules);
}

/** `exclude_current` asks about the members that are known to their end. */
function wholeMembers(period: DateRange | null, rules: RangeRules): DateRange | null {
  const { last } = rules.edge;
  if (period === null || rules.mode !== 'exclude_current' || last === null) return period;
  return completed({ ...period, until: null }, last, rules);
}

/** An end that the question leaves open is the dataset's own; it cuts no member of the question's time. */
function ownPeriod({ period, edge, grain, calendar }: RangeRules): DateRange | null {
  const end = edge.last !== null && Number.isFinite(edge.last) ? edge.last : edge.lastRow;
  const from =
    period.from ??
    (grain !== null && edge.first !== null ? startOf(grain, edge.first, calendar) : edge.first);
  const to = period.to ?? (grain !== null && end !== null ? endOf(grain, end, calendar) : end);
  return from === null || to === null || from > to ? null : { from, to };
}

function pending(range: DateRange, until: string | null = null): Pending {
  return { whole: { from: range.from, to: range.to, until }, shifts: [], limit: null };
}

function step(s: State, op: RangeOp, rules: RangeRules): readonly State[] {
  const { range, frame } = s;
  switch (op.kind) {
    case 'prior':
      return [
        both(s, (p) => ({
          ...p,
          whole: shiftSpan(p.whole, op.by, rules),
          limit: p.limit && shiftRange(p.limit, op.by, rules.calendar),
        })),
      ];
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
  const ending = (start: Day): readonly State[] => [{ ...s, range: pending({ from: start, to }, until) }];
  if (op.kind === 'to_date') return ending(startOf(op.grain, to, calendar));
  if (op.kind === 'trailing') return ending(trailingStart(to, op.by, calendar));
  if (op.kind === 'before' && rules.opens !== undefined) {
    const opening = rules.opens({ from, to });
    return [{ ...s, range: opening && pending(opening) }];
  }
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

function both(s: State, change: (p: Pending) => Pending): State {
  return { ...s, range: s.range && change(s.range), frame: s.frame && change(s.frame) };
}

function compared(p: Pending, by: Shift, rules: RangeRules): Pending {
  if (by.unit === 'festival' && p.limit !== null) refusePart(rules);
  return { ...p, shifts: [...p.shifts, by], limit: p.limit && shifted(p.limit, by, rules) };
}

function narrowed(p: Pending, to: DateRange): Pending | null {
  const limit = p.limit === null ? to : intersect(p.limit, to);
  return limit && { ...p, limit };
}

/**
 * A member of the fixed period in place of each member of the asked one, else all of it. What of a range is known
 * decides what its base reads: a range that begins after the edge is missing, and so is its base.
 */
function paired(
  { keys, range, frame }: State,
  op: Extract<RangeOp, { kind: 'pair' }>,
  rules: RangeRules,
): State {
  const [first] = op.own;
  const [start] = op.other;
  if (first === undefined || start === undefined || op.own.length !== op.other.length) {
    const all = (p: Pending | null) => (p === null || known(p, rules) === null ? null : pending(op.fixed));
    return { keys, range: all(range), frame: all(frame) };
  }
  const between = (from: Day, to: Day) => intervalBetween({ from, to }, op.unit, rules.calendar);
  const moved = (p: Pending, to: Pairing): Pending => ({ ...compared(p, to.by, rules), limit: to.limit });
  return {
    keys,
    range: range && moved(range, pairingOf(range.whole, op, between)),
    frame: frame && moved(frame, { by: between(first.from, start.from), limit: op.fixed }),
  };
}

interface Pairing {
  readonly by: Interval;
  readonly limit: DateRange;
}

/** How far a range of asked members is from those they are paired with, and where these end. */
function pairingOf(
  { from, to }: DateRange,
  { own, other, fixed }: Extract<RangeOp, { kind: 'pair' }>,
  between: (from: Day, to: Day) => Interval,
): Pairing {
  const [a, b] = [from, to].map((day) => Math.min(firstFrom(own, day), own.length - 1));
  const [mine, theirs, last] = [own[a ?? 0] ?? fixed, other[a ?? 0] ?? fixed, other[b ?? 0] ?? fixed];
  return {
    by: between(mine.from, theirs.from),
    limit: { from: Math.max(theirs.from, fixed.from), to: Math.min(last.to, fixed.to) },
  };
}

/** Place of the first member that ends on the day or later. */
function firstFrom(members: readonly DateRange[], day: Day): number {
  let [low, high] = [0, members.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((members[middle]?.to ?? day) < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The interval from one day to another; months between days that begin months. */
export function intervalBetween(
  { from, to }: DateRange,
  unit: 'day' | 'month',
  calendar: CalendarSettings,
): Interval {
  if (unit === 'day') return { count: to - from, unit };
  return { count: monthNumber(to, calendar) - monthNumber(from, calendar), unit };
}

/** Whole months when the last day ends a month. */
function trailingStart(last: Day, by: Interval, calendar: CalendarSettings): Day {
  const back = { count: -by.count, unit: by.unit };
  const endsMonth = startOf('month', last + 1, calendar) === last + 1;
  return endsMonth ? shiftDayIn(last + 1, back, calendar) : shiftDayIn(last, back, calendar) + 1;
}

function before(day: Day, { first, isEveryDay }: Edge): DateRange | null {
  if (isEveryDay === true) return { from: day - 1, to: day - 1 };
  return first === null || first >= day ? null : { from: first, to: day - 1 };
}

/** The days that are read: what is known of the range, moved, within its limit. */
function known(p: Pending, rules: RangeRules): Span | null {
  const cut = shortened(p.whole, rules);
  if (cut === null) return null;
  const moved = p.shifts.reduce((span, by) => shiftSpan(span, by, rules), cut);
  return p.limit === null ? moved : limited(moved, p.limit);
}

function wholeOf(p: Pending, rules: RangeRules): Span | null {
  const moved = p.shifts.reduce((span, by) => shiftSpan(span, by, rules), p.whole);
  return p.limit === null ? moved : limited(moved, p.limit);
}

function limited(span: Span, limit: DateRange): Span | null {
  const range = intersect(span, limit);
  return range === null ? null : { ...range, until: range.to === span.to ? span.until : null };
}

function shifted(range: DateRange, by: Shift, rules: RangeRules): DateRange {
  return by.unit === 'festival' ? besideFestival(range, by, rules) : shiftRange(range, by, rules.calendar);
}

function shiftSpan(span: Span, by: Shift, rules: RangeRules): Span {
  return { ...shifted(span, by, rules), until: span.until };
}

/** Cuts a range at the edge, as the question's `partial` says; null when nothing of it is known. */
function shortened(span: Span, rules: RangeRules): Span | null {
  const { last, time } = rules.edge;
  if (last === null || (rules.mode === 'full' && rules.period.to !== null)) return span;
  if (rules.mode === 'exclude_current') return completed(span, last, rules);
  if (span.from > last) return null;
  const cut = span.to <= last ? span : { ...span, to: last };
  return rules.mode === 'to_time' && time !== null && cut.to === last ? { ...cut, until: time } : cut;
}

/** Up to the last member that is known to its end. */
function completed(span: Span, last: Day, { current, calendar }: RangeRules): Span | null {
  if (span.to <= last) return span;
  if (current === null) return null;
  const ends = membersOf(current, span, calendar).map((m) => Math.min(m.to, span.to));
  const end = ends.filter((e) => e <= last).at(-1);
  return end === undefined ? null : { ...span, to: end };
}

export function memberOf(grain: MemberGrain, day: Day, calendar: CalendarSettings): DateRange {
  return { from: startOf(grain, day, calendar), to: endOf(grain, day, calendar) };
}

export function intersect(a: DateRange, b: DateRange): DateRange | null {
  const range = { from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) };
  return range.from > range.to ? null : range;
}
