import { type Diagnostic, report } from '@plumbline/diagnostics';
import { quoteName } from '@plumbline/engines';
import type { ProfiledDataset } from '../profile-task.ts';
import { keyText } from './duplicates.ts';
import type { Prober } from './profile.ts';

const EXAMPLES = 3;

/** Of each key at most one version is in force at a time; one that ends before it begins never is. */
export async function checkVersions(
  { warehouse, signal }: Prober,
  { dataset, table, versions }: ProfiledDataset,
): Promise<readonly Diagnostic[]> {
  if (versions === undefined) return [];
  const { from, to, toInclusive } = versions;
  const [key, start, end] = [versions.key, from, to].map(quoteName);
  const before = toInclusive ? '<=' : '<';
  const reached = `max(coalesce(${end}, 'infinity')) OVER (PARTITION BY ${key}
    ORDER BY coalesce(${start}, '-infinity'), coalesce(${end}, 'infinity') ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)`;
  const sql = `SELECT ${key}, coalesce(CAST(${start} AS VARCHAR), '…'), count(*) OVER () AS n
    FROM (SELECT ${key}, ${start}, ${reached} AS reached FROM ${quoteName(table)}
      WHERE ${key} IS NOT NULL AND (${start} IS NULL OR ${end} IS NULL OR ${start} ${before} ${end}))
    WHERE coalesce(${start}, '-infinity') ${before} reached
    ORDER BY ALL LIMIT ${EXAMPLES}`;
  const { rows } = await warehouse.run({ sql, params: [] }, { signal });
  const [first] = rows;
  if (first === undefined) return [];
  const examples = rows.map((row) => keyText(row.slice(0, 2)));
  const params = { dataset, key: versions.key, rows: Number(first[2] ?? 0), examples };
  return [report('load/versions-overlap', params)];
}
