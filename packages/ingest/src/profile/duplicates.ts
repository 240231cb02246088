import { type EngineCell, quoteName } from '@plumbline/engines';
import type { Prober } from './profile.ts';

export interface Duplicates {
  /** Rows beyond the first of each key. */
  readonly rows: number;
  /** Keys that occur more than once, with the number of rows: `SO1, 2 (×3)`. */
  readonly examples: readonly string[];
}

const EXAMPLES = 3;

/** Keys that occur more than once; a key with a null in it is no key and counts for none. */
export async function duplicatesOf(
  prober: Prober,
  table: string,
  columns: readonly string[],
): Promise<Duplicates> {
  const keys = columns.map(quoteName).join(', ');
  const filled = columns.map((column) => `${quoteName(column)} IS NOT NULL`).join(' AND ');
  const sql = `SELECT ${keys}, n, sum(n - 1) OVER () AS extra
    FROM (SELECT ${keys}, count(*) AS n FROM ${quoteName(table)} WHERE ${filled} GROUP BY ${keys} HAVING count(*) > 1)
    ORDER BY ${keys} LIMIT ${EXAMPLES}`;
  const { rows } = await prober.warehouse.run({ sql, params: [] }, { signal: prober.signal });
  return {
    rows: Number(rows[0]?.[columns.length + 1] ?? 0),
    examples: rows.map((row) => `${keyText(row.slice(0, columns.length))} (×${row[columns.length]})`),
  };
}

export function keyText(cells: readonly EngineCell[]): string {
  return cells.map((cell) => (cell === null ? 'null' : String(cell))).join(', ');
}

export async function countWhere(prober: Prober, table: string, condition: string): Promise<number> {
  const sql = `SELECT count(*) FROM ${quoteName(table)} WHERE ${condition}`;
  const { rows } = await prober.warehouse.run({ sql, params: [] }, { signal: prober.signal });
  return Number(rows[0]?.[0] ?? 0);
}
