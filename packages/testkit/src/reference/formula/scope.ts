import type { MemberGrain } from '@plumbline/calendar';
import { type DimensionRef, isSameDimension, type MetricExpr } from '@plumbline/model';
import { clockOf, type ResolvedBy } from '@plumbline/query';
import { type Cell, moved } from '../cell/cell.ts';
import { clockGrain, keysWithin } from '../cell/clock.ts';
import type { Evaluation } from '../cell/evaluation.ts';
import { requireOneCurrencyOf } from '../money/one-currency.ts';
import { nests } from '../time/listed-calendar.ts';
import { decimalOf } from '../value/decimal.ts';
import { compareValues, keyOf, type Value } from '../value/value.ts';
import { foundIn } from './found-members.ts';
import { at } from './tuples.ts';

/** The cell without the dimensions of its own level, time included, except those named. */
export function totalCell(ev: Evaluation, within: readonly DimensionRef[], cell: Cell): Cell {
  const { model } = ev.relations;
  const isNamed = (ref: DimensionRef) => within.some((name) => isSameDimension(model, name, ref));
  const parts = keysWithin(within, cell);
  const kept = cell.keys.filter(
    (key) => key.level !== cell.level || (clockGrain(key.dimension) === null && isNamed(key.dimension.ref)),
  );
  const group = { ...cell.group, isRanked: false };
  const named = within.flatMap((ref) =>
    ref.kind === 'grain' && ref.grain !== 'hour' && ref.grain !== 'minute' ? [ref.grain] : [],
  );
  const grains = parts.length === 0 ? named : [...named, 'day' as const];
  return widened(ev, grains, { ...cell, keys: [...kept, ...parts], group });
}

/** The cell of the query without its keys, time included, except these. */
export function largerCell(ev: Evaluation, kept: readonly ResolvedBy[], cell: Cell): Cell {
  const clocks = kept.flatMap((by) => clockOf(ev.query, by) ?? []);
  const parts = keysWithin(
    clocks.map((grain) => ({ kind: 'grain', grain })),
    cell,
  );
  const fields = cell.keys.filter(({ dimension }) =>
    kept.some(
      (by) =>
        by.kind === 'dimension' &&
        by.grain === dimension.grain &&
        by.part === dimension.part &&
        isSameDimension(ev.relations.model, by.ref, dimension.ref),
    ),
  );
  const named = kept.flatMap((by) => (by.kind === 'time' ? [by.grain] : []));
  const grains = parts.length === 0 ? named : [...named, 'day' as const];
  return widened(ev, grains, {
    ...cell,
    keys: [...fields, ...parts],
    group: { ...cell.group, isRanked: false },
  });
}

function widened(ev: Evaluation, grains: readonly MemberGrain[], cell: Cell): Cell {
  const own = cell.group.grain;
  const named = grains.map((grain) => namedGrain(ev, grain, own));
  if (own === null) return moved(cell, { kind: 'total' });
  if (named.includes(own)) return cell;
  const coarser = named.filter((grain) => nests(own, grain, ev.relations.calendar));
  const finest = coarser.find((grain) =>
    coarser.every((other) => nests(grain, other, ev.relations.calendar)),
  );
  return moved(cell, finest === undefined ? { kind: 'total' } : { kind: 'within', grain: finest });
}

/** A week lies in one year only when that is the ISO year: beside weeks, `year` means that one. */
function namedGrain(ev: Evaluation, named: MemberGrain, own: MemberGrain | null): MemberGrain {
  const hasWeeks = ev.query.by.some((by) => by.kind === 'time' && by.grain === 'week');
  const isCounted = hasWeeks || own === 'week' || own === 'week_year';
  return named === 'year' && isCounted ? 'week_year' : named;
}

type Rank = Extract<MetricExpr, { kind: 'rank' }>;

/** 1, 2, 2, 4 among the cells of one time member (inside `per`: the members of one cell) that have rows. */
export function rankValue(ev: Evaluation, { of, ascending }: Rank, cell: Cell): Value {
  requireOneCurrencyOf(ev, of, { ...cell, keys: cell.keys.filter((key) => key.level !== cell.level) });
  if (cell.isHypothetical) ev.value(of, cell);
  const own = cell.group.isRanked && isAmong(ev, of, cell) ? ev.value(of, cell) : null;
  if (own === null) return null;
  const others = peers(ev, of, cell).map((peer) => ev.value(of, peer));
  const before = others.filter(
    (other) => other !== null && compareValues(other, own) === (ascending ? -1 : 1),
  );
  return decimalOf(before.length + 1);
}

/** Whether the cell stands among others: it has rows, or is the one row of a question without groups, which is always there. */
export function isAmong(ev: Evaluation, expr: MetricExpr, cell: Cell): boolean {
  return isAlone(cell) || ev.reads(expr, cell).some((rows) => rows.length > 0);
}

function isAlone({ group: { dimensions, grain, members }, level }: Cell): boolean {
  return level === 0 && dimensions.length + members.length === 0 && grain === null;
}

export function peers(ev: Evaluation, of: MetricExpr, cell: Cell): readonly Cell[] {
  const { dimensions, members } = cell.group;
  if (isAlone(cell)) return [cell];
  const open = { ...cell, keys: cell.keys.filter((key) => key.level !== cell.level) };
  const cells = members.length === 0 ? [open] : members.map((member) => inMember(open, member));
  // Parts of days are members of time: those of another are ranked by themselves.
  const mine = cell.keys.filter((key) => cell.level === 0 && key.level === 0);
  const isBeside = (values: readonly Value[]) =>
    mine.every(({ dimension, is }) => {
      const value = values[dimensions.indexOf(dimension)] ?? null;
      return clockGrain(dimension) === null || (is.kind === 'value' && keyOf(is.value) === keyOf(value));
    });
  return cells.flatMap((inside) => {
    const found = foundIn(ev, of, inside).filter(isBeside);
    const isMember = (values: readonly Value[]) => cell.level === 0 || !values.includes(null);
    return found.filter(isMember).map((values) => at(inside, dimensions, values));
  });
}

function inMember(cell: Cell, member: Cell['group']['members'][number]): Cell {
  const moves = cell.moves.map((move) =>
    move.kind === 'per' && move.level === cell.level ? { ...move, member } : move,
  );
  return { ...cell, moves };
}
