import type { Facts } from '@plumbline/query';

/** The same data as if every table with rows had a hundred thousand rows of few values: passes that pay only then are at work. */
export function asIfHuge(facts: Facts): Facts {
  const datasets = [...facts.datasets].map(
    ([name, dataset]) =>
      [
        name,
        {
          ...dataset,
          // How far it is known is decided by whether there are rows.
          rows: dataset.rows === 0 ? 0 : dataset.addedUp === undefined ? 100_000 : 10_000,
          distinct: new Map([...dataset.columns].map((column) => [column, 1])),
        },
      ] as const,
  );
  return { ...facts, datasets: new Map(datasets) };
}
