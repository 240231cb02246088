import {
  type CalendarSettings,
  type DateRange,
  type Day,
  endOf,
  membersOf,
  previousRange,
  shiftDay,
  shiftRange,
  startOf,
} from '@plumbline/calendar';
import type { PartialMode } from '@plumbline/query';
import type { Edge } from '../../bind/edge.ts';
import type { LevelRow, RangeOp } from './frame.ts';

/** The days that one cell reads for one measure. */
export interface RangeOfCell {
  /** Values of the time keys, those that `split` and `points` add included. */
  readonly keys: readonly Day[];
  readonly from: Day;
  readonly to: Day;
  /** Clock time at which the last day is cut, under `to_time`. */
  readonly until: string | null;
  /** The period, moved as R was moved. */
  readonly period: DateRange;
}

export interface RangeRules {
  readonly mode: PartialMode;
  readonly edge: Edge;
  readonly calendar: CalendarSettings;
}

interface State {
  readonly keys: readonly Day[];
  readonly range: DateRange;
  readonly period: DateRange;
  readonly until: string | null;
}

/** Applies the ops, outermost first, to a member; empty when the measure has nothing to read there. */
export function rangesOf(row: LevelRow, ops: readonly RangeOp[], rules: RangeRules): readonly RangeOfCell[] {
  const { last } = rules.edge;
  if (last !== null && row.range.from > last) return [];
  if (rules.mode === 'exclude_current' && last !== null && row.range.to > last) return [];
  let states: readonly State[] = [{ keys: row.keys, range: row.range, period: row.period, until: null }];
  for (const op of ops) states = states.flatMap((s) => step(s, op, rules));
  return states.flatMap((s) => {
    const c = cut(s, rules);
    return c === null
      ? []
      : [{ keys: c.keys, from: c.range.from, to: c.range.to, until: c.until, period: c.period }];
  });
}

function step(s: State, op: RangeOp, rules: RangeRules): readonly State[] {
  const whole = (range: DateRange | null): readonly State[] =>
    range === null ? [] : [{ ...s, range, until: null }];
  if (op.kind === 'period') return whole(s.period);
  if (op.kind === 'fixed') return [{ ...s, range: op.range, period: op.range, until: null }];
  if (op.kind === 'around') {
    return whole(intersect(memberOf(op.grain, s.range.from, rules.calendar), s.period));
  }
  if (op.kind === 'paired') {
    const range = op.ranges.get(s.keys[0] ?? Number.NaN) ?? op.whole;
    return [{ ...s, range, period: op.whole, until: null }];
  }
  if (op.kind === 'shift' && !op.short) {
    return [{ ...s, range: shiftRange(s.range, op.by), period: shiftRange(s.period, op.by), until: null }];
  }
  const c = cut(s, rules);
  return c === null ? [] : stepCut(c, op, rules);
}

/** Ops that start from the range already cut at the edge. */
function stepCut(c: State, op: RangeOp, rules: RangeRules): readonly State[] {
  const { from, to } = c.range;
  switch (op.kind) {
    case 'shift':
      return [{ ...c, range: shiftRange(c.range, op.by), period: shiftRange(c.period, op.by) }];
    case 'previous':
      return [{ ...c, range: previousRange(c.range), period: previousRange(c.period) }];
    case 'to_date':
      return [{ ...c, range: { from: startOf(op.grain, to, rules.calendar), to } }];
    case 'trailing':
      return [{ ...c, range: { from: trailingStart(to, op.by, rules.calendar), to } }];
    case 'before': {
      const range = before(from, rules);
      return range === null ? [] : [{ ...c, range, until: null }];
    }
    case 'split':
      return members(c, op.grain, rules);
    case 'points': {
      const opening = before(from, rules);
      const points = members(c, op.grain, rules);
      return opening === null
        ? points
        : [{ ...c, keys: [...c.keys, opening.to], range: opening, until: null }, ...points];
    }
    default:
      return [c];
  }
}

function members(c: State, grain: Parameters<typeof membersOf>[0], rules: RangeRules): readonly State[] {
  return membersOf(grain, c.range, rules.calendar).flatMap((member) => {
    const range = intersect(member, c.range);
    return range === null
      ? []
      : [{ ...c, keys: [...c.keys, member.from], range, until: range.to === c.range.to ? c.until : null }];
  });
}

/** Whole months when the last day ends a month. */
function trailingStart(
  last: Day,
  by: { readonly count: number; readonly unit: Parameters<typeof startOf>[0] },
  calendar: CalendarSettings,
): Day {
  const back = { count: -by.count, unit: by.unit };
  const ends = last === endOf('month', last, calendar);
  return ends ? shiftDay(last + 1, back) : shiftDay(last, back) + 1;
}

function before(day: Day, rules: RangeRules): DateRange | null {
  const { first } = rules.edge;
  return first === null || first >= day ? null : { from: first, to: day - 1 };
}

/** Cuts a range at the edge; null when it begins after it. */
function cut(s: State, rules: RangeRules): State | null {
  const { last, time } = rules.edge;
  if (last === null || rules.mode === 'full') return s;
  if (s.range.from > last) return null;
  if (rules.mode === 'to_time' && time !== null && s.range.to >= last) {
    return { ...s, range: { from: s.range.from, to: last }, until: time };
  }
  return s.range.to <= last ? s : { ...s, range: { from: s.range.from, to: last } };
}

export function memberOf(
  grain: Parameters<typeof startOf>[0],
  day: Day,
  calendar: CalendarSettings,
): DateRange {
  return { from: startOf(grain, day, calendar), to: endOf(grain, day, calendar) };
}

export function intersect(a: DateRange, b: DateRange): DateRange | null {
  const range = { from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) };
  return range.from > range.to ? null : range;
}
