export { type Access, type Asker, accessOf } from './access/access-of.ts';
export { buildModel } from './build/build-model.ts';
export { declaredSources } from './build/datasets/declared-sources.ts';
export type { InspectedColumn } from './build/inspected-column.ts';
export type * from './dataset.ts';
export {
  type Child,
  type ChildMapper,
  childrenOf,
  mapMetricChildren,
  mapRowChildren,
  walkExpression,
} from './formula/children.ts';
export { countOfRows } from './formula/count-of-rows.ts';
export type * from './formula/expression.ts';
export { fieldsIn } from './formula/fields-in.ts';
export { formatDimension, formatMetric, formatRow } from './formula/format-formula.ts';
export type { FormulaScope, LabelTarget, ParameterValue, Typed } from './formula/formula-scope.ts';
export type * from './formula/metric-expression.ts';
export { namesIn } from './formula/names-in.ts';
export { type FormulaProblem, hasErrors } from './formula/problem.ts';
export { isReservedWord } from './formula/read/token.ts';
export { resolveDimension } from './formula/resolve-dimension.ts';
export type * from './formula/row-expression.ts';
export { typeMetricFormula } from './formula/type-metric-formula.ts';
export { typeRowExpression } from './formula/type-row-expression.ts';
export { unitOf } from './formula/unit-of.ts';
export { fitsUnit } from './formula/value/fits-unit.ts';
export { formatUnit } from './formula/value/format-unit.ts';
export { formatType } from './formula/value/type-kinds.ts';
export type { TaxBasis, TextSpan, Unit, ValueType } from './formula/value-type.ts';
export { type BridgePath, bridgeTo } from './graph/bridge-to.ts';
export { declaredMetrics } from './graph/declared-metrics.ts';
export { formulaOn } from './graph/formula-on.ts';
export { hiddenRules } from './graph/hidden-rules.ts';
export { isSameDimension } from './graph/is-same-dimension.ts';
export type { JoinPath, PathResult } from './graph/join-path.ts';
export { memberField } from './graph/member-field.ts';
export { pathTo } from './graph/path-to.ts';
export { planOf, saysScenario } from './graph/plan-of.ts';
export { scopeOf } from './graph/scope-of.ts';
export { treeFactor, treeTable } from './graph/tree-table.ts';
export { validityOf } from './graph/validity-of.ts';
export { importMetricFlow } from './interchange/metricflow/definitions/import-metricflow.ts';
export { metricsText, type WorkspaceSettings } from './interchange/metricflow/definitions/write-workspace.ts';
export { refusalDiagnostic } from './interchange/metricflow/formulas/refusal-diagnostic.ts';
export { type MetricFlowProject, readMetricFlow } from './interchange/metricflow/graph/project.ts';
export { readRequest } from './interchange/metricflow/request/read-request.ts';
export { translateRequest } from './interchange/metricflow/request/translate-request.ts';
export { exportOssie } from './interchange/ossie/export-ossie.ts';
export { importOssie } from './interchange/ossie/import-ossie.ts';
export { yamlOfObjects } from './interchange/yaml-of-objects.ts';
export type * from './model.ts';
export { FISCAL_CLOSE, FISCAL_DAY, fiscalDay, PERIOD_DAY } from './period-day.ts';
export type { Definitions } from './workspace/definitions.ts';
export { mentionsOf, type ObjectMention } from './workspace/mentions.ts';
export { placeInMetric, placeOfSource } from './workspace/places.ts';
export { readDefinitions } from './workspace/read-definitions.ts';
export type { DefinitionKind, Plain, PlainMap, WrittenObject } from './workspace/written-objects.ts';
export { filesOfObjects, writtenObjects } from './workspace/written-objects.ts';
