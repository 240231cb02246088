export { addsUpAlong } from './columns/adds-up.ts';
export { type CompareMeasure, compareColumn, compareMeasures } from './columns/compare-column.ts';
export { namesColumn } from './columns/names-column.ts';
export { resultColumns } from './columns/result-columns.ts';
export { rowColumn, type ShownField } from './columns/row-column.ts';
export { shareColumn } from './columns/share-column.ts';
export { type AmountCurrency, amountOf, isOwnCurrency } from './currency/amount-of.ts';
export { isInSeveralCurrencies } from './currency/in-several-currencies.ts';
export { metricInCurrency } from './currency/metric-in-currency.ts';
export { CARRIES_MEMBERS, typeInCurrency, typeOverDoubles } from './currency/type-in-currency.ts';
export type { AddedUp, DatasetFacts, Facts, PeriodFacts } from './facts.ts';
export type {
  ByItem,
  CompareItem,
  DatePart,
  MatchedPlan,
  MetricQuery,
  OrderItem,
  ParamValue,
  PartialMode,
  PlanKind,
  ShareOf,
} from './metric-query.ts';
export type {
  Cell,
  ColumnType,
  MetricResult,
  NoteCode,
  RateUsed,
  ResultColumn,
  ResultMeta,
  ResultNote,
  ResultRow,
  ResultWarning,
  VersionUsed,
  WarningCode,
} from './metric-result.ts';
export { parseMetricQuery } from './parse/parse-metric-query.ts';
export { parseRowsQuery } from './parse/parse-rows-query.ts';
export { MOST_ROWS, rowsQuerySchema } from './parse/rows-schema.ts';
export { metricQueryJsonSchema, metricQuerySchema } from './parse/schema.ts';
export { measuredBy, plansOf } from './plans-of.ts';
export { asCompany } from './resolve/as-company.ts';
export { clockOf } from './resolve/clock-keys.ts';
export { fiscalCalendar, fiscalLabel } from './resolve/fiscal/fiscal-calendar.ts';
export { resolveQuery } from './resolve/resolve-query.ts';
export { resolveRows } from './resolve/resolve-rows.ts';
export { type RowPlan, rowPlans } from './resolve/row-plans.ts';
export type {
  QueryPeriod,
  ResolvedBy,
  ResolvedCompare,
  ResolvedQuery,
  ResolvedShare,
} from './resolved-query.ts';
export type { ResolvedRows } from './resolved-rows.ts';
export type { RowsQuery } from './rows-query.ts';
export type { RowsMeasure, RowsResult } from './rows-result.ts';
export { queryOfShape } from './shape/query-of-shape.ts';
export { shapeOfQuery } from './shape/shape-of-query.ts';
