import { inputsOf } from '../plan/children.ts';
import type { Aggregate, Plan } from '../plan/node.ts';

/** Whose rows an aggregate reads, with nothing added up in between. */
export function datasetRead({ input }: Aggregate): string | null {
  let plan: Plan = input;
  for (;;) {
    if (plan.kind === 'scan') return plan.dataset;
    const [first] = inputsOf(plan);
    if (first === undefined || plan.kind === 'aggregate' || plan.kind === 'align') return null;
    plan = first;
  }
}
