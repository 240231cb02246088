import type { MetricExpr } from '@plumbline/model';
import type { Cell } from '../cell/cell.ts';
import type { Evaluation } from '../cell/evaluation.ts';
import { decimalOf } from '../value/decimal.ts';
import { compareValues, type Value } from '../value/value.ts';
import type { Form } from './form.ts';
import { isAmong, peers } from './scope.ts';

/** Position of the cell, 1 first, among those with a value; and how many those are. */
interface Standing {
  readonly position: number;
  readonly count: number;
}

/** Position ÷ number of ranked rows: the largest value first, ties in the order of the keys. */
export function rankShareValue(ev: Evaluation, { of }: Form<'rank_share'>, cell: Cell): Value {
  const standing = standingOf(ev, of, cell);
  return standing && standing.position / standing.count;
}

/** Buckets 1 … k of the order; the first ones are one larger where they are not equal. */
export function ntileValue(ev: Evaluation, { of, buckets }: Form<'ntile'>, cell: Cell): Value {
  const standing = standingOf(ev, of, cell);
  if (standing === null) return null;
  const { position, count } = standing;
  const size = Math.floor(count / buckets);
  const larger = (count % buckets) * (size + 1);
  if (position <= larger) return decimalOf(Math.ceil(position / (size + 1)));
  return decimalOf((count % buckets) + Math.ceil((position - larger) / size));
}

function standingOf(ev: Evaluation, of: MetricExpr, cell: Cell): Standing | null {
  const own = cell.group.isRanked && isAmong(ev, of, cell) ? ev.value(of, cell) : null;
  if (own === null) return null;
  const all = peers(ev, of, cell)
    .map((peer) => ({ value: ev.value(of, peer), keys: keysOf(peer) }))
    .filter(({ value }) => value !== null);
  const mine = keysOf(cell);
  const before = all.filter(({ value, keys }) => {
    const order = compareValues(value, own);
    return order > 0 || (order === 0 && compareKeys(keys, mine) < 0);
  });
  return { position: before.length + 1, count: all.length };
}

/** The values that tell the cells of one level apart, a member of time first. */
function keysOf({ keys, level, moves }: Cell): readonly Value[] {
  const own = keys.filter((key) => key.level === level);
  const times = moves.flatMap((move) =>
    move.kind === 'per' && move.level === level && move.member !== null ? [decimalOf(move.member.from)] : [],
  );
  return [...times, ...own.flatMap(({ is }) => (is.kind === 'value' ? [is.value] : []))];
}

function compareKeys(a: readonly Value[], b: readonly Value[]): number {
  for (const [i, value] of a.entries()) {
    const other = b[i] ?? null;
    if (value === null || other === null) {
      if (value !== other) return value === null ? 1 : -1;
    } else if (compareValues(value, other) !== 0) return compareValues(value, other);
  }
  return 0;
}
