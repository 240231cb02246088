import type { PGlite } from '@electric-sql/pglite';
import type { PostgresPoolClient } from 'kysely';
import type { ConnectionPool } from '../src/index.ts';

/** PGlite has one connection: whoever connects waits until it is given back. Ending the pool leaves the database. */
export function pglitePool(database: PGlite): ConnectionPool {
  let last: Promise<void> = Promise.resolve();
  const query = async (text: string, parameters: readonly unknown[] = []) => {
    const result = await database.query<Record<string, unknown>>(text, [...parameters]);
    const command = text.trimStart().split(/\s/, 1)[0]?.toUpperCase() ?? '';
    return { command, rowCount: result.affectedRows ?? result.rows.length, rows: result.rows };
  };
  return {
    async connect() {
      let release = () => {};
      const before = last;
      last = new Promise((done) => {
        release = done;
      });
      await before;
      return { query, release } as unknown as PostgresPoolClient;
    },
    end: async () => undefined,
  };
}
