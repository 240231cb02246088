import type { Dataset, RowExpr } from '@plumbline/model';
import { readCell } from '../value/cell.ts';
import { keyOf, type Value } from '../value/value.ts';
import type { Database } from './database.ts';
import { datasetOf } from './dataset-of.ts';
import { definitionScope } from './definition-scope.ts';
import type { Relations, Row } from './relations.ts';
import { evaluateRow } from './row-expression.ts';

/** The rows of a dataset: of its table, of the members of a union, or one for each distinct value. */
export function loadRows(relations: Relations, database: Database, dataset: Dataset): readonly Row[] {
  const { source, name } = dataset;
  const number = (rows: readonly ReadonlyMap<string, Value>[]) =>
    rows.map((columns, index) => ({ dataset: name, index, columns }));
  if (source.kind === 'union')
    return number(source.members.flatMap((m) => unionRows(relations, m.dataset, m.set)));
  if (source.kind === 'distinct') return number(distinctRows(relations, source.fields));
  const table = database.get(name);
  if (!table) throw new Error(`no rows for dataset ${name}`);
  const zone = dataset.timezone ?? relations.model.workspace.timezone;
  const read = (cells: Table['rows'][number]) =>
    new Map(table.columns.map((c, i) => [c.name, readCell(cells[i] ?? null, c.type, zone)]));
  return number(table.rows.map(read));
}

type Table = Database extends ReadonlyMap<string, infer T> ? T : never;

function unionRows(relations: Relations, member: string, set: ReadonlyMap<string, RowExpr>) {
  const fields = [...datasetOf(relations.model, member).fields.keys()];
  const scope = definitionScope(relations);
  return relations.rows(member).map((row) => {
    const own = fields.map((field) => [field, relations.field(row, field)] as const);
    const given = [...set].map(([field, expr]) => [field, evaluateRow(expr, row, scope)] as const);
    return new Map([...own, ...given]);
  });
}

function distinctRows(
  relations: Relations,
  fields: readonly { readonly dataset: string; readonly field: string }[],
) {
  const values = new Map<string, Value>();
  for (const { dataset, field } of fields) {
    for (const row of relations.rows(dataset)) {
      const value = relations.field(row, field);
      if (value !== null) values.set(keyOf(value), value);
    }
  }
  const name = fields[0]?.field ?? '';
  return [...values.values()].map((value) => new Map([[name, value]]));
}
