import type { LoadState } from '../src/state/load-state.ts';
import { pointersOf } from '../src/state/pointers.ts';
import { openCatalog } from './catalog-of.ts';

/** The pointers in the catalog of a workspace folder, read beside whoever has it open. */
export async function readState(folder: string): Promise<LoadState> {
  const now = new Date('2024-03-11T08:00:00Z');
  const store = await openCatalog(folder, now);
  const { state } = await pointersOf(store, () => now).read();
  await store.close();
  return state;
}
