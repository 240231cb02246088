import type { Building, Draft } from '../building.ts';

/** Rollups whose metrics are all sound; whether these reach the keys is checked where names are. */
export function settleRollups({ named }: Building, draft: Draft): void {
  for (const { value } of named.rollups.values()) {
    const { name, metrics, by } = value;
    if (!metrics.every((metric) => draft.metrics.has(metric))) continue;
    draft.rollups.set(name, { name, label: value.label ?? { zh: name, en: name }, metrics, by });
  }
}
