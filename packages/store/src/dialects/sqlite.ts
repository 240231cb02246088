import { mkdirSync, realpathSync } from 'node:fs';
import { dirname } from 'node:path';
import Driver from 'libsql';
import type { Database, PlainRow, PlainSql } from './database.ts';
import { type InTurn, turns } from './turns.ts';

const BUSY_MS = 10_000;

/** One file; WAL, and every commit is on disk before it is acknowledged. */
export function sqliteFile(path: string): Database {
  mkdirSync(dirname(path), { recursive: true });
  const connection = open(path);
  const writers = writersOf(realpathSync(path));
  const kysely = async () => {
    const { SqliteDialect } = await import('kysely');
    return new SqliteDialect({ database: open(path) });
  };
  return {
    words: {
      text: 'TEXT',
      isSchemaTable: "SELECT 1 AS found FROM sqlite_master WHERE type = 'table' AND name = ?",
    },
    plain: plainSql(connection),
    inTurn: writers.inTurn,
    kysely,
    apart: kysely,
    beginWrite: ['BEGIN IMMEDIATE'],
    snapshotLevel: null,
    close: async () => {
      connection.close();
      writers.leave();
    },
  };
}

interface Writers {
  readonly inTurn: InTurn;
  users: number;
}

const writersByFile = new Map<string, Writers>();

/**
 * The driver waits for a lock without letting anything else of the process run: two writers of one process on one file
 * would wait for each other until one gives up.
 */
function writersOf(file: string): { readonly inTurn: InTurn; readonly leave: () => void } {
  const writers = writersByFile.get(file) ?? { inTurn: turns(), users: 0 };
  writers.users += 1;
  writersByFile.set(file, writers);
  return {
    inTurn: writers.inTurn,
    leave: () => {
      writers.users -= 1;
      if (writers.users === 0) writersByFile.delete(file);
    },
  };
}

function open(path: string): Driver.Database {
  const connection = new Driver(path);
  try {
    // The wait comes first: changing the journal mode needs the file for itself.
    connection.exec(`PRAGMA busy_timeout = ${BUSY_MS}`);
    connection.exec('PRAGMA journal_mode = WAL');
    connection.exec('PRAGMA synchronous = FULL');
    connection.exec('PRAGMA foreign_keys = ON');
    return connection;
  } catch (cause) {
    connection.close();
    throw cause;
  }
}

function plainSql(connection: Driver.Database): PlainSql {
  const all: PlainSql['all'] = async (text, parameters = []) => {
    const statement = connection.prepare(text);
    if (statement.reader) return statement.all(...parameters) as PlainRow[];
    statement.run(...parameters);
    return [];
  };
  return {
    all,
    async write(work) {
      connection.exec('BEGIN IMMEDIATE');
      try {
        const result = await work(all);
        connection.exec('COMMIT');
        return result;
      } catch (cause) {
        if (connection.inTransaction) connection.exec('ROLLBACK');
        throw cause;
      }
    },
  };
}
