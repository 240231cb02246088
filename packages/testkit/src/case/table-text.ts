import type { ValueType } from '@plumbline/model';
import type { Table } from '../reference/data/database.ts';
import { cellOf } from './cell-text.ts';
import { parseGrid } from './grid.ts';

/** `id integer | day date | amount decimal(18,2)` and the rows under it. */
export function parseTable(text: string): Table {
  const { header, rows } = parseGrid(text);
  const columns = header.map((column) => {
    const [, name, type] = /^(\S+)\s+(.+)$/.exec(column) ?? [];
    if (name === undefined || type === undefined) throw new Error(`no column and type: ${column}`);
    return { name, type: parseType(type) };
  });
  return {
    columns,
    rows: rows.map((row) => row.map((cell, i) => cellOf(cell, columns[i]?.type.kind ?? 'text'))),
  };
}

const PLAIN: { readonly [name: string]: ValueType } = {
  text: { kind: 'text' },
  boolean: { kind: 'boolean' },
  date: { kind: 'date' },
  timestamp: { kind: 'timestamp', zoned: false },
  timestamptz: { kind: 'timestamp', zoned: true },
  integer: { kind: 'integer' },
  bigint: { kind: 'bigint' },
  double: { kind: 'double' },
};

export function parseType(text: string): ValueType {
  const decimal = /^decimal\((\d+),\s*(\d+)\)$/.exec(text);
  if (decimal) return { kind: 'decimal', precision: Number(decimal[1]), scale: Number(decimal[2]) };
  const type = PLAIN[text];
  if (!type) throw new Error(`no type: ${text}`);
  return type;
}
