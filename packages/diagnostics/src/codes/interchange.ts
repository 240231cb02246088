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
}
