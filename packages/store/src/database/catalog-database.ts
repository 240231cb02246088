import type { Kysely } from 'kysely';
import type { Database, PlainSql } from '../dialects/database.ts';
import type { Tables } from './tables.ts';

/** The database as the groups of the store use it. */
export interface CatalogDatabase {
  /** For reads: each sees what was committed. */
  read(): Promise<Kysely<Tables>>;
  /** One transaction, alone among writers. Keep it short: with a file, everything else of the process waits. */
  write<T>(work: (transaction: Kysely<Tables>) => Promise<T>): Promise<T>;
  /** A transaction in which every read sees the state of the first, while writers go on. */
  snapshot(): Promise<{ readonly kysely: Kysely<Tables>; end(): Promise<void> }>;
  readonly plain: PlainSql;
  /** How many writes of this process have ended: what was read before the last one may be otherwise now. */
  writes(): number;
  /** Closing again does nothing. */
  close(): Promise<void>;
}

/** The query builder is loaded when first needed: commands that only read pointers start without it. */
export function catalogDatabase(database: Database): CatalogDatabase {
  const { inTurn } = database;
  let built: Promise<Kysely<Tables>> | null = null;
  const read = () => {
    built ??= build(database.kysely);
    return built;
  };
  // On a file, readers would wait for a writer that has the same connection.
  let apart: Promise<Kysely<Tables>> | null = null;
  const writer = () => {
    if (database.apart === null) return read();
    apart ??= build(database.apart);
    return apart;
  };
  let writes = 0;
  const counted = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await inTurn(work);
    } finally {
      writes += 1;
    }
  };
  let closing: Promise<void> | null = null;
  const close = async () => {
    await inTurn(async () => undefined);
    for (const one of [built, apart]) if (one !== null) await (await one).destroy();
    await database.close();
  };
  return {
    read,
    write: (work) => counted(async () => transact(await writer(), database.beginWrite, work)),
    async snapshot() {
      const { apart, snapshotLevel } = database;
      const own = apart === null ? null : await build(apart);
      const begin = (own ?? (await read())).startTransaction();
      const kysely = await (snapshotLevel === null
        ? begin
        : begin.setIsolationLevel(snapshotLevel)
      ).execute();
      return {
        kysely,
        async end() {
          await kysely.rollback().execute();
          await own?.destroy();
        },
      };
    },
    plain: { all: database.plain.all, write: (work) => counted(() => database.plain.write(work)) },
    writes: () => writes,
    close() {
      closing ??= close();
      return closing;
    },
  };
}

async function build(make: Database['kysely']): Promise<Kysely<Tables>> {
  const [{ Kysely }, dialect] = await Promise.all([import('kysely'), make()]);
  return new Kysely<Tables>({ dialect });
}

async function transact<T>(
  kysely: Kysely<Tables>,
  begin: readonly string[],
  work: (transaction: Kysely<Tables>) => Promise<T>,
): Promise<T> {
  const { sql } = await import('kysely');
  return kysely.connection().execute(async (connection) => {
    const run = (text: string) => sql.raw(text).execute(connection);
    try {
      for (const text of begin) await run(text);
      const result = await work(connection);
      await run('COMMIT');
      return result;
    } catch (cause) {
      await run('ROLLBACK').catch(() => undefined);
      throw cause;
    }
  });
}
