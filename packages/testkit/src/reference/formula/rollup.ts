import { inMemberFields, memberField, type RowExpr, type Tree } from '@plumbline/model';
import type { Cell } from '../cell/cell.ts';
import type { Evaluation } from '../cell/evaluation.ts';
import { Refusal } from '../data/refusal.ts';
import { unreachable } from '../data/unreachable.ts';
import { refsOf } from '../measure/row-refs.ts';
import type { Form } from './form.ts';

/** The cell inside a rollup: conditions that speak of members select them, the others stay with the rows. */
export function rollupCell(ev: Evaluation, expr: Form<'rollup'>, cell: Cell): Cell {
  const { model } = ev.relations;
  const tree = model.hierarchies.get(expr.along) as Tree;
  const speaksOfMembers = (term: RowExpr) => {
    const kinds = new Set(refsOf(term).map((ref) => memberField(model, tree, ref) !== null));
    if (kinds.size > 1) throw new Refusal('query/rollup-condition', tree.name);
    return kinds.has(true);
  };
  const members = ev.remember(expr, [cell.where], () =>
    cell.where.filter(speaksOfMembers).map((term) => inMemberFields(model, tree, term)),
  );
  const where = ev.remember(expr, ['rows', cell.where], () =>
    cell.where.filter((term) => !speaksOfMembers(term)),
  );
  for (const ref of members.flatMap(refsOf)) {
    const found = ev.relations.path(tree.dataset, ref);
    if (found.kind !== 'found') throw unreachable(found, tree.dataset);
  }
  const climb = { tree, key: expr.key, node: expr.node, members };
  return { ...cell, where, climbs: [...cell.climbs, climb] };
}
