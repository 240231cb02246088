/** Codes of: what bind, plan and limits refuse. */
export interface BindingParams {
  'query/unreachable-dimension': { dimension: string; measure: string };
  'query/ambiguous-dimension': { dimension: string; measure: string; paths: readonly string[] };
  'query/no-time': { dataset: string };
  'query/not-loaded': { dataset: string };
  'query/field-not-loaded': { dataset: string; field: string };
  'query/too-many-members': { grain: string; limit: number };
  'query/too-large': { rows: number; limit: number };
  'query/total-in-window': { metric: string };
  'query/rollup-condition': { hierarchy: string };
  'query/rollup-not-additive': { hierarchy: string; fn: string; metric: string };
  'query/rollup-others': { hierarchy: string };
  'query/entity-in-rollup': { form: string; hierarchy: string };
  'query/retention-needs-age': { metric: string };
  'query/retention-by-time': { metric: string };
  'query/retention-other-entity': { metric: string; entity: string; cohort: string };
  'query/cohort-others': { name: string };
  'query/first-needs-key': { dataset: string; metric: string };
  'query/missing-balance': { metric: string; dataset: string; accounts: string };
  'query/stale-balance': { metric: string; dataset: string; day: string; expected: string };
  'query/no-common-dataset': Record<string, never>;
}
