import type { LiteralExpr } from '../../formula/expression.ts';
import type { FormulaProblem } from '../../formula/problem.ts';
import { typeRowExpression } from '../../formula/type-row-expression.ts';
import type { Model } from '../../model.ts';
import type { Building } from '../building.ts';
import { emptyScope } from '../empty-scope.ts';

/** A text that must be a constant: `'Internet'`, `1`, `date '2024-01-31'`. Null with problems, or without when it is no constant. */
export function typeConstant(
  building: Building,
  model: Model,
  text: string,
): { readonly expr: LiteralExpr | null; readonly problems: readonly FormulaProblem[] } {
  const { expr, problems } = typeRowExpression(text, emptyScope(building, model), false);
  return { expr: expr?.kind === 'literal' ? expr : null, problems };
}
