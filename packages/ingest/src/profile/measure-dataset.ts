import { quoteName } from '@plumbline/engines';
import type { DatasetProfile, ProfiledDataset } from '../profile-task.ts';
import { listPeriods } from './list-periods.ts';
import type { Prober } from './profile.ts';

export async function measureDataset(prober: Prober, task: ProfiledDataset): Promise<DatasetProfile> {
  const { warehouse, signal } = prober;
  const kept = await keptCounts(prober, task);
  const uncounted = task.distinct.filter((column) => !kept.has(column));
  const counts = ['count(*)', ...uncounted.map((column) => `approx_count_distinct(${quoteName(column)})`)];
  const counted = await warehouse.run(
    { sql: `SELECT ${counts.join(', ')} FROM ${quoteName(task.table)}`, params: [] },
    { signal },
  );
  const [rows, ...distinct] = counted.rows[0] ?? [];
  const span = await timeSpan(prober, task);
  return {
    rows: Number(rows ?? 0),
    ...span,
    distinct: new Map([
      ...kept,
      ...uncounted.map((column, i) => [column, Number(distinct[i] ?? 0)] as const),
    ]),
    ...(task.periods === undefined ? {} : { periods: await listPeriods(prober, task) }),
  };
}

/** What the engine keeps beside stored columns costs nothing to ask for; views and empty tables have none. */
async function keptCounts(
  { warehouse, signal }: Prober,
  { table, columns }: ProfiledDataset,
): Promise<ReadonlyMap<string, number>> {
  if (columns.length === 0) return new Map();
  const stats = columns.map((column) => `stats(${quoteName(column)})`).join(', ');
  const sql = `SELECT ${stats} FROM ${quoteName(table)} LIMIT 1`;
  const [row] = (await warehouse.run({ sql, params: [] }, { signal })).rows;
  return new Map(
    columns.flatMap((column, i) => {
      const found = /\[Approx Unique: (\d+)\]$/.exec(String(row?.[i] ?? ''));
      return found === null ? [] : [[column, Number(found[1])] as const];
    }),
  );
}

async function timeSpan(
  { warehouse, signal }: Prober,
  { table, time }: ProfiledDataset,
): Promise<Pick<DatasetProfile, 'first' | 'last' | 'lastInstant' | 'happened'>> {
  if (time === null) return { first: null, last: null, lastInstant: null };
  const joins = time.joins.map(({ table: other, fromColumns, toColumns }, i) => {
    const on = fromColumns.map(
      (from, k) => `j${i}.${quoteName(from)} = j${i + 1}.${quoteName(toColumns[k] ?? '')}`,
    );
    return ` LEFT JOIN ${quoteName(other)} AS j${i + 1} ON ${on.join(' AND ')}`;
  });
  const happened = time.happened === undefined ? '' : `, max(${time.sql}) FILTER (WHERE ${time.happened})`;
  const sql = `SELECT min(${time.sql}), max(${time.sql})${happened} FROM ${quoteName(table)} AS j0${joins.join('')}`;
  const { columns, rows } = await warehouse.run({ sql, params: [] }, { signal });
  const [first, last, done] = rows[0] ?? [];
  const day = (text: unknown) => (typeof text === 'string' ? text.slice(0, 10) : null);
  const isInstant = columns[1]?.type === 'timestamp' && typeof last === 'string';
  const plans = time.happened === undefined ? {} : { happened: day(done) };
  return { first: day(first), last: day(last), lastInstant: isInstant ? last : null, ...plans };
}
