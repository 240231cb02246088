import type { Look, RowDays, Since, Table } from '../manifest/manifest.ts';

const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** The rows of a copy, in the SQL of DuckDB; null where they are those of its table. */
export function copySql(table: Table, relationOf: (table: Table) => string): string | null {
  const { days, members, numbered } = table;
  if (days !== undefined) return rowDaysSql({ ...table, days }, relationOf);
  if (numbered !== undefined)
    return `SELECT *, row_number() OVER () AS ${quote(numbered)} FROM ${relationOf(table)}`;
  if (members === undefined) return null;
  const { spine, column } = members;
  const time = `CAST(${quote(spine.column)} AS TIMESTAMP) AS ${quote(column)}`;
  return `SELECT * FROM ${relationOf(table)} UNION ALL BY NAME SELECT ${time} FROM ${relationOf(spine.table)}`;
}

/** Every row once for each day that looks back at it, in the SQL of DuckDB. */
function rowDaysSql(
  { days, ...table }: Table & { readonly days: RowDays },
  relationOf: (table: Table) => string,
): string {
  const { spine, column, looks, since } = days;
  const day = `CAST(d.${quote(spine.column)} AS TIMESTAMP)`;
  const own = `date_trunc('day', CAST(r.${quote(column)} AS TIMESTAMP))`;
  const at = lookText(looks, day);
  const from = `${relationOf(table)} AS r JOIN ${daysText(days, relationOf)} AS d`;
  return `SELECT r.* REPLACE (${day} AS ${quote(column)}) FROM ${from} ON ${sinceText(since, own, at)}`;
}

function lookText(looks: Look | null, day: string): string {
  if (looks === null) return day;
  if (looks.kind === 'before') return `${day} - INTERVAL '${looks.interval.text}'`;
  return looks.kind === 'start' ? `date_trunc('${looks.grain}', ${day})` : 'd.looks_at';
}

function sinceText(since: Since | null, own: string, at: string): string {
  if (since === null) return `${own} = ${at}`;
  if (since.kind === 'ever') return `${own} <= ${at}`;
  const from =
    since.kind === 'start'
      ? `${own} >= date_trunc('${since.grain}', ${at})`
      : `${own} > ${at} - INTERVAL '${since.interval.text}'`;
  return `${own} <= ${at} AND ${from}`;
}

/** The table of days; a period of the project's own looks at the day of the same number in one before it. */
function daysText({ spine, looks }: RowDays, relationOf: (table: Table) => string): string {
  const table = relationOf(spine.table);
  if (looks?.kind !== 'custom') return table;
  const [day, period] = [quote(spine.column), quote(looks.column)];
  const numbered = `SELECT ${day}, ${period}, row_number() OVER (PARTITION BY ${period} ORDER BY ${day}) - 1 AS n FROM ${table}`;
  const before = (end: string) =>
    `lag(${end}(CAST(${day} AS TIMESTAMP)), ${looks.count}) OVER (ORDER BY min(${day}))`;
  const periods = `SELECT ${period}, ${before('min')} AS first_day, ${before('max')} AS last_day FROM ${table} GROUP BY ${period}`;
  return `(SELECT n.${day}, p.first_day + to_days(CAST(n.n AS INTEGER)) AS looks_at FROM (${numbered}) AS n JOIN (${periods}) AS p ON n.${period} = p.${period} WHERE p.first_day + to_days(CAST(n.n AS INTEGER)) <= p.last_day)`;
}
