export type { FormulaScope } from './formula/formula-scope.ts';
export type { FormulaProblem } from './formula/problem.ts';
export type { Typed } from './formula/formula-scope.ts';
export { namesIn } from './formula/names-in.ts';
export { resolveDimension } from './formula/resolve-dimension.ts';
export { typeMetricFormula } from './formula/type-metric-formula.ts';
export { typeRowExpression } from './formula/type-row-expression.ts';
