import { formatDay } from '@plumbline/calendar';
import type { InspectedColumn } from '@plumbline/model';
import { splitVersions } from '../catalog/catalog-objects.ts';
import { type CatalogPlace, openExistingCatalog } from '../state/open-catalog.ts';
import { todayOf } from './today.ts';

/** Columns of sources as the catalog of a folder has them; none where it has no catalog. */
export async function recordedColumns(
  folder: string,
  place: CatalogPlace,
): Promise<ReadonlyMap<string, readonly InspectedColumn[]>> {
  const store = await openExistingCatalog(folder, place);
  if (store === null) return new Map();
  const { today } = todayOf(null, { today: null, timezone: 'UTC' }, place.now);
  try {
    return splitVersions(await store.definitions.inForce({ on: formatDay(today) })).columns;
  } finally {
    await store.close();
  }
}
