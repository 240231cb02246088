import type { Warehouse } from '@plumbline/engines';
import type { LoadState } from './load-state.ts';

/** The state without what the warehouse does not hold: somebody may have deleted or replaced its file. */
export async function stateInWarehouse(state: LoadState, warehouse: Warehouse): Promise<LoadState> {
  const { rows } = await warehouse.run({
    sql: 'SELECT table_name FROM information_schema.tables',
    params: [],
  });
  const tables = new Set(rows.map(([name]) => name));
  const held = <T extends { readonly table: string }>(entries: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(entries).filter(([, loaded]) => tables.has(loaded.table)));
  return { ...state, datasets: held(state.datasets), pending: held(state.pending) };
}
