import type { Context } from './context.ts';
import type { Session } from './session.ts';

/** `read_parquet(…)` of one file, where a view over all months would be slower. */
export interface Files {
  /** A monthly table that stands before. */
  readonly of: (table: string, part: string) => string;
  /** What a step drew for later ones. */
  readonly raw: (what: string, part: string) => string;
}

/** One output: SQL that reads earlier tables by their names. */
export interface Table {
  readonly kind: 'table';
  readonly name: string;
  /** `monthly`: a folder with one file for each month; the select is asked once a month. */
  readonly layout: 'single' | 'monthly';
  readonly format?: 'parquet' | 'csv';
  /** Folder below `data/`; for what is no dataset. */
  readonly folder?: string;
  /** Files of a monthly table, when they are not the months of the context. */
  readonly parts?: (context: Context) => readonly string[];
  readonly select: (context: Context, part: string, files: Files) => string;
  readonly orderBy: string;
}

/** Something to be done between tables: control tables, macros, factors. */
export interface Work {
  readonly kind: 'work';
  readonly name: string;
  readonly run: (session: Session) => Promise<void>;
}

export type Step = Table | Work;
