import { type DateRange, isOwnGrain, resolvePeriod } from '@plumbline/calendar';
import type { ResolvedCompare } from '@plumbline/query';
import { type Cell, moved } from '../cell/cell.ts';
import type { Evaluation } from '../cell/evaluation.ts';
import { compareMove } from '../formula/metric-value.ts';
import { ownMembers } from '../time/asked-period.ts';
import { membersOf } from '../time/listed-calendar.ts';
import type { Move } from '../time/move.ts';
import { intervalBetween } from '../time/span.ts';

type Kinds = {
  readonly [K in ResolvedCompare['kind']]: (
    ev: Evaluation,
    compare: Extract<ResolvedCompare, { kind: K }>,
    cell: Cell,
  ) => Cell;
};

/** The cell that a comparison reads its metric (for a plan: the plan metric) in. */
export function comparedCell(ev: Evaluation, compare: ResolvedCompare, cell: Cell): Cell {
  const to = KINDS[compare.kind] as (ev: Evaluation, compare: ResolvedCompare, cell: Cell) => Cell;
  return to(ev, compare, cell);
}

const KINDS: Kinds = {
  previous: (ev, _, cell) => {
    const { grain } = ev.query;
    if (grain !== null)
      return moved(cell, {
        kind: 'compare',
        by: isOwnGrain(grain) ? { count: -1, unit: grain } : { count: -1, unit: grain },
      });
    const { period } = ev.query;
    if (period?.kind !== 'own') return moved(cell, { kind: 'previous' });
    const members = ownMembers(period, ev.today, ev.relations.calendar);
    return moved(cell, { kind: 'compare', by: { count: -members.length, unit: period.grain } });
  },
  year_ago: (ev, _, cell) => moved(cell, compareMove(ev, { count: 1, unit: 'year' })),
  fixed: (ev, { period }, cell) => {
    const { from, to } = resolvePeriod(period, ev.today, ev.relations.calendar);
    if (from === null || to === null) throw new Error('a fixed period has two ends');
    return moved(cell, pairMove(ev, cell, { from, to }));
  },
  plan: (_, __, cell) => cell,
};

/** Members are paired in order when both periods have as many; else every row reads all of the fixed one. */
function pairMove(ev: Evaluation, cell: Cell, fixed: DateRange): Move {
  const { grain } = ev.query;
  const { calendar } = ev.relations;
  const all = { kind: 'pair', by: null, member: null, period: fixed, periodBy: null } as const;
  const { from, to } = ev.period;
  if (grain === null || from === null || to === null) return all;
  const period = { from, to };
  const [own, other] = [membersOf(grain, period, calendar), membersOf(grain, fixed, calendar)];
  const [first, start] = [own[0], other[0]];
  if (own.length !== other.length || first === undefined || start === undefined) return all;
  const range = cell.member ?? period;
  const touched = own.flatMap((m, i) => (m.to >= range.from && m.from <= range.to ? [i] : []));
  const [a, b] = [touched[0] ?? 0, touched.at(-1) ?? 0];
  const [mine, theirs, last] = [own[a] ?? first, other[a] ?? start, other[b] ?? start];
  return {
    kind: 'pair',
    by: intervalBetween(grain, calendar, { from: mine.from, to: theirs.from }),
    member: { from: Math.max(theirs.from, fixed.from), to: Math.min(last.to, fixed.to) },
    period: fixed,
    periodBy: intervalBetween(grain, calendar, { from: first.from, to: start.from }),
  };
}
