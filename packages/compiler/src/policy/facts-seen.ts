import type { RowExpr } from '@plumbline/model';
import type { Facts } from '@plumbline/query';
import type { RowAccess } from './restrict.ts';

const known = new WeakMap<Facts, WeakMap<RowAccess['rows'], Facts>>();

/** What loading measured, as far as it holds of the rows that are seen: a row may point to one that is hidden. */
export function factsSeen(facts: Facts, { whole, rows }: RowAccess): Facts {
  const of = known.get(facts) ?? new WeakMap<RowAccess['rows'], Facts>();
  known.set(facts, of);
  const found = of.get(rows) ?? { ...facts, total: totalOf(facts, whole.relationships, rows) };
  of.set(rows, found);
  return found;
}

function totalOf(
  { total }: Facts,
  relationships: RowAccess['whole']['relationships'],
  rows: ReadonlyMap<string, RowExpr | null>,
): Facts['total'] {
  return new Set(
    relationships.flatMap(({ name, to }) => (total.has(name) && rows.get(to) === null ? [name] : [])),
  );
}
