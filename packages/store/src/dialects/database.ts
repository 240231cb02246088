import type { Dialect, IsolationLevel } from 'kysely';
import type { InTurn } from './turns.ts';

/** A database behind the catalog. One object per kind; what differs is data or one function here, nowhere else. */
export interface Database {
  readonly words: Words;
  /** Plain SQL with `?`, on a connection of its own: for migrations, and for pointers, which commands read before the query builder is loaded. */
  readonly plain: PlainSql;
  /** Writers of this process take turns here, whichever store they write through. */
  readonly inTurn: InTurn;
  /** The query builder's dialect over this database; called at most once. */
  readonly kysely: () => Promise<Dialect>;
  /** A dialect over a connection apart, for long reads; null: the builder takes another connection by itself. */
  readonly apart: (() => Promise<Dialect>) | null;
  /** Statements that begin a transaction which writes: no other writer until it ends. */
  readonly beginWrite: readonly string[];
  /** Isolation under which a transaction reads one state throughout; null: every one does. */
  readonly snapshotLevel: IsolationLevel | null;
  /** Releases the plain connection; the query builder's own is its to close. */
  readonly close: () => Promise<void>;
}

/** How the dialect writes what the migrations need. */
export interface Words {
  /** A text that compares by code point. */
  readonly text: string;
  readonly isSchemaTable: string;
}

export interface PlainSql {
  all(sql: string, parameters?: readonly Parameter[]): Promise<readonly PlainRow[]>;
  /** All or nothing, and alone among writers of other processes; those of this one take turns by `inTurn`. */
  write<T>(work: (all: PlainSql['all']) => Promise<T>): Promise<T>;
}

export type Parameter = string | number | null;
export type PlainRow = Readonly<Record<string, unknown>>;
