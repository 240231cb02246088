import type { Words } from '../dialects/database.ts';

/** A step of the schema. Steps are only added: a file that has shipped never changes, a test holds its checksum. */
export interface Migration {
  readonly name: string;
  /** Statements, in order; run in one transaction. */
  readonly statements: (words: Words) => readonly string[];
}
