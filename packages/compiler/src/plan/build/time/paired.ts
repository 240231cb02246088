import type { DateRange, Day, Interval } from '@plumbline/calendar';
import type { RangeOp } from '../cells/frame.ts';
import { intervalBetween } from './interval-between.ts';
import { compared, known, type Pending, pending, type State } from './pending.ts';
import type { RangeRules } from './range-rules.ts';

/**
 * A member of the fixed period in place of each member of the asked one, else all of it. What of a range is known
 * decides what its base reads: a range that begins after the edge is missing, and so is its base.
 */
export function paired(
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
  const moved = (p: Pending, to: Pairing): Pending | null => {
    const found = compared(p, to.by, rules);
    return found && { ...found, limit: to.limit };
  };
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
