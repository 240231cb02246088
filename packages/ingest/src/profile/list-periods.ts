import { quoteName } from '@plumbline/engines';
import type { PeriodCells, ProfiledDataset } from '../profile-task.ts';
import type { Prober } from './profile.ts';

/** The rows of calendars that list the members of a grain, in order of their days. */
export async function listPeriods(
  { warehouse, signal }: Prober,
  { table, periods = [] }: ProfiledDataset,
): Promise<Readonly<Record<string, readonly PeriodCells[]>>> {
  const found: Record<string, readonly PeriodCells[]> = {};
  for (const { calendar, label, first, last } of periods) {
    const cells = `CAST(${label} AS VARCHAR), CAST(${first} AS DATE), CAST(${last} AS DATE)`;
    const order = 'ORDER BY 2 NULLS FIRST, 3 NULLS FIRST, 1 NULLS FIRST';
    const sql = `SELECT ${cells} FROM ${quoteName(table)} AS j0 ${order}`;
    const { rows } = await warehouse.run({ sql, params: [] }, { signal });
    const text = (cell: unknown) => (typeof cell === 'string' ? cell : null);
    found[calendar] = rows.map((row): PeriodCells => [text(row[0]), text(row[1]), text(row[2])]);
  }
  return found;
}
