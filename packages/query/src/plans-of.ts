import { PLAN_KINDS, type PlanKind } from './metric-query.ts';

/** What says which plans a metric has: metrics that its definition names, and rows that are plans. */
export interface Planned {
  readonly named: { readonly [P in PlanKind]?: unknown };
  readonly among: readonly { readonly plan: PlanKind }[];
}

/** The plans that a metric has, whichever way it has them. */
export function plansOf({ named, among }: Planned): readonly PlanKind[] {
  return PLAN_KINDS.filter((kind) => named[kind] !== undefined || among.some(({ plan }) => plan === kind));
}

/** The plan a metric is measured by: its budget, else its target. An outlook alone is nothing to be measured by. */
export function measuredBy(planned: Planned): 'budget' | 'target' | null {
  const plans = plansOf(planned);
  return (['budget', 'target'] as const).find((plan) => plans.includes(plan)) ?? null;
}
