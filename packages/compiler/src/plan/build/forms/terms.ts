import type { RowExpr } from '@plumbline/model';

/** Top-level `and` terms of a condition, so that a member condition can be left out of its own search. */
export function terms(condition: RowExpr): readonly RowExpr[] {
  return condition.kind === 'call' && condition.fn === 'and' ? condition.args.flatMap(terms) : [condition];
}
