import type { CatalogDatabase } from '../database/catalog-database.ts';
import type { DumpedRows } from '../store.ts';
import { DUMPED } from './dumped-tables.ts';

const ROWS_AT_ONCE = 100;

/** Writes dumped rows into a catalog that holds none, in one transaction. */
export async function restoreRows(
  database: CatalogDatabase,
  dumped: AsyncIterable<DumpedRows>,
): Promise<void> {
  const { sql } = await import('kysely');
  const known = new Set<string>(DUMPED.map(({ table }) => table));
  await database.write(async (transaction) => {
    for await (const { table, rows } of dumped) {
      if (!known.has(table)) throw new TypeError(`a dump holds the table ${table}, which is not known here`);
      for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
        const part = rows.slice(from, from + ROWS_AT_ONCE);
        const columns = Object.keys(part[0] ?? {});
        const lines = part.map((row) => sql`(${sql.join(columns.map((column) => row[column] ?? null))})`);
        const names = sql.join(columns.map((column) => sql.ref(column)));
        await sql`insert into ${sql.table(table)} (${names}) values ${sql.join(lines)}`.execute(transaction);
      }
    }
  });
}
