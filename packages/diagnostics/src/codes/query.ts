/** Codes of: the MetricQuery value: schema, names, period grammar. */
export interface QueryParams {
  'query/unknown-metric': { name: string };
  'query/bad-period': { text: string; reason: string };
}
