import type { LiteralExpr } from '../formula/expression.ts';
import type { FormulaScope } from '../formula/formula-scope.ts';
import type { FormulaProblem } from '../formula/problem.ts';
import { typeRowExpression } from '../formula/type-row-expression.ts';
import type { Model } from '../model.ts';
import { emptyScope } from './empty-scope.ts';

/** A text that must be a constant: `'Internet'`, `1`, `date '2024-01-31'`. Null with problems, or without when it is no constant. */
export function typeConstant(
  model: Model,
  labels: FormulaScope['labels'],
  text: string,
): { readonly expr: LiteralExpr | null; readonly problems: readonly FormulaProblem[] } {
  const { expr, problems } = typeRowExpression(text, emptyScope(model, labels), false);
  return { expr: expr?.kind === 'literal' ? expr : null, problems };
}
