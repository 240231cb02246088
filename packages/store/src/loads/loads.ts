import type { Json } from '../json.ts';

/** Where the rows of a dataset are, or what was measured about a relationship. The shape of `body` is the center's. */
export interface LoadRow {
  readonly subject: 'dataset' | 'relationship';
  readonly name: string;
  /** Table of the warehouse; null for what has none. */
  readonly table: string | null;
  readonly body: Json;
}

/** A line of the history of pointers. */
export interface RecordedLoad extends LoadRow {
  readonly seq: number;
  readonly recordedAt: string;
  /** False: from here on there was no pointer. */
  readonly isPresent: boolean;
}

/** Pointers into the warehouse: the one place that says which table is current. */
export interface Loads {
  /** Current pointers, and tables that an unfinished load has made. */
  read(): Promise<{ readonly current: readonly LoadRow[]; readonly pending: readonly LoadRow[] }>;
  /** Keeps a table of an unfinished load, so that the next load goes on from it. */
  keepPending(row: LoadRow, now: Date): Promise<void>;
  /** Makes these the current pointers, all or none, and forgets the pending ones. What is equal is not written again. */
  commit(rows: readonly LoadRow[], now: Date): Promise<void>;
  /** When pointers were last committed, in UTC; null: never. */
  lastAt(): Promise<string | null>;
  /** Pointers of one subject over time, latest first. */
  history(subject: LoadRow['subject'], name: string, limit: number): Promise<readonly RecordedLoad[]>;
}
