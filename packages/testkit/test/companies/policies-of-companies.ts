import type { Model } from '@plumbline/model';
import fc from 'fast-check';

export const ROLE = 'seller';

/** What somebody sees of each table; `true` opens all of it. */
export const anyPolicies = fc.record({
  sales: fc.constantFrom('true', 'true', "kind = 'food'", "company <> 'east'", 'amount > 10'),
  balances: fc.constantFrom('true', 'true', "account = 'cash'", "company <> 'west'", 'amount > 10'),
  fx: fc.constant('true'),
  periods: fc.constant('true'),
});

export function withPolicies(model: Model, policies: Readonly<Record<string, string>>): Model {
  return {
    ...model,
    policies: Object.entries(policies).map(([dataset, where]) => ({
      name: dataset,
      label: { zh: dataset, en: dataset },
      roles: [ROLE],
      dataset,
      where: where === 'true' ? null : where,
      open: [],
      deny: [],
      mask: [],
      metrics: { allow: null, deny: [] },
    })),
  };
}
