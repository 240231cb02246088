import { type Diagnostic, report } from '@plumbline/diagnostics';
import { quoteName } from '@plumbline/engines';
import type { ProfiledDataset } from '../profile-task.ts';
import { countWhere, duplicatesOf } from './duplicates.ts';
import type { Prober } from './profile.ts';

export async function checkKey(prober: Prober, task: ProfiledDataset): Promise<readonly Diagnostic[]> {
  const { dataset, table, primaryKey: key } = task;
  if (key.length === 0) return [];
  const found: Diagnostic[] = [];
  const { rows, examples } = await duplicatesOf(prober, table, key);
  if (rows > 0)
    found.push(report('load/duplicate-key', { dataset, key, rows, examples }, { severity: 'warning' }));
  const missing = await countWhere(
    prober,
    table,
    key.map((column) => `${quoteName(column)} IS NULL`).join(' OR '),
  );
  if (missing > 0)
    found.push(report('load/null-key', { dataset, key, rows: missing }, { severity: 'warning' }));
  return found;
}
