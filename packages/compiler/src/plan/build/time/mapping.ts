import {
  type CalendarSettings,
  type Day,
  type DayGrain,
  endOf,
  type Interval,
  isOwnGrain,
  isOwnStep,
  shiftDay,
  startOf,
} from '@plumbline/calendar';
import type { RangeOp, TimeKey } from '../cells/frame.ts';
import type { RangeOfCell } from './ranges.ts';

/** How rows find their cells in time. */
export type Mapping =
  /** One range for all cells: a condition, no key. */
  | { readonly kind: 'single'; readonly range: RangeOfCell }
  /** Every day between the ends belongs to exactly one cell: keys are computed from the row's own date. */
  | {
      readonly kind: 'cut';
      readonly keys: readonly (TimeKey & { readonly move: Interval })[];
      readonly from: Day;
      readonly to: Day;
      readonly until: string | null;
    }
  /** Ranges overlap or leave gaps: rows are expanded over the list. `unit`: days may first be collapsed to it. */
  | { readonly kind: 'listed'; readonly ranges: readonly RangeOfCell[]; readonly unit: DayGrain | null }
  /** No cell reads anything. */
  | { readonly kind: 'nothing' };

const STILL: Interval = { count: 0, unit: 'day' };

/** Chooses the cheapest exact mapping of rows to cells. */
export function mappingOf(
  ranges: readonly RangeOfCell[],
  keys: readonly TimeKey[],
  ops: readonly RangeOp[],
  calendar: CalendarSettings,
): Mapping {
  const [first] = ranges;
  if (first === undefined) return { kind: 'nothing' };
  if (keys.length === 0) return { kind: 'single', range: first };
  const ordered = [...ranges].sort((a, b) => a.from - b.from);
  // What a company lists itself follows no rule by which a row could tell its own member.
  const isListed = keys.some(({ grain }) => isOwnGrain(grain));
  return (
    (isListed ? null : asCut(ordered, keys, totalShift(ops), calendar)) ?? {
      kind: 'listed',
      ranges: ordered,
      unit: unitOf(ordered, calendar),
    }
  );
}

function asCut(
  ordered: readonly RangeOfCell[],
  keys: readonly TimeKey[],
  move: Interval | null,
  calendar: CalendarSettings,
): Mapping | null {
  const first = ordered[0];
  const last = ordered.at(-1);
  if (first === undefined || last === undefined || move === null) return null;
  const isCell = (range: RangeOfCell) =>
    keys.every((key, j) => {
      const start = startOf(key.grain, range.from, calendar);
      return range.to <= endOf(key.grain, start, calendar) && shiftDay(start, move) === range.keys[j];
    });
  const isFollowed = (range: RangeOfCell, next: RangeOfCell | undefined) =>
    next === undefined || (next.from === range.to + 1 && range.until === null);
  if (!ordered.every((range, i) => isFollowed(range, ordered[i + 1]) && isCell(range))) return null;
  return {
    kind: 'cut',
    keys: keys.map((k) => ({ name: k.name, grain: k.grain, move })),
    from: first.from,
    to: last.to,
    until: last.until,
  };
}

/** The move from base to current that a list of shifts amounts to; null when the ops are not shifts only. */
function totalShift(ops: readonly RangeOp[]): Interval | null {
  let total: Interval = STILL;
  for (const op of ops) {
    if (op.kind === 'split' || op.kind === 'enter' || op.kind === 'part_before') continue;
    if (op.kind !== 'prior' && op.kind !== 'compare') return null;
    if (op.by.unit === 'festival' || isOwnStep(op.by)) return null;
    const back = { count: -op.by.count, unit: op.by.unit };
    if (total.count === 0) total = back;
    else if (total.unit === back.unit) total = { count: total.count + back.count, unit: total.unit };
    else return null;
  }
  return total;
}

/** Coarsest of month and day that every range is made of; null when a clock time cuts a range. */
function unitOf(ranges: readonly RangeOfCell[], calendar: CalendarSettings): DayGrain | null {
  if (ranges.some((r) => r.until !== null)) return null;
  const ends = new Set(ranges.map((r) => r.to));
  const latest = [...ends].reduce((a, b) => Math.max(a, b));
  const earliest = ranges.reduce((least, r) => Math.min(least, r.from), Number.POSITIVE_INFINITY);
  const whole = ranges.every(
    (r) =>
      (r.from === earliest || r.from === startOf('month', r.from, calendar)) &&
      (r.to === latest || r.to === endOf('month', r.to, calendar)),
  );
  return whole ? 'month' : 'day';
}
