import type { Warehouse } from '@plumbline/engines';
import type { LoadResult } from './load-outcome.ts';
import type { RollupTask } from './load-task.ts';
import { derive } from './load-union.ts';

/** Makes a table of rows added up; its version follows from the statement, which names the tables it reads. */
export function loadRollup(task: RollupTask, warehouse: Warehouse): Promise<LoadResult> {
  return derive(task, warehouse, { sql: task.sql, kind: 'TABLE' });
}
