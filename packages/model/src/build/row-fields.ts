import type { DimensionRef, RowExpr } from '../formula/expression.ts';
import type { TextSpan } from '../formula/types.ts';

export interface FieldUse {
  readonly ref: DimensionRef;
  readonly span: TextSpan;
}

/** Every field that a row expression reads from the row itself. */
export function rowFields(expr: RowExpr): readonly FieldUse[] {
  const found: FieldUse[] = [];
  const open: RowExpr[] = [expr];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.kind === 'field') found.push({ ref: node.ref, span: node.span });
    else if (node.kind === 'members') found.push({ ref: node.field, span: node.span });
    else open.push(...partsOf(node));
  }
  return found;
}

function partsOf(node: RowExpr): readonly RowExpr[] {
  if (node.kind === 'call') return node.args;
  if (node.kind === 'in') return [node.value, ...node.options];
  if (node.kind !== 'case') return [];
  const branches = node.whens.flatMap((branch) => [branch.when, branch.then]);
  return node.otherwise === null ? branches : [...branches, node.otherwise];
}
