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
  | 'month-of-pattern'
  | 'no-such-day'
  | 'out-of-range'
  | 'relative-end'
  | 'range-without-ends'
  | 'too-many-ends'
  | 'range-reversed';

/** Kinds of JSON values, as a person would say them. */
/** Why a part of a day has no figure. `no-days-beside`: beside periods that are no days hours are a plain dimension. */
export type ClockReason =
  | 'ends-inside-a-day'
  | 'days-alone'
  | 'balance-of-a-day'
  | 'no-days-beside'
  | 'unpaired'
  | 'part-before';

export type QueryValueKind =
  | 'text'
  | 'number'
  | 'whole-number'
  | 'boolean'
  | 'list'
  | 'object'
  | 'null'
  | 'other';

type Nothing = Record<string, never>;

/** Codes of: the MetricQuery value: schema, names, period grammar. */
export interface QueryParams {
  'query/unknown-key': { key: string; known: readonly string[] };
  'query/missing-key': { key: string };
  /** `expected` is empty when the value cannot be described. */
  'query/wrong-type': { expected: readonly QueryValueKind[]; found: QueryValueKind };
  'query/unknown-word': { word: string; allowed: readonly string[] };
  'query/empty-text': Nothing;
  'query/text-too-long': { most: number; found: number };
  'query/list-too-long': { most: number; found: number };
  'query/number-too-big': { most: number; found: number };
  'query/number-too-small': { least: number; found: number };
  'query/nothing-asked': Nothing;
  'query/unknown-metric': { name: string };
  /** `last`: ISO day on which it answered last; null: none is known. */
  'query/retired-metric': { metric: string; last: string | null; replacement: string | null };
  'query/deprecated-metric': { metric: string; sunset: string | null; replacement: string | null };
  'query/ambiguous-label': { label: string; names: readonly string[] };
  'query/duplicate-metric': { name: string };
  'query/duplicate-key': { name: string };
  'query/duplicate-compare': { name: string };
  'query/duplicate-column': { name: string };
  'query/bad-column-name': { name: string };
  'query/grain-of-grain': { grain: string };
  'query/grain-and-part': { field: string; grain: string; part: string };
  'query/not-a-time-field': { field: string; type: string };
  'query/part-needs-timestamp': { field: string; part: string };
  'query/grains-do-not-nest': { fine: string; coarse: string };
  'query/week-with-year': { grain: string };
  /** `part` is the piece of `text` that the reason speaks of. */
  'query/bad-period': { text: string; part: string; reason: PeriodReason };
  /** `table` is what only published years have: 春节 dates or working days. */
  'query/year-not-published': {
    table: 'spring_festival' | 'working_days';
    year: number;
    first: number;
    last: number;
  };
  'query/bad-as-of': { text: string };
  'query/open-fixed-period': { period: string };
  /** `metric` is null where a text of the query itself uses the form. */
  'query/clock-range': { grain: string; form: string; why: ClockReason };
  'query/clock-members': { form: string };
  'query/needs-period': { metric: string | null; form: string };
  'query/period-and-time-condition': { period: string };
  'query/empty-period': Nothing;
  'query/having-not-condition': { type: string };
  'query/order-not-a-name': { text: string };
  'query/scenario-fixed': { dataset: string; plan: string };
  /** `form`: what in the formula is not of the days of its range; null: the plan is not in the rows of the metric. */
  'query/nothing-to-match': { metric: string; plan: string; form: string | null };
  'query/no-plan': { metric: string; plan: string };
  'query/compare-needs-number': { metric: string; type: string };
  'query/needs-metric': { option: string };
  'query/fill-needs-time': Nothing;
  'query/no-cohort': { name: string };
  'query/two-cohorts': { first: string; second: string };
  'query/grain-of-cohort': { name: string };
  'query/others-needs-limit': Nothing;
  'query/others-needs-dimension': Nothing;
  'query/share-of-what': Nothing;
  'query/share-not-asked': { metric: string; metrics: readonly string[] };
  /** `over`: the time that the share leaves; null: whatever is grouped. */
  'query/share-not-additive': { metric: string; over: string | null };
  'query/unknown-key-column': { name: string; keys: readonly string[] };
  'query/too-many-branches': { branches: number; most: number; totals: number };
  /** `kind`: the grain or type that the key's values have. */
  'query/not-a-member': { key: string; value: string; kind: string };
  'query/unknown-measure': { metric: string; measure: number; count: number };
  'query/unknown-row-column': { name: string; dataset: string };
  /** `form`: why the figure is not made of plain rows. */
  'query/no-plain-rows': { metric: string; form: string };
}
