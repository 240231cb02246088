import { startOf } from '@plumbline/calendar';
import type { Cell } from '../cell/cell.ts';
import type { Evaluation } from '../cell/evaluation.ts';
import { spansOf } from '../cell/spans.ts';
import type { Value } from '../value/value.ts';

/** What is read of the rows of one entity; nothing of a member that begins after all that is known of it, whatever the form. */
export function spansOfEntity(
  ev: Evaluation,
  entity: Value,
  dataset: string,
  cell: Cell,
): ReturnType<typeof spansOf> & { readonly own: Evaluation } {
  const own = ev.ofEntity(entity);
  const edge = own.coverage(dataset, cell)?.edge ?? Number.NEGATIVE_INFINITY;
  return beginOf(ev, cell) > edge
    ? { own, read: null, whole: null }
    : { own, ...spansOf(own, dataset, cell) };
}

/** First day of the member that R is, before any form moves it; a total that drops time has none. */
export function beginOf({ relations }: Evaluation, { member, moves }: Cell): number {
  if (member === null || moves.some(({ kind }) => kind === 'total')) return Number.NEGATIVE_INFINITY;
  const within = moves.find((move) => move.kind === 'within');
  return within === undefined ? member.from : startOf(within.grain, member.from, relations.calendar);
}
