import { type Diagnostic, report } from '@plumbline/diagnostics';
import { quoteName } from '@plumbline/engines';
import type { ProfiledDataset } from '../profile-task.ts';
import { keyText } from './duplicates.ts';
import type { Prober } from './profile.ts';

const EXAMPLES = 3;

/** Parts that do not add up to a whole: a finding about the data, groups then do not tie to the total. */
export async function checkShares(
  { warehouse, signal }: Prober,
  { table, shares = [] }: ProfiledDataset,
): Promise<readonly Diagnostic[]> {
  const found: Diagnostic[] = [];
  for (const { bridge, key, weight } of shares) {
    const keys = key.map(quoteName).join(', ');
    const filled = key.map((column) => `${quoteName(column)} IS NOT NULL`).join(' AND ');
    const sql = `SELECT ${keys}, total, count(*) OVER () AS n
      FROM (SELECT ${keys}, coalesce(sum(${quoteName(weight)}), 0) AS total FROM ${quoteName(table)}
        WHERE ${filled} GROUP BY ${keys})
      WHERE abs(total - 1) > 1e-6 ORDER BY ALL LIMIT ${EXAMPLES}`;
    const { rows } = await warehouse.run({ sql, params: [] }, { signal });
    const [first] = rows;
    if (first === undefined) continue;
    const examples = rows.map((row) => `${keyText(row.slice(0, key.length))} (${row[key.length]})`);
    const params = { bridge, rows: Number(first[key.length + 1] ?? 0), examples };
    found.push(report('load/weights-not-one', params, { severity: 'warning' }));
  }
  return found;
}
