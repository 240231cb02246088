import { type Day, formatDay, parseDay } from '@plumbline/calendar';
import { scalarKey } from '../../identity.ts';
import { oncePerQuestion } from '../../once-per-question.ts';
import { BOOLEAN, call, type Scalar } from '../../scalar.ts';

/** The shortest single range that holds all of several ranges. */
export interface Hull {
  readonly conditions: readonly Scalar[];
  /** The ranges fill it without a gap and nothing else was asked: no further condition is needed. */
  readonly exact: boolean;
}

/** A date range among conditions. */
export interface Bounded {
  readonly of: Scalar;
  readonly from: Day;
  /** Exclusive. */
  readonly end: Day;
  readonly timed: boolean;
  /** The two conditions that make it. */
  readonly conditions: readonly Scalar[];
}

/** Several lists of conditions, each with a date range on the same value → the range over all of them; null when they have none. */
export function hullOf(lists: readonly (readonly Scalar[])[]): Hull | null {
  const bounds = lists.map(boundsOf);
  const [first] = bounds;
  if (first === null || first === undefined) return null;
  const text = scalarKey(first.of);
  const known = bounds.filter((b): b is Bounded => b !== null && scalarKey(b.of) === text);
  if (known.length < bounds.length) return null;
  const ordered = [...known].sort((a, b) => a.from - b.from);
  let end = ordered[0]?.end ?? 0;
  let gapless = true;
  for (const b of ordered) {
    if (b.from > end) gapless = false;
    end = Math.max(end, b.end);
  }
  const from = ordered[0]?.from ?? 0;
  const last = first.timed
    ? call('lt', [first.of, literal(end)], BOOLEAN)
    : call('le', [first.of, literal(end - 1)], BOOLEAN);
  return {
    conditions: [call('ge', [first.of, literal(from)], BOOLEAN), last],
    exact: gapless && lists.every((l) => l.length === 2),
  };
}

const ends: ReadonlySet<string> = new Set(['ge', 'le', 'lt']);

/** The date range that a list of conditions holds; null without both ends on one value. */
export const boundsOf = oncePerQuestion((list: readonly Scalar[]): Bounded | null => {
  let from: Day | null = null;
  let end: Day | null = null;
  let of: Scalar | null = null;
  let timed = false;
  const conditions: Scalar[] = [];
  for (const condition of list) {
    if (condition.kind !== 'call') continue;
    if (!ends.has(condition.fn)) continue;
    const [left, right] = condition.args;
    const day =
      right?.kind === 'literal' && right.type.kind === 'date' && typeof right.value === 'string'
        ? parseDay(right.value)
        : null;
    if (left === undefined || day === null) continue;
    if (of !== null && scalarKey(of) !== scalarKey(left)) continue;
    conditions.push(condition);
    of = left;
    if (condition.fn === 'ge') from = day;
    else if (condition.fn === 'le') end = day + 1;
    else if (condition.fn === 'lt') {
      end = day;
      timed = true;
    }
  }
  return of === null || from === null || end === null || conditions.length !== 2
    ? null
    : { of, from, end, timed, conditions };
});

function literal(day: Day): Scalar {
  return { kind: 'literal', value: formatDay(day), type: { kind: 'date' } };
}
