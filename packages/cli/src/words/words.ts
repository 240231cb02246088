import { en } from './en.ts';
import { zh } from './zh.ts';

/** Words the command line prints around answers; diagnostics have their own catalogs. */
export interface Words {
  readonly locale: 'zh' | 'en';
  readonly colon: string;
  readonly semicolon: string;
  readonly total: string;
  readonly others: string;
  readonly none: string;
  readonly noRows: string;
  readonly yes: string;
  readonly no: string;
  readonly points: string;
  readonly basis: string;
  readonly partial: string;
  /** By name of the range. */
  readonly ranges: Readonly<Record<string, string>>;
  /** By code of the note or warning. */
  readonly notes: Readonly<Record<string, string>>;
  readonly plan: string;
  readonly after: (pass: string) => string;
  readonly checked: (counts: { datasets: number; metrics: number }) => string;
  readonly found: (counts: { errors: number; warnings: number }) => string;
  readonly loadHeadings: readonly [string, string, string, string, string];
  readonly loadStates: Readonly<Record<'loaded' | 'unchanged', string>>;
  readonly rejects: (p: { dataset: string; rows: number; file: string }) => string;
  readonly usage: string;
  readonly commands: string;
  readonly options: string;
  readonly tagline: string;
  readonly moreHelp: string;
}

export const WORDS: Readonly<Record<'zh' | 'en', Words>> = { zh, en };
