import { mapRowChildren } from '../formula/children.ts';
import type { DimensionRef } from '../formula/expression.ts';
import type { RowExpr } from '../formula/row-expression.ts';
import type { Model, Tree } from '../model.ts';
import { memberField } from './member-field.ts';

/** A condition on members of a tree as one on the rows of its own dataset: `sales.product` is there the key of `product`. */
export function inMemberFields(model: Model, tree: Tree, condition: RowExpr): RowExpr {
  const named = (ref: DimensionRef): DimensionRef => {
    const field = memberField(model, tree, ref);
    return field === null ? ref : { kind: 'field', dataset: tree.dataset, field, relationship: null };
  };
  const inFields = (expr: RowExpr): RowExpr => {
    switch (expr.kind) {
      case 'field':
        return { ...expr, ref: named(expr.ref) };
      case 'under':
        return { ...expr, key: named(expr.key) };
      case 'members':
      case 'listed':
        return { ...expr, fields: expr.fields.map(named) };
      default:
        return mapRowChildren(expr, { row: inFields, metric: (inside) => inside });
    }
  };
  return inFields(condition);
}
