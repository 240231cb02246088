import { formatDay } from '@plumbline/calendar';
import type { DatasetEntry } from './listing.ts';
import type { Workings } from './workings.ts';

/** Every dataset with what the last load made of it, by name. */
export async function datasetEntries({ snapshots, holder }: Workings): Promise<readonly DatasetEntry[]> {
  const { model, state, facts } = snapshots.current();
  const entries = [...model.datasets.values()].map(async ({ name, label }): Promise<DatasetEntry> => {
    const loaded = state.datasets[name];
    const [last] = loaded === undefined ? [] : await holder.store.loads.history('dataset', name, 1);
    const known = facts.datasets.get(name);
    return {
      name,
      label,
      state: loaded === undefined ? 'not-loaded' : known === undefined ? 'outdated' : 'loaded',
      rows: loaded?.measured.rows ?? null,
      quarantined: loaded?.quarantined ?? 0,
      first: known?.first == null ? null : formatDay(known.first),
      last: known?.last == null ? null : formatDay(known.last),
      changedAt: last?.recordedAt ?? null,
    };
  });
  return (await Promise.all(entries)).toSorted((a, b) => (a.name < b.name ? -1 : 1));
}
