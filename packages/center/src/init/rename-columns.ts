import type { DraftKey, DraftLink, DraftTable } from './draft.ts';
import { nameOfHan } from './words-of-name.ts';

interface Learned {
  readonly tables: readonly DraftTable[];
  readonly keys: readonly DraftKey[];
  readonly links: readonly DraftLink[];
}

/** Columns that could only be numbered, because their headings are Chinese, get names that can be read in a formula. */
export function renameColumns({ tables, keys, links }: Learned): Learned {
  const names = new Map(tables.map((table) => [table.name, namesIn(table)]));
  const nameIn = (table: string, column: string) => names.get(table)?.get(column) ?? column;
  return {
    tables: tables.map((table) => ({
      ...table,
      columns: table.columns.map((column) => ({ ...column, name: nameIn(table.name, column.name) })),
    })),
    keys: keys.map(({ table, columns }) => ({ table, columns: columns.map((one) => nameIn(table, one)) })),
    links: links.map((link) => ({
      ...link,
      column: nameIn(link.from, link.column),
      key: nameIn(link.to, link.key),
    })),
  };
}

function namesIn({ columns }: DraftTable): ReadonlyMap<string, string> {
  const taken = new Set(columns.map(({ name }) => name));
  const names = new Map<string, string>();
  for (const { name, raw } of columns.filter((column) => /^column_?\d+$/.test(column.name))) {
    const better = nameOfHan(raw);
    if (better === null || taken.has(better)) continue;
    taken.add(better);
    names.set(name, better);
  }
  return names;
}
