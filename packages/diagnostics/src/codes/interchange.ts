type Nothing = Record<never, never>;

/** Codes of: definitions of other tools, brought in and taken out. */
export interface InterchangeParams {
  'interchange/cannot-read': { path: string; reason: string };
  'interchange/unreadable': Nothing;
  /** An object without what its type needs. */
  'interchange/incomplete': Nothing;
  'interchange/nothing-found': { format: string };
  'interchange/renamed': { name: string; to: string };
  'interchange/sql-not-carried': { name: string; text: string };
  'interchange/feature-not-carried': { name: string; feature: string };
  /** The object is here, a part of it is not. */
  'interchange/part-not-carried': { name: string; feature: string };
  /** Travels where only this tool reads it. */
  'interchange/only-for-us': { kind: string; name: string };
  /** Carried; the two tools answer differently in some questions. */
  'interchange/answers-differ': { name: string; feature: string };
  'interchange/unknown-name': { name: string; mentioned: string };
  'interchange/ambiguous-name': { name: string; mentioned: string };
  /** A partitioned table is met by rows that do not know the partition. */
  'interchange/join-multiplies': { from: string; to: string; entity: string; partitions: readonly string[] };
  /** A sheet of the dictionary; nothing of the column is read. */
  'interchange/unknown-column': { column: string; known: readonly string[] };
  'interchange/column-twice': { column: string };
  'interchange/no-name-column': { sheet: string; wanted: readonly string[] };
  'interchange/sheet-too-large': { what: 'rows' | 'columns'; most: number };
  'interchange/bad-cell': { text: string };
  'interchange/not-a-choice': { column: string; value: string; choices: readonly string[] };
  'interchange/row-without-name': Nothing;
  /** `row`: where the metric stands before. */
  'interchange/row-twice': { metric: string; row: number };
  'interchange/code-of-another': { code: string; metric: string; other: string };
  /** Somebody has written the metric since the sheet was made; versions by number. */
  'interchange/stale-row': { metric: string; read: number; version: number };
  'interchange/row-without-version': { metric: string };
  /** The row was made from a version of a metric, and none is called that any more. */
  'interchange/row-of-removed': { metric: string; read: number };
}
