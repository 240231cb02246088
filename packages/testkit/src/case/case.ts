import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parse } from 'yaml';

/** One question of a case and what must come out. */
export interface Ask {
  readonly why?: string;
  readonly query: Readonly<Record<string, unknown>>;
  readonly today?: string;
  /** Who asks; absent: somebody who sees everything. */
  readonly as?: {
    readonly roles: readonly string[];
    readonly attributes?: Readonly<Record<string, unknown>>;
  };
  /** A grid: some or all of the result's columns, all of its rows, in order. */
  readonly expect?: string;
  /** Grids with a first column `by`: the grouping of the total, `()` for the grand total. Rows in any order. */
  readonly totals?: string;
  readonly others?: string;
  /** These notes must be there, and no others: `revenue__year_ago_pct base-not-positive row 3`. */
  readonly notes?: readonly string[];
  /** Codes of all warnings. */
  readonly warnings?: readonly string[];
  /** Time members that are labelled partial. */
  readonly partial?: readonly string[];
  /** A code that must be among those that refuse the question, instead of `expect`. */
  readonly refused?: string;
}

/** One file under `cases/`: a tiny workspace with its rows, and questions with hand-written answers. */
export interface Case {
  readonly file: string;
  readonly why: string;
  readonly today: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly definitions: Readonly<Record<string, unknown>>;
  /** Rows by dataset, as grids with types. */
  readonly data: Readonly<Record<string, string>>;
  readonly asks: readonly Ask[];
}

const KEYS: ReadonlySet<string> = new Set(['why', 'today', 'settings', 'definitions', 'data', 'asks']);
const ASK_KEYS: ReadonlySet<string> = new Set([
  'why',
  'query',
  'today',
  'as',
  'expect',
  'totals',
  'others',
  'notes',
  'warnings',
  'partial',
  'refused',
]);

export function readCase(file: string, text: string): Case {
  const written = parsed(file, text);
  for (const key of Object.keys(written)) if (!KEYS.has(key)) throw new Error(`${file}: unknown key ${key}`);
  const { why, today, data, asks } = written;
  if (!why || !today || !data || !asks?.length)
    throw new Error(`${file}: why, today, data and asks are needed`);
  for (const ask of asks) {
    for (const key of Object.keys(ask))
      if (!ASK_KEYS.has(key)) throw new Error(`${file}: unknown key ${key} of an ask`);
    if ((ask.expect === undefined) === (ask.refused === undefined))
      throw new Error(`${file}: either expect or refused`);
  }
  const { settings = {}, definitions = {} } = written;
  return { file, why, today, data, asks, settings, definitions };
}

function parsed(file: string, text: string): Partial<Case> {
  try {
    return parse(text) as Partial<Case>;
  } catch (error) {
    throw new Error(`${file}: ${String(error)}`);
  }
}

/** Every case below a folder, by path. */
export function casesIn(folder: string): readonly Case[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.yaml'))
    .map((entry) => join(entry.parentPath, entry.name));
  return files.sort().map((file) => readCase(relative(folder, file), readFileSync(file, 'utf8')));
}
