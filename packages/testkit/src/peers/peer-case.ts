import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** One request of a peer's test suite and the rows it gives there. */
export interface PeerCase {
  readonly id: string;
  readonly kind: string;
  readonly model: string;
  readonly metrics: readonly string[];
  readonly group_bys: readonly {
    readonly name: string;
    readonly type: string;
    readonly grain?: string | null;
    readonly date_part?: string | null;
  }[];
  readonly order_bys: readonly { readonly name: string; readonly descending: boolean }[];
  readonly where: { readonly text: string } | null;
  readonly time_constraint: { readonly start: string | null; readonly end: string | null } | null;
  readonly limit: number | null;
  readonly min_max_only: boolean;
  readonly deduplicate: boolean;
  readonly saved_query: string | null;
  readonly row_order_matters: boolean;
  readonly oddities?: readonly string[];
  readonly columns: readonly { readonly name: string; readonly role: string; readonly type: string }[];
  readonly rows: readonly (readonly PeerValue[])[];
}

export type PeerValue = string | number | boolean | null;

export interface PeerTable {
  readonly file: string;
  readonly models: readonly string[];
  readonly columns: readonly { readonly name: string; readonly type: string }[];
}

export function readCases(folder: string): readonly PeerCase[] {
  return JSON.parse(readFileSync(join(folder, 'cases.json'), 'utf8'));
}

export function readTables(folder: string): Readonly<Record<string, PeerTable>> {
  return JSON.parse(readFileSync(join(folder, 'tables/schema.json'), 'utf8')).tables;
}

/** `{path → text}` of the definitions of one model. */
export function readModelFiles(folder: string, model: string): ReadonlyMap<string, string> {
  const root = join(folder, 'manifest', model);
  if (!existsSync(root)) return new Map();
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /\.ya?ml$/.test(path),
  );
  return new Map(
    files.sort().map((path) => [relative(root, join(root, path)), readFileSync(join(root, path), 'utf8')]),
  );
}
