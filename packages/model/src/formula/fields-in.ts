import { walkExpression } from './children.ts';
import type { DimensionRef } from './expression.ts';
import type { RowExpr } from './row-expression.ts';

/** The fields a row is read for, in the order they are written. The members of `x in (m per x)` are found by a query of their own: of these it is `x`. */
export function fieldsIn(root: RowExpr): readonly DimensionRef[] {
  const refs: DimensionRef[] = [];
  walkExpression({ level: 'row', expr: root }, (node) => {
    if (node.level === 'row' && node.expr.kind === 'field') refs.push(node.expr.ref);
    if (node.level === 'row' && node.expr.kind === 'members') refs.push(...node.expr.fields);
    if (node.level === 'row' && node.expr.kind === 'listed') {
      refs.push(...node.expr.fields);
      return false;
    }
    if (node.level === 'row' && node.expr.kind === 'under') refs.push(node.expr.key);
    return node.level === 'row';
  });
  return refs;
}
