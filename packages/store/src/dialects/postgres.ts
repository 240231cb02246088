import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type { Database, PlainRow, PlainSql } from './database.ts';
import { turns } from './turns.ts';

/** What we use of `pg`'s pool. */
export type ConnectionPool = PostgresPool;

/** Writers of one catalog take turns, also those of other processes. Any number, the same for all. */
const WRITERS = 'SELECT pg_advisory_xact_lock(7237045123)';

export async function postgresUrl(url: string): Promise<Database> {
  const { default: driver } = await import('pg');
  return postgresPool(new driver.Pool({ connectionString: url, max: 8, connectionTimeoutMillis: 10_000 }));
}

export function postgresPool(pool: ConnectionPool): Database {
  let isBuilt = false;
  return {
    words: {
      text: 'TEXT COLLATE "C"',
      isSchemaTable:
        'SELECT 1 AS found FROM information_schema.tables WHERE table_schema = current_schema() AND table_name = ?',
    },
    plain: plainSql(pool),
    inTurn: turns(),
    kysely: async () => {
      const { PostgresDialect } = await import('kysely');
      isBuilt = true;
      return new PostgresDialect({ pool });
    },
    apart: null,
    beginWrite: ['BEGIN', WRITERS],
    snapshotLevel: 'repeatable read',
    close: async () => {
      if (!isBuilt) await pool.end();
    },
  };
}

function plainSql(pool: ConnectionPool): PlainSql {
  const on =
    (connection: PostgresPoolClient): PlainSql['all'] =>
    async (text, parameters = []) => {
      let position = 0;
      const numbered = text.replaceAll('?', () => `$${++position}`);
      const { rows } = await connection.query<PlainRow>(numbered, parameters);
      return rows;
    };
  return {
    async all(text, parameters) {
      const connection = await pool.connect();
      try {
        return await on(connection)(text, parameters);
      } finally {
        connection.release();
      }
    },
    async write(work) {
      const connection = await pool.connect();
      const all = on(connection);
      try {
        await all('BEGIN');
        await all(WRITERS);
        const result = await work(all);
        await all('COMMIT');
        return result;
      } catch (cause) {
        await all('ROLLBACK').catch(() => undefined);
        throw cause;
      } finally {
        connection.release();
      }
    },
  };
}
