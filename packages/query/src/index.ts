export { type CompareMeasure, compareColumn, compareMeasures } from './columns/compare-column.ts';
export { resultColumns } from './columns/result-columns.ts';
export type { DatasetFacts, Facts } from './facts.ts';
export type {
  ByItem,
  CompareItem,
  DatePart,
  MetricQuery,
  OrderItem,
  ParamValue,
  PartialMode,
  PlanKind,
} from './metric-query.ts';
export type {
  Cell,
  ColumnType,
  MetricResult,
  NoteCode,
  ResultColumn,
  ResultMeta,
  ResultNote,
  ResultRow,
  ResultWarning,
  WarningCode,
} from './metric-result.ts';
export { parseMetricQuery } from './parse/parse-metric-query.ts';
export { metricQueryJsonSchema, metricQuerySchema } from './parse/schema.ts';
export { resolveQuery } from './resolve/resolve-query.ts';
export type { ResolvedBy, ResolvedCompare, ResolvedQuery } from './resolved-query.ts';
