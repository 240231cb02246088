import { type Diagnostic, report } from '@plumbline/diagnostics';
import { quoteName } from '@plumbline/engines';
import type { NearestRow, ProfiledRelationship } from '../profile-task.ts';
import { duplicatesOf, keyText } from './duplicates.ts';
import type { Prober } from './profile.ts';

export interface RelationshipCheck {
  /** Every row finds its one row. */
  readonly total: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

/** A join must never multiply rows, and drops none only where the relationship is total. */
export async function checkRelationship(
  prober: Prober,
  task: ProfiledRelationship,
): Promise<RelationshipCheck> {
  const { name, from, to, near, recorded } = task;
  const columns = near === undefined ? to.columns : [...to.columns, near.from];
  // Versions of a key are measured with the dataset that they are of.
  const twice = near?.until || recorded ? NONE : await duplicatesOf(prober, to.table, columns);
  if (twice.rows > 0) {
    const params = { relationship: name, dataset: to.dataset, columns, ...twice };
    return { total: false, diagnostics: [report('load/target-not-unique', params)] };
  }
  const lost = await unmatched(prober, task);
  if (lost.rows === 0 || !task.required) return { total: lost.rows === 0, diagnostics: [] };
  const params = { relationship: name, dataset: to.dataset, rows: lost.rows, examples: lost.examples };
  return {
    total: false,
    diagnostics: [report('load/key-not-found', params, { at: { kind: 'data', file: from.dataset } })],
  };
}

const EXAMPLES = 3;
const NONE = { rows: 0, examples: [] };

/** Rows whose key is null or not found, with some of the keys. */
async function unmatched(
  { warehouse, signal }: Prober,
  { from, to, near }: ProfiledRelationship,
): Promise<{ readonly rows: number; readonly examples: readonly string[] }> {
  const at = near?.at ?? null;
  const columns = at === null || near?.until === undefined ? from.columns : [...from.columns, at];
  if (near !== undefined && at === null) return NONE;
  const keys = columns.map((column) => `f.${quoteName(column)}`).join(', ');
  const equal = from.columns.map(
    (column, i) => `t.${quoteName(to.columns[i] ?? '')} = f.${quoteName(column)}`,
  );
  const on = [...equal, ...(near === undefined ? [] : inForce(near))].join(' AND ');
  const sql = `SELECT ${keys}, n, sum(n) OVER () AS missing
    FROM (SELECT ${keys}, count(*) AS n FROM ${quoteName(from.table)} AS f GROUP BY ALL) AS f
    WHERE NOT EXISTS (SELECT 1 FROM ${quoteName(to.table)} AS t WHERE ${on})
    ORDER BY n DESC, ${keys} LIMIT ${EXAMPLES}`;
  const { rows } = await warehouse.run({ sql, params: [] }, { signal });
  const width = columns.length;
  return {
    rows: Number(rows[0]?.[width + 1] ?? 0),
    examples: rows.map((row) => `${keyText(row.slice(0, width))} (×${row[width]})`),
  };
}

function inForce({ at, from, until }: NearestRow): readonly string[] {
  const time = `f.${quoteName(at ?? from)}`;
  const start = `t.${quoteName(from)}`;
  if (until === null) return [`${start} <= ${time}`];
  const end = `t.${quoteName(until.column)}`;
  return [
    `(${start} IS NULL OR ${start} <= ${time})`,
    `(${end} IS NULL OR ${time} ${until.inclusive ? '<=' : '<'} ${end})`,
  ];
}
