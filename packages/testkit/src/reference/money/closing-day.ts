import type { Day } from '@plumbline/calendar';
import type { AggregateExpr } from '@plumbline/model';
import type { Cell } from '../cell/cell.ts';
import type { Evaluation } from '../cell/evaluation.ts';
import { spansOf } from '../cell/spans.ts';
import { Refusal } from '../data/refusal.ts';
import type { Row } from '../data/relations.ts';
import { entityOf, periodsOfEntity } from '../fiscal/period-of.ts';
import { spansOfEntity } from '../fiscal/spans-of-entity.ts';
import type { Form } from '../formula/form.ts';
import { snapshotOf } from '../measure/snapshot.ts';
import { comparedWith, forwardDay } from './forward-day.ts';

type Stock = Form<'closing'> | Form<'opening'> | Form<'average_balance'>;

/** The day whose closing rate a flow takes: the last of R, or the edge where that is earlier. */
export function flowDay(ev: Evaluation, { dataset }: AggregateExpr, cell: Cell): Day | null {
  const current = comparedWith(cell);
  const { read } = spansOf(ev, dataset, current);
  if (read === null) return null;
  const edge = current.unshortened
    ? Number.POSITIVE_INFINITY
    : (ev.coverage(dataset, current)?.edge ?? read.to);
  return Math.min(read.to, edge);
}

/** Under the calendar of an entity: the end of the last listed period of R that is over, the row's entity's own. */
export function flowDayOfEntity(
  ev: Evaluation,
  { dataset }: AggregateExpr,
  row: Row,
  cell: Cell,
): Day | null {
  const entity = entityOf(ev.relations, row);
  const { own, read } = spansOfEntity(ev, entity, dataset, cell);
  if (read === null) return null;
  const edge = own.coverage(dataset, cell)?.edge ?? Number.NEGATIVE_INFINITY;
  const ends = periodsOfEntity(ev.relations, dataset, entity)
    .filter(({ first, last }) => first >= read.from && last <= Math.min(read.to, edge))
    .map(({ end }) => end);
  return ends.length === 0 ? null : Math.max(...ends);
}

interface Chosen {
  /** The last of the days that the balance is read of. */
  readonly day: Day | null;
  readonly isOpening: boolean;
}

/** The day whose closing rate a balance takes: its own, under constant currency that of what it is compared with. */
export function stockDay(ev: Evaluation, stock: Stock, { day, isOpening }: Chosen, cell: Cell): Day | null {
  const current = comparedWith(cell);
  if (current === cell) return day;
  if (stock.kind === 'average_balance' && stock.points === 'snapshots')
    return forwardDay(ev, day, stock.of.dataset, cell);
  if (stock.kind === 'average_balance' && stock.points !== 'ends')
    throw new Refusal('query/constant-parts', `points: ${stock.points}`);
  const { read } = spansOf(ev, stock.of.dataset, current);
  if (read === null) return null;
  const range = isOpening ? { from: null, to: read.from - 1 } : read;
  const quiet = { ...ev, warn: () => undefined };
  const missing = stock.missing === 'error' ? null : stock.missing;
  return snapshotOf(quiet, { ...stock, missing }, range, current).day;
}
