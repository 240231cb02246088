import { InternalError } from '@plumbline/diagnostics';
import { quoteName, type Warehouse } from '@plumbline/engines';
import { storedType } from './convert/stored-type.ts';
import type { LoadResult } from './load-outcome.ts';
import type { DistinctTask } from './load-task.ts';
import { derive } from './load-union.ts';

/** Makes a table of the values, each once, nulls left out. */
export async function loadDistinct(task: DistinctTask, warehouse: Warehouse): Promise<LoadResult> {
  if (task.members.length === 0) throw new InternalError(`distinct ${task.dataset} has no members`);
  const type = storedType(task.type);
  const values = task.members.map(
    ({ table, value }) => `SELECT CAST((${value}) AS ${type}) AS v FROM ${quoteName(table)}`,
  );
  const sql = `SELECT DISTINCT v AS ${quoteName(task.field)} FROM (${values.join(' UNION ALL ')}) WHERE v IS NOT NULL`;
  const columns = [{ field: task.field, type: task.type }];
  return derive({ dataset: task.dataset, columns }, warehouse, { sql, kind: 'TABLE' });
}
