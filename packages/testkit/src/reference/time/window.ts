import {
  alignSpringFestival,
  type CalendarSettings,
  type DateRange,
  endOf as endOfStandard,
  type Interval,
  isOwnGrain,
  isOwnStep,
  type RowGrain,
  type Step,
  shiftDayIn,
  unitSize,
} from '@plumbline/calendar';
import type { PartialMode } from '@plumbline/query';
import { Refusal } from '../data/refusal.ts';
import { type Coverage, openEnd } from './coverage.ts';
import {
  endOf,
  type ListedCalendar,
  membersOf,
  periodHolding,
  startOf,
  trailingPeriods,
} from './listed-calendar.ts';
import type { Move } from './move.ts';
import { intersect, lengthBack, type Span, shiftSpan, spanOf } from './span.ts';

/**
 * A range still to be read by one dataset: `whole` cut at the dataset's edge, then moved by the comparisons in
 * `shifts`, then cut to `limit`. `prior` moves `whole`, so it moves the whole range also while R is partial.
 */
interface Window {
  readonly whole: Span;
  readonly shifts: readonly ((span: Span) => Span | null)[];
  readonly limit: Span | null;
}

interface Ranges {
  readonly range: Window | null;
  /** What `total` widens R to. */
  readonly frame: Window | null;
  readonly period: Window | null;
  /** R is a window of its own (to_date, trailing): it cannot be widened to the period any more. */
  readonly detached: boolean;
  /** R was set beside a festival: it is a part of no month. */
  readonly festival: boolean;
}

export interface WindowRules {
  readonly calendar: ListedCalendar;
  readonly coverage: Coverage;
  readonly partial: PartialMode;
  /** Grain of the query's rows. */
  readonly grain: RowGrain | null;
  /** Grain of the members that `exclude_current` leaves out. */
  readonly current: RowGrain | null;
  /** Called with the first day of a trailing window that begins before the first row. */
  readonly onShort: () => void;
}

export interface Asked {
  readonly period: { readonly from: number | null; readonly to: number | null };
  readonly member: DateRange | null;
  readonly moves: readonly Move[];
  /** Plan metrics are never shortened. */
  readonly unshortened: boolean;
}

/** What a measure of a dataset with that coverage reads of a cell; null: nothing. */
export function readSpan(
  asked: Asked,
  rules: WindowRules,
): { readonly read: Span | null; readonly whole: Span | null } {
  const cut = (window: Window) => readOf(window, asked, rules);
  const all = startPeriod(asked, rules);
  const isWhole = rules.partial === 'exclude_current' && !asked.unshortened;
  const period = all && isWhole ? SHORTEN.exclude_current(all, rules, asked) : all;
  const member = period && asked.member ? intersect(period, asked.member) : period;
  let ranges: Ranges = {
    range: plain(member),
    frame: plain(period),
    period: plain(period),
    detached: false,
    festival: false,
  };
  for (const move of asked.moves) ranges = apply(move, ranges, rules, cut);
  return { read: ranges.range && cut(ranges.range), whole: ranges.range && wholeOf(ranges.range) };
}

/** An end that the period leaves open is the dataset's own; it cuts no member of the query's time. */
function startPeriod({ period }: Asked, { coverage, grain, calendar }: WindowRules): Span | null {
  const { first } = coverage;
  const end = openEnd(coverage);
  const from = period.from ?? (grain && first !== null ? startOf(grain, first, calendar) : first);
  const to = period.to ?? (grain && end !== null ? endOf(grain, end, calendar) : end);
  return from === null || to === null || from > to ? null : spanOf(from, to);
}

function plain(span: Span | null): Window | null {
  return span && { whole: span, shifts: [], limit: null };
}

function limited(span: Span | null, limit: Span | null): Span | null {
  return span && limit ? intersect(span, limit) : span;
}

function wholeOf(window: Window): Span | null {
  return limited(shifted(window, window.whole), window.limit);
}

function readOf(window: Window, asked: Asked, rules: WindowRules): Span | null {
  const known = asked.unshortened ? window.whole : SHORTEN[rules.partial](window.whole, rules, asked);
  return known && limited(shifted(window, known), window.limit);
}

type Shorten = (span: Span, rules: WindowRules, asked: Asked) => Span | null;

function untilEdge(span: Span, { coverage }: WindowRules): Span | null {
  if (span.to <= coverage.edge) return span;
  return span.from > coverage.edge ? null : spanOf(span.from, coverage.edge);
}

const SHORTEN: { readonly [M in PartialMode]: Shorten } = {
  to_date: untilEdge,
  full: (span, rules, { period }) => (period.to === null ? untilEdge(span, rules) : span),
  to_time: (span, rules) => {
    const known = untilEdge(span, rules);
    return known && known.to === rules.coverage.edge ? { ...known, clock: rules.coverage.clock } : known;
  },
  exclude_current: (span, { coverage, calendar, current }) => {
    if (span.to <= coverage.edge) return span;
    if (current === null) return null;
    const ends = membersOf(current, span, calendar).map((m) => Math.min(m.to, span.to));
    const last = ends.filter((end) => end <= coverage.edge).at(-1);
    return last === undefined ? null : spanOf(span.from, last);
  },
};

type Cut = (window: Window) => Span | null;
type Moves = {
  readonly [K in Move['kind']]: (
    move: Extract<Move, { kind: K }>,
    ranges: Ranges,
    rules: WindowRules,
    cut: Cut,
  ) => Ranges;
};

function apply(move: Move, ranges: Ranges, rules: WindowRules, cut: Cut): Ranges {
  const step = MOVES[move.kind] as (move: Move, ranges: Ranges, rules: WindowRules, cut: Cut) => Ranges;
  return step(move, ranges, rules, cut);
}

function each(ranges: Ranges, change: (window: Window) => Window | null): Ranges {
  const { range, frame, period } = ranges;
  return {
    ...ranges,
    range: range && change(range),
    frame: frame && change(frame),
    period: period && change(period),
  };
}

function shifted({ shifts }: Window, span: Span): Span | null {
  return shifts.reduce<Span | null>((at, shift) => at && shift(at), span);
}

/** Nothing, where what it is cut to would be a period that is not listed. */
function compared(window: Window, by: Step, calendar: ListedCalendar): Window | null {
  const shift = (span: Span) => shiftSpan(span, by, calendar);
  const limit = window.limit && shift(window.limit);
  return window.limit && !limit ? null : { ...window, shifts: [...window.shifts, shift], limit };
}

/** Years back, 春节 beside 春节; what is only a part of a range stands beside no festival of its own. */
function besideFestival(window: Window, align: (span: Span) => Span): Window {
  if (window.limit !== null) throw new Refusal('query/festival-part', 'a part of a range');
  return { ...window, shifts: [...window.shifts, align] };
}

function festivalBack(years: number, weeks: CalendarSettings | null): (span: Span) => Span {
  return ({ from, to, clock }) => {
    const found = alignSpringFestival({ from, to }, weeks === null ? { years } : { years, weeks });
    if (found.kind === 'not-published') throw new Refusal('query/year-not-published', String(found.year));
    return spanOf(found.value.from, found.value.to, clock);
  };
}

const MOVES: Moves = {
  compare: ({ by }, ranges, { calendar }) => each(ranges, (window) => compared(window, by, calendar)),
  festival: ({ years, weeks }, ranges, { calendar }) => {
    const align = festivalBack(years, weeks ? calendar : null);
    return { ...each(ranges, (window) => besideFestival(window, align)), festival: true };
  },
  previous: (_, ranges, { calendar }) => {
    const by = ranges.range && lengthBack(ranges.range.whole, calendar);
    return by ? each(ranges, (window) => compared(window, by, calendar)) : ranges;
  },
  part_before: (_, ranges) => ranges,
  pair: ({ by, member, period, periodBy }, ranges, { calendar }, cut) => {
    const all = plain(spanOf(period.from, period.to));
    const moved = (window: Window | null, interval: Interval | null, limit: DateRange) =>
      interval === null
        ? window && cut(window) && all
        : beside(window && compared(window, interval, calendar), spanOf(limit.from, limit.to));
    const wide = moved(ranges.period, periodBy, period);
    return { ...ranges, range: moved(ranges.range, by, member ?? period), frame: wide, period: wide };
  },
  prior: ({ by }, ranges, { calendar }) =>
    each(ranges, (w) => {
      const whole = shiftSpan(w.whole, by, calendar);
      const limit = w.limit && shiftSpan(w.limit, by, calendar);
      return whole && (limit || !w.limit) ? { ...w, whole, limit } : null;
    }),
  at: ({ range }) => {
    const fixed = plain(spanOf(range.from, range.to));
    return { range: fixed, frame: fixed, period: fixed, detached: false, festival: false };
  },
  to_date: ({ grain }, ranges, { calendar }, cut) =>
    detach(ranges, cut, (read) => {
      if (isOwnGrain(grain) && periodHolding(grain, read.to, calendar) === null) return null;
      return spanOf(startOf(grain, read.to, calendar), read.to, read.clock);
    }),
  trailing: ({ by }, ranges, { calendar, coverage, onShort }, cut) =>
    detach(ranges, cut, (read) => {
      const from = isOwnStep(by) ? trailingPeriods(read.to, by, calendar) : trailingStart(read, by, calendar);
      if (from === null) return null;
      const window = spanOf(from, read.to, read.clock);
      if (coverage.first !== null && window.from < coverage.first) onShort();
      return window;
    }),
  up_to: (_, ranges, { coverage }, cut) =>
    detach(ranges, cut, ({ to, clock }) =>
      coverage.first === null || coverage.first > to ? null : spanOf(coverage.first, to, clock),
    ),
  before: (_, ranges, { coverage }, cut) =>
    detach(ranges, cut, ({ from }) =>
      coverage.first === null || coverage.first >= from ? null : spanOf(coverage.first, from - 1),
    ),
  total: (_, ranges) => {
    refuseDetached(ranges);
    return { ...ranges, range: ranges.frame };
  },
  within: ({ grain }, ranges, { calendar }) => {
    refuseDetached(ranges);
    const at = ranges.range && wholeOf(ranges.range);
    if (!at || !ranges.frame) return { ...ranges, range: null };
    if (ranges.festival) throw new Refusal('query/festival-part', 'a part of a range');
    if (isOwnGrain(grain) && periodHolding(grain, at.from, calendar) === null)
      return { ...ranges, range: null };
    const member = spanOf(startOf(grain, at.from, calendar), endOf(grain, at.from, calendar));
    return { ...ranges, range: narrowed(ranges.frame, member) };
  },
  per: ({ member }, ranges) => {
    const { range } = ranges;
    const span = member && spanOf(member.from, member.to);
    return { ...ranges, frame: range, range: range && span ? narrowed(range, span) : range, detached: false };
  },
};

function beside(window: Window | null, limit: Span): Window | null {
  return window && { ...window, limit };
}

function detach(ranges: Ranges, cut: Cut, derive: (read: Span) => Span | null): Ranges {
  const read = ranges.range && cut(ranges.range);
  return { ...ranges, range: plain(read && derive(read)), detached: true, festival: false };
}

function narrowed(window: Window, to: Span): Window | null {
  const limit = window.limit ? intersect(window.limit, to) : to;
  return limit && { ...window, limit };
}

function refuseDetached(ranges: Ranges): void {
  if (ranges.detached)
    throw new Refusal('query/total-in-window', 'to_date or trailing around a total that drops time');
}

/** First day of (last − n … last]; whole months when `last` ends a month. */
function trailingStart({ to }: Span, by: Interval, calendar: CalendarSettings): number {
  const size = unitSize(by.unit);
  if (size.kind === 'days') return to - by.count * size.days + 1;
  const back = { count: -by.count * size.months, unit: 'month' } as const;
  const endsMonth = endOfStandard('month', to, calendar) === to;
  return endsMonth ? shiftDayIn(to + 1, back, calendar) : shiftDayIn(to, back, calendar) + 1;
}
