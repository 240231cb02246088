import { fieldSql } from '@plumbline/compiler';
import { type Diagnostic, report } from '@plumbline/diagnostics';
import { quoteLiteral, quoteName } from '@plumbline/engines';
import type { NearestRow, ProfiledDataset, ProfiledRelationship, ProfileJoin } from '@plumbline/ingest';
import {
  type Dataset,
  type DatasetTest,
  type DimensionRef,
  type Model,
  pathTo,
  type Relationship,
  type ValueType,
  validityOf,
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
    time:
      dataset.time === null
        ? firstInForce(model, dataset, columns)
        : ofActual(timeSql(model, dataset, dataset.time, tables), actualSql(model, dataset, tables)),
    primaryKey: dataset.primaryKey.every((key) => columns.has(key)) ? dataset.primaryKey : [],
    columns: [...columns],
    distinct: [...new Set(foreignKeys)].filter((key) => columns.has(key)),
    tests: dataset.tests.filter((test) => fieldsOf(test).every((field) => columns.has(field))),
    ...versionsOf(dataset, columns),
    ...sharesOf(dataset, model, columns),
    ...ledgerOf(dataset, columns),
    ...periodsOf(dataset, model, columns),
  };
}

/** Of calendars that list the members of a grain. */
function periodsOf(
  { name }: Dataset,
  model: Model,
  columns: ReadonlySet<string>,
): Pick<ProfiledDataset, 'periods'> {
  const periods = [...model.calendars.values()].flatMap((listed) => {
    const { name: calendar, dataset, grain, key, start, end } = listed;
    const read = (field: string) => (columns.has(field) ? quoteName(field) : fieldSql(model, name, field));
    const [first, last, label] = [read(start), read(end), key === null ? 'NULL' : read(key)];
    if (grain === null || dataset !== name || first === null || last === null || label === null) return [];
    return [{ calendar, label, first, last }];
  });
  return periods.length === 0 ? {} : { periods };
}

function ledgerOf({ ledger }: Dataset, columns: ReadonlySet<string>): Pick<ProfiledDataset, 'ledger'> {
  if (ledger === undefined) return {};
  const { account, debit, credit } = ledger;
  return [account, debit, credit].every((field) => columns.has(field))
    ? { ledger: { account, debit, credit } }
    : {};
}

/** Of bridges that the rows are links of. */
function sharesOf(
  { name }: Dataset,
  { bridges }: Model,
  columns: ReadonlySet<string>,
): Pick<ProfiledDataset, 'shares'> {
  const shares = [...bridges.values()].flatMap(({ name: bridge, from, weight }) => {
    const key = from.fromColumns;
    const isStored = weight !== null && [...key, weight].every((field) => columns.has(field));
    return from.from === name && isStored ? [{ bridge, key, weight }] : [];
  });
  return shares.length === 0 ? {} : { shares };
}

/** Versions whose dates are computed in the query cannot be measured; that a key has one at a time is then not known. */
function versionsOf(
  { keyOf, valid }: Dataset,
  columns: ReadonlySet<string>,
): Pick<ProfiledDataset, 'versions'> {
  if (keyOf === null || valid === null) return {};
  const isStored = [keyOf, valid.from, valid.to].every((field) => columns.has(field));
  return isStored ? { versions: { key: keyOf, ...valid } } : {};
}

/**
 * A relationship whose own columns are computed in the query is measured on its target's side alone: unique, but not
 * proven total. One whose target columns are computed cannot be proven to-one, and is refused.
 */
export function profileOfRelationship(
  relationship: Relationship,
  model: Model,
  tables: Tables,
): { readonly task: ProfiledRelationship | null; readonly diagnostic: Diagnostic | null } {
  const { name, required, fromColumns, toColumns } = relationship;
  const from = tables.get(relationship.from);
  const to = tables.get(relationship.to);
  if (from === undefined || to === undefined) return { task: null, diagnostic: null };
  const near = nearOf(relationship, model, from);
  const asked = near === null ? [] : [near.from, ...(near.until === null ? [] : [near.until.column])];
  const missing = [...toColumns, ...asked].find((column) => !hasColumn(to, column));
  if (missing !== undefined) {
    const params = { relationship: name, field: missing };
    return { task: null, diagnostic: report('workspace/relationship-not-measured', params) };
  }
  const target = { dataset: relationship.to, table: to.table, columns: toColumns };
  const isOwnStored = fromColumns.every((column) => hasColumn(from, column));
  const own = { dataset: relationship.from, table: from.table, columns: fromColumns };
  const recorded = model.datasets.get(relationship.to)?.history == null ? {} : { recorded: true as const };
  const task = { name, from: isOwnStored ? own : target, to: target, required, ...recorded };
  return {
    task: near === null ? task : { ...task, near: isOwnStored ? near : { ...near, at: null } },
    diagnostic: null,
  };
}

/** How one of several rows for the keys is found; null where they name one. */
function nearOf(relationship: Relationship, model: Model, from: LoadedTable): NearestRow | null {
  const { asOf } = relationship;
  const stored = (field: string | null) => (field !== null && hasColumn(from, field) ? field : null);
  if (asOf !== null) return { at: stored(asOf.from), from: asOf.to, until: null };
  const valid = validityOf(model, relationship);
  if (valid === null) return null;
  const time = model.datasets.get(relationship.from)?.time ?? null;
  const isOwn = time?.kind === 'field' && time.relationship === null && time.dataset === relationship.from;
  const until = { column: valid.to, inclusive: valid.toInclusive };
  const kind = (dataset: string, field: string) => model.datasets.get(dataset)?.fields.get(field)?.type.kind;
  const isAlike = isOwn && kind(time.dataset, time.field) === kind(relationship.to, valid.from);
  return { at: isAlike ? stored(time.field) : null, from: valid.from, until };
}

/** True when the answer of the task says whether every row finds its target. */
export function tellsTotal(relationship: Relationship, task: ProfiledRelationship): boolean {
  const isOwn = task.from.dataset === relationship.from && task.from.columns === relationship.fromColumns;
  return isOwn && task.near === undefined;
}

function hasColumn(table: LoadedTable, name: string): boolean {
  return table.columns.some((column) => column.field === name);
}

/** Rows that happen on no day are in force from one. */
function firstInForce(model: Model, dataset: Dataset, columns: ReadonlySet<string>): ProfiledDataset['time'] {
  const { valid, fields } = dataset;
  if (valid === null || !columns.has(valid.from)) return null;
  const type = fields.get(valid.from)?.type;
  return { sql: clockSql(quoteName(valid.from), type, zoneOf(model, dataset)), joins: [] };
}

/** The default time may be a field of a to-one related dataset. */
function timeSql(
  model: Model,
  dataset: Dataset,
  time: DimensionRef,
  tables: Tables,
): ProfiledDataset['time'] {
  if (dataset.calendar !== null) return countedSql(model, dataset, dataset.calendar, tables);
  const found = pathTo(model, dataset.name, time);
  if (found.kind !== 'found') return null;
  const { steps, dataset: owner, field } = found.path;
  if (!steps.every((step) => leadsToOne(model, step))) return null;
  const joins: ProfileJoin[] = [];
  for (const step of steps) {
    const table = tables.get(step.to)?.table;
    if (table === undefined) return null;
    joins.push({ table, fromColumns: step.fromColumns, toColumns: step.toColumns });
  }
  const isColumn = tables.get(owner)?.columns.some((column) => column.field === field) ?? false;
  const name = joins.length === 0 ? quoteName(field) : `j${joins.length}.${quoteName(field)}`;
  const sql = isColumn ? name : joins.length === 0 ? fieldSql(model, owner, field) : null;
  const own = model.datasets.get(owner) ?? dataset;
  return sql === null ? null : { sql: clockSql(sql, own.fields.get(field)?.type, zoneOf(model, own)), joins };
}

function zoneOf(model: Model, { timezone }: Dataset): string {
  return timezone ?? model.workspace.timezone;
}

/** Instants as clocks of the dataset show them: its days are cut there. */
function clockSql(sql: string, type: ValueType | undefined, zone: string): string {
  return type?.kind === 'timestamp' && type.zoned ? `timezone(${quoteLiteral(zone)}, ${sql})` : sql;
}

/** The columns name one row, whenever it is looked at. */
function leadsToOne(model: Model, step: Relationship): boolean {
  const isRecorded = model.datasets.get(step.to)?.history != null;
  return step.asOf === null && validityOf(model, step) === null && !isRecorded;
}

type Time = ProfiledDataset['time'];

function ofActual(time: Time, happened: string | null): Time {
  return time === null || happened === null ? time : { ...time, happened };
}

/** Of a dataset with scenarios the rows of what happened: plans beside them are dated ahead. */
function actualSql(model: Model, { name, scenarios, through }: Dataset, tables: Tables): string | null {
  const actual = scenarios?.names.actual;
  if (scenarios === undefined || actual === undefined || through.kind !== 'data') return null;
  const found = pathTo(model, name, scenarios.field);
  if (found.kind !== 'found') return null;
  const { steps, dataset: owner, field } = found.path;
  const isPlain = steps.every((step) => leadsToOne(model, step));
  const isColumn = tables.get(owner)?.columns.some((column) => column.field === field) ?? false;
  if (!isPlain || !isColumn) return null;
  const rows = steps.map((step, i) => `${quoteName(tables.get(step.to)?.table ?? step.to)} AS s${i + 1}`);
  const on = steps.flatMap((step, i) =>
    step.fromColumns.map(
      (from, k) =>
        `${i === 0 ? 'j0' : `s${i}`}.${quoteName(from)} = s${i + 1}.${quoteName(step.toColumns[k] ?? '')}`,
    ),
  );
  const is = `${steps.length === 0 ? 'j0' : `s${steps.length}`}.${quoteName(field)} = ${quoteLiteral(actual)}`;
  return steps.length === 0
    ? `coalesce(${is}, false)`
    : `EXISTS (SELECT 1 FROM ${rows.join(', ')} WHERE ${[...on, is].join(' AND ')})`;
}

/** The days that rows count on: of those on which a period closes, the last of the period. */
function countedSql(
  model: Model,
  dataset: Dataset,
  { name, recorded }: NonNullable<Dataset['calendar']>,
  tables: Tables,
): ProfiledDataset['time'] {
  const listed = model.calendars.get(name);
  const table = listed === undefined ? undefined : tables.get(listed.dataset)?.table;
  if (listed?.close == null || table === undefined || recorded.kind !== 'field') return null;
  const { field } = recorded;
  const type = dataset.fields.get(field)?.type;
  const own = `CAST(${clockSql(`j0.${quoteName(field)}`, type, zoneOf(model, dataset))} AS DATE)`;
  const join = { table, fromColumns: [field], toColumns: [listed.close] };
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
