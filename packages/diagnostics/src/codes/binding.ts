/** Codes of: what bind, plan and limits refuse. */
export interface BindingParams {
  'query/unreachable-dimension': { dimension: string; measure: string };
}
