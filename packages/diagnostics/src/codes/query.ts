/** Why a text is no period. */
export type PeriodReason =
  | 'empty'
  | 'unknown-form'
  | 'expected-unit'
  | 'unknown-unit'
  | 'count-out-of-range'
  | 'unexpected-text'
  | 'no-such-month'
  | 'no-such-quarter'
  | 'no-such-week'
  | 'no-such-day'
  | 'out-of-range'
  | 'relative-end'
  | 'range-without-ends'
  | 'too-many-ends'
  | 'range-reversed';

/** Codes of: the MetricQuery value: schema, names, period grammar. */
export interface QueryParams {
  'query/unknown-metric': { name: string };
  /** `part` is the piece of `text` that the reason speaks of. */
  'query/bad-period': { text: string; part: string; reason: PeriodReason };
}
