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
  const isAfter = cell.member !== null && cell.member.from > edge;
  return isAfter ? { own, read: null, whole: null } : { own, ...spansOf(own, dataset, cell) };
}
