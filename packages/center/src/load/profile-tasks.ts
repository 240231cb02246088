import { fieldSql } from '@plumbline/compiler';
import { type Diagnostic, report } from '@plumbline/diagnostics';
import { quoteName } from '@plumbline/engines';
import type { ProfiledDataset, ProfiledRelationship, ProfileJoin } from '@plumbline/ingest';
import {
  type Dataset,
  type DatasetTest,
  type DimensionRef,
  type Model,
  pathTo,
  type Relationship,
} from '@plumbline/model';
import type { LoadedTable } from '../state/load-state.ts';
import type { Tables } from './union-task.ts';

/** What to measure about one loaded dataset. */
export function profileOfDataset(model: Model, dataset: Dataset, tables: Tables): ProfiledDataset | null {
  const table = tables.get(dataset.name);
  if (table === undefined) return null;
  const columns = new Set(table.columns.map((column) => column.field));
  const foreignKeys = model.relationships
    .filter((r) => r.from === dataset.name)
    .flatMap((r) => r.fromColumns);
  return {
    dataset: dataset.name,
    table: table.table,
    time: dataset.time === null ? null : timeSql(model, dataset, dataset.time, tables),
    primaryKey: dataset.primaryKey.every((key) => columns.has(key)) ? dataset.primaryKey : [],
    columns: [...columns],
    distinct: [...new Set(foreignKeys)].filter((key) => columns.has(key)),
    tests: dataset.tests.filter((test) => fieldsOf(test).every((field) => columns.has(field))),
  };
}

/**
 * A relationship whose own columns are computed in the query is measured on its target's side alone: unique, but not
 * proven total. One whose target columns are computed cannot be proven to-one, and is refused.
 */
export function profileOfRelationship(
  relationship: Relationship,
  tables: Tables,
): { readonly task: ProfiledRelationship | null; readonly diagnostic: Diagnostic | null } {
  const { name, required, fromColumns, toColumns } = relationship;
  const from = tables.get(relationship.from);
  const to = tables.get(relationship.to);
  if (from === undefined || to === undefined || relationship.asOf !== null)
    return { task: null, diagnostic: null };
  const missing = toColumns.find((column) => !hasColumn(to, column));
  if (missing !== undefined) {
    const params = { relationship: name, field: missing };
    return { task: null, diagnostic: report('workspace/relationship-not-measured', params) };
  }
  const target = { dataset: relationship.to, table: to.table, columns: toColumns };
  const isOwnStored = fromColumns.every((column) => hasColumn(from, column));
  const own = { dataset: relationship.from, table: from.table, columns: fromColumns };
  return { task: { name, from: isOwnStored ? own : target, to: target, required }, diagnostic: null };
}

/** True when the answer of the task says whether every row finds its target. */
export function tellsTotal(relationship: Relationship, task: ProfiledRelationship): boolean {
  return task.from.dataset === relationship.from && task.from.columns === relationship.fromColumns;
}

function hasColumn(table: LoadedTable, name: string): boolean {
  return table.columns.some((column) => column.field === name);
}

/** The default time may be a field of a to-one related dataset. */
function timeSql(
  model: Model,
  dataset: Dataset,
  time: DimensionRef,
  tables: Tables,
): ProfiledDataset['time'] {
  if (dataset.calendar !== null) return countedSql(model, dataset.calendar, tables);
  const found = pathTo(model, dataset.name, time);
  if (found.kind !== 'found') return null;
  const { steps, dataset: owner, field } = found.path;
  const joins: ProfileJoin[] = [];
  for (const step of steps) {
    const table = tables.get(step.to)?.table;
    if (table === undefined) return null;
    joins.push({ table, fromColumns: step.fromColumns, toColumns: step.toColumns });
  }
  const isColumn = tables.get(owner)?.columns.some((column) => column.field === field) ?? false;
  const name = joins.length === 0 ? quoteName(field) : `j${joins.length}.${quoteName(field)}`;
  if (isColumn) return { sql: name, joins };
  const sql = joins.length === 0 ? fieldSql(model, owner, field) : null;
  return sql === null ? null : { sql, joins };
}

/** The days that rows count on: of those on which a period closes, the last of the period. */
function countedSql(
  model: Model,
  { name, recorded }: NonNullable<Dataset['calendar']>,
  tables: Tables,
): ProfiledDataset['time'] {
  const listed = model.calendars.get(name);
  const table = listed === undefined ? undefined : tables.get(listed.dataset)?.table;
  if (listed?.close == null || table === undefined || recorded.kind !== 'field') return null;
  const own = `CAST(j0.${quoteName(recorded.field)} AS DATE)`;
  const join = { table, fromColumns: [recorded.field], toColumns: [listed.close] };
  return { sql: `coalesce(j1.${quoteName(listed.end)}, ${own})`, joins: [join] };
}

const FIELDS: {
  readonly [K in DatasetTest['kind']]: (test: Extract<DatasetTest, { kind: K }>) => readonly string[];
} = {
  unique: (test) => test.fields,
  not_null: (test) => test.fields,
  accepted_range: (test) => [test.field],
  fresh_within: () => [],
};

function fieldsOf(test: DatasetTest): readonly string[] {
  const read: (test: never) => readonly string[] = FIELDS[test.kind];
  return read(test as never);
}
