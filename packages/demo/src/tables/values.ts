import { quoteLiteral, quoteName } from '@plumbline/engines';

export type Value = string | number | boolean | null;

const literal = (value: Value): string =>
  typeof value === 'string' ? quoteLiteral(value) : String(value ?? 'NULL');

/** `SELECT` over literal rows with typed columns: `{ id: 'VARCHAR', … }`. */
export function valuesOf(
  columns: Readonly<Record<string, string>>,
  rows: readonly (readonly Value[])[],
): string {
  const names = Object.keys(columns);
  const typed = names.map((name) => `${quoteName(name)}::${columns[name]} AS ${quoteName(name)}`).join(', ');
  const list = rows.map((row) => `(${row.map(literal).join(',')})`).join(',\n');
  return `SELECT ${typed} FROM (VALUES ${list}) AS t(${names.map(quoteName).join(', ')})`;
}
