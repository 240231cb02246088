export type { Definitions, FormulaProblem, FormulaScope, InspectedColumn, JoinPath, PathResult, Typed } from './contract.ts';
export { buildModel, emptyOf, isSameDimension, namesIn, pathTo, readDefinitions, resolveDimension, scopeOf, typeMetricFormula, typeRowExpression } from './contract.ts';
export type * from './formula/expression.ts';
export type { TaxBasis, TextSpan, Unit, ValueType } from './formula/types.ts';
export type * from './model.ts';
