import {
  type DateRange,
  type Day,
  isOwnStep,
  membersOf,
  type Step,
  shiftByOwn,
  shiftRange,
} from '@plumbline/calendar';
import { besideFestival, type FestivalShift, refusePart } from './festival.ts';
import { intersect } from './member-days.ts';
import type { RangeRules } from './range-rules.ts';

/** How a comparison moves what is known of a range. */
export type Shift = Step | FestivalShift;

export interface Span extends DateRange {
  readonly until: string | null;
}

/**
 * A range still to be read: `whole` cut at the edge, then moved by the comparisons, then cut to `limit`. `prior` moves
 * `whole`, so that it moves the whole range also while only a part is known.
 */
export interface Pending {
  readonly whole: Span;
  readonly shifts: readonly Shift[];
  readonly limit: DateRange | null;
}

/** A row of the level while the ops are applied to it. */
export interface State {
  readonly keys: readonly Day[];
  /** null: nothing to read, unless an op names another range. */
  readonly range: Pending | null;
  /** What `total` widens R to. */
  readonly frame: Pending | null;
}

export function pending(range: DateRange, until: string | null = null): Pending {
  return { whole: { from: range.from, to: range.to, until }, shifts: [], limit: null };
}

/** Null where a member that the shift leads to is not listed. */
export function compared(p: Pending, by: Shift, rules: RangeRules): Pending | null {
  if (by.unit === 'festival' && p.limit !== null) refusePart(rules);
  const limit = p.limit && shifted(p.limit, by, rules);
  return p.limit !== null && limit === null ? null : { ...p, shifts: [...p.shifts, by], limit };
}

export function narrowed(p: Pending, to: DateRange): Pending | null {
  const limit = p.limit === null ? to : intersect(p.limit, to);
  return limit && { ...p, limit };
}

/** The days that are read: what is known of the range, moved, within its limit. */
export function known(p: Pending, rules: RangeRules): Span | null {
  const cut = shortened(p.whole, rules);
  return cut && moved(cut, p, rules);
}

export function wholeOf(p: Pending, rules: RangeRules): Span | null {
  return moved(p.whole, p, rules);
}

/** Nothing of the range lies past the edge. */
export function isKnown(p: Pending, rules: RangeRules): boolean {
  return shortened(p.whole, rules) === p.whole;
}

function moved(span: Span, { shifts, limit }: Pending, rules: RangeRules): Span | null {
  let to: Span | null = span;
  for (const by of shifts) to = to && shiftSpan(to, by, rules);
  return limit === null || to === null ? to : limited(to, limit);
}

function limited(span: Span, limit: DateRange): Span | null {
  const range = intersect(span, limit);
  return range === null ? null : { ...range, until: range.to === span.to ? span.until : null };
}

export function shifted(range: DateRange, by: Shift, rules: RangeRules): DateRange | null {
  if (by.unit === 'festival') return besideFestival(range, by, rules);
  return isOwnStep(by) ? shiftByOwn(range, by, rules.calendar) : shiftRange(range, by, rules.calendar);
}

export function shiftSpan(span: Span, by: Shift, rules: RangeRules): Span | null {
  const range = shifted(span, by, rules);
  return range && { ...range, until: span.until };
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
export function completed(span: Span, last: Day, { current, calendar }: RangeRules): Span | null {
  if (span.to <= last) return span;
  if (current === null) return null;
  const ends = membersOf(current, span, calendar).map((m) => Math.min(m.to, span.to));
  const end = ends.filter((e) => e <= last).at(-1);
  return end === undefined ? null : { ...span, to: end };
}
