import type { Wire } from '@plumbline/client';

export type Dataset = Wire<'DatasetList'>['datasets'][number];

export interface DataGroup {
  /** Last day that has rows; null: no dates. */
  readonly day: string | null;
  readonly datasets: readonly Dataset[];
}

/** Datasets that know up to the same day, the latest day first, those without dates last. */
export function dataGroups(datasets: readonly Dataset[]): readonly DataGroup[] {
  const byDay = new Map<string | null, Dataset[]>();
  for (const dataset of datasets.filter(({ state }) => state === 'loaded'))
    byDay.set(dataset.last, [...(byDay.get(dataset.last) ?? []), dataset]);
  return [...byDay]
    .map(([day, some]) => ({ day, datasets: some }))
    .toSorted((a, b) => (a.day === b.day ? 0 : (a.day ?? '') > (b.day ?? '') ? -1 : 1));
}

/** The moment of the last load that brought other rows. */
export function lastChange(datasets: readonly Dataset[]): string | null {
  const moments = datasets.flatMap(({ changed_at: at }) => (at === null ? [] : [at]));
  return moments.toSorted().at(-1) ?? null;
}
