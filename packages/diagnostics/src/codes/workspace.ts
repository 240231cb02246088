/** What went wrong while a text was read as YAML. */
export type YamlProblem =
  | 'tab'
  | 'indent'
  | 'missing-character'
  | 'unexpected'
  | 'nested-map'
  | 'escape'
  | 'reserved-character'
  | 'alias'
  | 'several-documents'
  | 'key'
  | 'other';

/** How a value is written. */
export type Shape = 'text' | 'list' | 'map' | 'nothing';

/** What a text must look like. */
export type Expected =
  | 'name'
  | 'something'
  | 'dataset-field'
  | 'label'
  | 'boolean'
  | 'number'
  | 'date'
  | 'interval'
  | 'short-while'
  | 'period'
  | 'share'
  | 'money'
  | 'change'
  | 'bound'
  | 'currency'
  | 'timezone'
  | 'year-end'
  | 'type'
  | 'unit'
  | 'through'
  | 'variable'
  | 'one-of-sources'
  | 'connection'
  | 'file-options'
  | 'row-number'
  | 'character'
  | 'line-count'
  | 'csv-marks'
  | 'cell-range'
  | 'one-field-source'
  | 'hierarchy-shape'
  | 'rate-shape'
  | 'pattern-shape'
  | 'calendar-shape'
  | 'weight'
  | 'columns'
  | 'line'
  | 'nodes-of'
  | 'ledger'
  | 'account-range'
  | 'constant';

/** What carries a name. */
export type ObjectKind =
  | 'workspace'
  | 'connection'
  | 'dataset'
  | 'field'
  | 'relationship'
  | 'dimension'
  | 'bridge'
  | 'hierarchy'
  | 'calendar'
  | 'statement'
  | 'currency_rates'
  | 'rollup'
  | 'policy'
  | 'reconciliation'
  | 'metric'
  | 'term'
  | 'goal'
  | 'link'
  | 'action'
  | 'alert'
  | 'line';

/** Codes of: workspace files, schema, datasets, relationships, dimensions, metrics. */
export interface WorkspaceParams {
  'workspace/missing-root': object;
  'workspace/yaml-syntax': { problem: YamlProblem };
  'workspace/limit': { limit: 'characters' | 'depth' | 'values' | 'aliases'; max: number };
  'workspace/duplicate-key': { key: string };
  'workspace/bad-key': object;
  'workspace/merge-key': object;
  'workspace/tag': { tag: string };
  'workspace/unknown-key': { key: string };
  'workspace/misplaced-key': { key: string };
  'workspace/missing-key': { key: string };
  'workspace/wrong-shape': { expected: readonly Shape[]; found: Shape };
  'workspace/unknown-word': { word: string; words: readonly string[] };
  'workspace/bad-value': { value: string; expected: Expected };
  'workspace/variable-not-listed': { name: string };
  'workspace/variable-without-value': { name: string };
  'workspace/variable-place': { name: string };
  'workspace/secret-place': { name: string };
  'workspace/secret-in-file': object;
  'model/not-available-yet': { feature: string };
  'model/reserved-name': { name: string };
  'model/duplicate-name': { name: string; kind: ObjectKind; other: ObjectKind };
  'model/duplicate-code': { code: string; metric: string; other: string };
  'model/duplicate-label': { label: string; metric: string; other: string };
  /** One word for two terms. */
  'model/duplicate-term': { text: string; term: string; other: string };
  /** `language`: the one that is missing. */
  'model/term-in-one-language': { term: string; language: 'zh' | 'en' };
  'model/unknown-reference': { kind: ObjectKind; name: string };
  'model/unknown-column': { dataset: string; column: string };
  'model/unknown-type': { dataset: string; field: string };
  'model/column-count': { from: number; to: number };
  'model/types-differ': { left: string; leftType: string; right: string; rightType: string };
  'model/units-differ': { left: string; leftUnit: string; right: string; rightUnit: string };
  'model/declared-type': { name: string; declared: string; found: string };
  'model/declared-unit': { name: string; declared: string; found: string };
  'model/version-order': { metric: string; effective: string | null };
  'model/version-unit': { name: string; declared: string; found: string };
  /** `scope: company`: why its figure may tell of hidden rows. */
  'model/company-form': {
    metric: string;
    problem: 'time' | 'dataset' | 'condition' | 'aggregate' | 'argument' | 'form';
  };
  'model/company-inside': { metric: string; inside: string };
  'model/replacement-cycle': { path: readonly string[] };
  'model/retired-replacement': { metric: string; replacement: string };
  'model/replacement-unit': { metric: string; unit: string; replacement: string; other: string };
  /** `sunset`: the last day on which it answers; `retired`: the first on which it does not. */
  'model/names-ended-metric': {
    kind: ObjectKind;
    name: string;
    metric: string;
    replacement: string | null;
    sunset: string | null;
    retired: string | null;
  };
  /** What people keep: no definition file holds it. */
  'model/kept-ended-metric': {
    kind: 'view' | 'dashboard' | 'follow';
    id: string;
    metric: string;
    replacement: string | null;
  };
  /** `metrics`: the first of `count`. */
  'model/same-formula': { metrics: readonly string[]; count: number };
  'model/definition-cycle': { path: readonly string[] };
  'model/bridge-side': { bridge: string; through: string; dataset: string; relationships: readonly string[] };
  'model/unreachable-dimension': { dimension: string; measure: string };
  'model/ambiguous-path': { dimension: string; measure: string; paths: readonly string[] };
  /** `most`: days. */
  'model/bad-snap': { snap: string; most: number };
  'model/calendar-without-entity': { dataset: string; calendar: string; entity: string };
  'model/metric-too-deep': { metric: string; max: number };
  'model/depends-on-broken': { name: string; broken: string };
}
