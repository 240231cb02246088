import type { Model } from '@plumbline/model';

/** The one role of whoever asks. */
export const ROLE = 'seller';

/** A policy for each dataset: which of its rows the role sees; `true` opens all of them. */
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
