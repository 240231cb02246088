import { quoteName, type Warehouse } from '@plumbline/engines';
import { canBeKey, isIdentifier } from './column-meaning.ts';
import type { DraftColumn, DraftKey, DraftTable } from './draft.ts';

/** Pairs are tried among so many columns that look like identifiers. */
const IN_PAIRS = 6;

/** The columns that identify a row of each table: one that is named like a key, else the first one, else a pair. */
export async function findKeys(
  tables: readonly DraftTable[],
  tableOf: (name: string) => string,
  warehouse: Warehouse,
): Promise<readonly DraftKey[]> {
  const keys: DraftKey[] = [];
  for (const table of tables) {
    const single = singleKey(table);
    const columns = single === null ? await pairKey(table, tableOf(table.name), warehouse) : [single.name];
    if (columns !== null) keys.push({ table: table.name, columns });
  }
  return keys;
}

function singleKey({ rows, columns }: DraftTable): DraftColumn | null {
  if (rows === 0) return null;
  const unique = columns.filter(
    (column) => canBeKey(column) && column.filled === rows && column.distinct === rows,
  );
  return unique.find(isIdentifier) ?? unique.find((column) => column === columns[0]) ?? null;
}

async function pairKey(
  { rows, columns }: DraftTable,
  table: string,
  warehouse: Warehouse,
): Promise<readonly string[] | null> {
  const candidates = columns
    .filter((column) => canBeKey(column) && column.filled === rows && isIdentifier(column))
    .slice(0, IN_PAIRS);
  for (const [i, first] of candidates.entries()) {
    for (const second of candidates.slice(i + 1)) {
      const pair = [first.name, second.name].map(quoteName).join(', ');
      const sql = `SELECT count(*) FROM (SELECT DISTINCT ${pair} FROM ${quoteName(table)})`;
      const found = await warehouse.run({ sql, params: [] });
      if (Number(found.rows[0]?.[0]) === rows && rows > 0) return [first.name, second.name];
    }
  }
  return null;
}
