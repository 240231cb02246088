import type { Kysely } from 'kysely';
import type { CatalogDatabase } from '../database/catalog-database.ts';
import type { Tables } from '../database/tables.ts';
import type { DumpedRow, DumpedRows } from '../store.ts';
import { DUMPED } from './dumped-tables.ts';

const PAGE = 1000;

/** Pages of every table out of one snapshot; between pages the process does other work. */
export async function* dumpRows(database: CatalogDatabase): AsyncGenerator<DumpedRows, void, undefined> {
  const snapshot = await database.snapshot();
  try {
    for (const { table, key } of DUMPED) {
      let last: DumpedRow | undefined;
      do {
        const rows = await pageOf(snapshot.kysely, { table, key, after: last });
        yield { table, rows };
        last = rows.length < PAGE ? undefined : rows.at(-1);
      } while (last !== undefined);
    }
  } finally {
    await snapshot.end();
  }
}

interface Page {
  readonly table: keyof Tables;
  readonly key: readonly string[];
  readonly after: DumpedRow | undefined;
}

async function pageOf(kysely: Kysely<Tables>, { table, key, after }: Page): Promise<readonly DumpedRow[]> {
  const { sql } = await import('kysely');
  const columns = sql.join(key.map((column) => sql.ref(column)));
  const beyond =
    after === undefined ? sql`` : sql`where (${columns}) > (${sql.join(key.map((column) => after[column]))})`;
  const query = sql<DumpedRow>`select * from ${sql.table(table)} ${beyond} order by ${columns} limit ${PAGE}`;
  return (await query.execute(kysely)).rows;
}
