import type { Facts } from '@plumbline/query';

/** The same data as if nobody had counted distinct values: passes that pay for many groups are at work. */
export function asIfUncounted(facts: Facts): Facts {
  const datasets = [...facts.datasets].map(
    ([name, dataset]) => [name, { ...dataset, distinct: new Map<string, number>() }] as const,
  );
  return { ...facts, datasets: new Map(datasets) };
}
