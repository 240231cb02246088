import type { Wire } from '@plumbline/client';

export type Dataset = Wire<'DatasetList'>['datasets'][number];

export interface DataGroup {
  /** Last day that has rows; `ahead`: days that are still to come, as plans have; null: no dates. */
  readonly day: string | 'ahead' | null;
  readonly datasets: readonly Dataset[];
}

/** Datasets that know up to the same day, the latest day first, then those with days ahead, those without dates last. */
export function dataGroups(datasets: readonly Dataset[], today: string): readonly DataGroup[] {
  const byDay = new Map<DataGroup['day'], Dataset[]>();
  for (const dataset of datasets.filter(({ state }) => state === 'loaded')) {
    const day = dataset.last !== null && dataset.last > today ? 'ahead' : dataset.last;
    byDay.set(day, [...(byDay.get(day) ?? []), dataset]);
  }
  const rank = (day: DataGroup['day']) => (day === null ? '' : day === 'ahead' ? '0' : day);
  return [...byDay]
    .map(([day, some]) => ({ day, datasets: some }))
    .toSorted((a, b) => (rank(a.day) > rank(b.day) ? -1 : 1));
}

/** The moment of the last load that brought other rows. */
export function lastChange(datasets: readonly Dataset[]): string | null {
  const moments = datasets.flatMap(({ changed_at: at }) => (at === null ? [] : [at]));
  return moments.toSorted().at(-1) ?? null;
}
