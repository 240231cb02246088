export { parseMetricQuery, resolveQuery, resultColumns } from './contract.ts';
export type { DatasetFacts, Facts } from './facts.ts';
export type * from './metric-query.ts';
export type * from './metric-result.ts';
export type * from './resolved-query.ts';
