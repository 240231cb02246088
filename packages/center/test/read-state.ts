import { join } from 'node:path';
import { openStore } from '@plumbline/store';
import type { LoadState } from '../src/state/load-state.ts';
import { pointersOf } from '../src/state/pointers.ts';

/** The pointers in the catalog of a workspace folder, read beside whoever has it open. */
export async function readState(folder: string): Promise<LoadState> {
  const now = new Date('2024-03-11T08:00:00Z');
  const store = await openStore({ url: `file:${join(folder, '.plumbline/catalog.db')}`, now });
  const { state } = await pointersOf(store, () => now).read();
  await store.close();
  return state;
}
