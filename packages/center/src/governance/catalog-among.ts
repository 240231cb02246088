import type { Store } from '@plumbline/store';
import type { CatalogObjects } from '../catalog/catalog-objects.ts';
import { lastWritten } from '../center/compare-objects.ts';
import type { Principal } from '../center/principal.ts';
import type { Served } from '../center/served.ts';
import { isUnrestricted } from '../center/sight.ts';

/**
 * Among which definitions something asked for is looked at: `written`, the last ones, those for later among them; or those that are
 * `served` today.
 */
export type Among = 'written' | 'served';

/** What was written for later is not theirs to read whom policies restrict, and figures made by it would tell it. */
export function amongFor(served: Served, principal: Principal): Among {
  return isUnrestricted(served, principal) ? 'written' : 'served';
}

export async function catalogAmong(
  store: Store,
  { versions, columns }: Served,
  among: Among,
): Promise<CatalogObjects> {
  return among === 'written' ? lastWritten(store) : { written: versions, columns };
}
