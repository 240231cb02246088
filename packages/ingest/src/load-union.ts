import { createHash } from 'node:crypto';
import { InternalError } from '@plumbline/diagnostics';
import { quoteName, type Warehouse } from '@plumbline/engines';
import { storedType } from './convert/stored-type.ts';
import type { LoadResult } from './load-outcome.ts';
import type { UnionTask } from './load-task.ts';
import { checkpoint, freeName } from './store.ts';

/** Makes a view over tables already loaded; a field that a member lacks is a typed null in its rows. */
export async function loadUnion(task: UnionTask, warehouse: Warehouse): Promise<LoadResult> {
  if (task.members.length === 0) throw new InternalError(`union ${task.dataset} has no members`);
  const selects = task.members.map(({ table, values }) => {
    const columns = task.columns.map(({ field, type }) => {
      const value = values.get(field);
      return `CAST(${value === undefined ? 'NULL' : `(${value})`} AS ${storedType(type)}) AS ${quoteName(field)}`;
    });
    return `SELECT ${columns.join(', ')} FROM ${quoteName(table)}`;
  });
  const sql = selects.join(' UNION ALL ');
  return derive(task, warehouse, { sql, kind: 'VIEW' });
}

/** Makes the derived table or view and counts its rows. Its version is that of the tables it reads. */
export async function derive(
  task: { readonly dataset: string; readonly columns: UnionTask['columns'] },
  warehouse: Warehouse,
  made: { readonly sql: string; readonly kind: 'VIEW' | 'TABLE' },
): Promise<LoadResult> {
  const version = createHash('sha256').update(made.sql).digest('hex').slice(0, 16);
  const table = await freeName(warehouse, `${task.dataset}__${version}`);
  await warehouse.execute(`CREATE ${made.kind} ${quoteName(table)} AS ${made.sql}`);
  await checkpoint(warehouse);
  const { rows } = await warehouse.run({ sql: `SELECT count(*) FROM ${quoteName(table)}`, params: [] });
  const count = Number(rows[0]?.[0] ?? 0);
  const outcome = {
    dataset: task.dataset,
    table,
    version,
    rowsRead: count,
    rowsLoaded: count,
    quarantined: 0,
    rejectsFile: null,
    columns: task.columns,
    quarantinedTotals: [],
  };
  return { outcome, diagnostics: [] };
}
