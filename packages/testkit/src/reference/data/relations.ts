import type { CalendarSettings } from '@plumbline/calendar';
import {
  bridgeTo,
  type Dataset,
  type DimensionRef,
  FISCAL_CLOSE,
  FISCAL_DAY,
  type Field,
  type History,
  type Model,
  type PathResult,
  PERIOD_DAY,
  pathTo,
  type Relationship,
  type RowExpr,
  type Tree,
  validityOf,
} from '@plumbline/model';
import { fiscalValue } from '../fiscal/period-of.ts';
import { truncate } from '../scalar/dates.ts';
import { readCell } from '../value/cell.ts';
import { coerce } from '../value/coerce.ts';
import type { Decimal } from '../value/decimal.ts';
import { dateValue, dayOf, keyOf, type Value } from '../value/value.ts';
import type { Database } from './database.ts';
import { isInForce, latestUpTo } from './nearest-row.ts';
import { Refusal } from './refusal.ts';
import { evaluateRow, type RowScope } from './row-expression.ts';
import { rowsSeen, type Sight } from './seen-relations.ts';
import { unreachable } from './unreachable.ts';
import { historyKeyText, versionsOfKeys } from './versions-of-keys.ts';

/** One row of a dataset: its source columns (of a union or distinct: the fields of its members). */
export interface Row {
  readonly dataset: string;
  readonly index: number;
  readonly columns: ReadonlyMap<string, Value>;
  /** Under a rollup: the member of each tree that the row is counted in, and with what. */
  readonly members?: ReadonlyMap<Tree, Row>;
  readonly factor?: Decimal;
  /** The member behind each bridge that the row is looked at with, and what it gets there. */
  readonly through?: ReadonlyMap<string, { readonly member: Row | null; readonly weight: Decimal }>;
  /** Under `new`: the first row of its entity, whose dimensions it is grouped by. */
  readonly placedBy?: Row;
  /** Under the retention of a cohort: the row of its first period whose dimensions it is grouped by. */
  readonly groupedBy?: Row;
  /** What the row is related to as known then; absent: as known when the question is asked about. */
  readonly seenBy?: Relations;
}

/** The datasets of a model with their rows, and how a row sees its own and its to-one related fields. */
export interface Relations {
  readonly model: Model;
  readonly calendar: CalendarSettings;
  readonly rows: (dataset: string) => readonly Row[];
  /** Everything that was loaded, where only some of it is seen. */
  readonly loaded?: Relations;
  readonly field: (row: Row, field: string) => Value;
  readonly path: (dataset: string, ref: DimensionRef) => PathResult;
  /** The rows that `key` (values of the relationship's target columns, as one text) names: one, unless a time chooses. */
  readonly targets: (step: Relationship, key: string) => readonly Row[];
  /** Related rows are those recorded until that day; null: all that is recorded. */
  readonly until: number | null;
  /** The rows of a dataset; of several recorded versions the one that related rows are read from. */
  readonly known: (dataset: string) => readonly Row[];
  /** Of each key the version that related rows are read from. */
  readonly versions: (
    dataset: Dataset & { readonly history: History },
  ) => ReadonlyMap<string, readonly Row[]>;
  /** The row that a relationship leads to. */
  readonly related: (row: Row, step: Relationship) => Row | null;
  /** `time` stands in place of the dataset's own time when the reference is a grain. */
  readonly read: (row: Row, ref: DimensionRef, time: DimensionRef | null) => Value;
}

/** What a field with an aggregate formula is for a row. */
export type AttributeOf = (row: Row, field: Field) => Value;

/** What is read of related rows, and of their versions until when. */
interface Related {
  readonly attributeOf: AttributeOf;
  readonly until: number | null;
  /** Rows are the same whenever they are looked at. */
  readonly rows: Map<string, readonly Row[]>;
}

export interface Loaded {
  readonly model: Model;
  readonly database: Database;
  /** Null: everything is seen. */
  readonly sight: Sight | null;
}

export function relationsOf(
  { model, database, sight }: Loaded,
  { attributeOf, until, rows: loaded }: Related,
): Relations {
  const targets = new Map<string, ReadonlyMap<string, readonly Row[]>>();
  const versions = new Map<string, ReadonlyMap<string, readonly Row[]>>();
  const values = new Map<Row, Map<DimensionRef, Value>>();
  const paths = new Map<DimensionRef, Map<string, PathResult>>();
  const relations: Relations = {
    model,
    until,
    calendar: model.workspace.calendar,
    ...(sight === null ? {} : { loaded: sight.loaded }),
    rows: (name) =>
      remembered(loaded, name, () =>
        sight === null ? loadRows(relations, database, datasetOf(model, name)) : rowsSeen(sight, name),
      ),
    field: (row, name) => fieldValue(relations, row, name, attributeOf),
    path: (dataset, ref) => {
      const known = remembered(paths, ref, () => new Map<string, PathResult>());
      return remembered(known, dataset, () => pathTo(model, dataset, ref));
    },
    targets: (step, key) => remembered(targets, step.name, () => rowsByKey(relations, step)).get(key) ?? [],
    known: (name) => {
      const dataset = datasetOf(model, name);
      return hasHistory(dataset) ? [...relations.versions(dataset).values()].flat() : relations.rows(name);
    },
    versions: (dataset) =>
      remembered(versions, dataset.name, () => versionsOfKeys(relations, dataset, { first: false, until })),
    related: (row, step) => follow(relations, row, step, () => timeOf(relations, row)),
    read: (row, ref, time) => {
      if (ref.kind === 'grain') return readRef(relations, row, ref, time);
      const known = remembered(values, row, () => new Map<DimensionRef, Value>());
      return remembered(known, ref, () => readRef(relations, row, ref, null));
    },
  };
  return relations;
}

export function datasetOf(model: Model, name: string): Dataset {
  const dataset = model.datasets.get(name);
  if (!dataset) throw new Error(`no dataset ${name}`);
  return dataset;
}

function remembered<K, V>(known: Map<K, V>, key: K, compute: () => V): V {
  if (!known.has(key)) known.set(key, compute());
  return known.get(key) as V;
}

function loadRows(relations: Relations, database: Database, dataset: Dataset): readonly Row[] {
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

function fieldValue(relations: Relations, row: Row, name: string, attributeOf: AttributeOf): Value {
  if (name === PERIOD_DAY) return periodDay(relations, row);
  if (name === FISCAL_DAY || name === FISCAL_CLOSE) return fiscalValue(relations, row, name);
  const field = datasetOf(relations.model, row.dataset).fields.get(name);
  if (!field) return row.columns.get(name) ?? null;
  if (field.formula) return coerce(attributeOf(row, field), field.type);
  const raw = field.expression
    ? evaluateRow(field.expression, row, definitionScope(relations))
    : (row.columns.get(field.column ?? name) ?? null);
  return coerce(raw, field.type);
}

/** The last day of the period that closes on the row's own day, else that day. */
function periodDay(relations: Relations, row: Row): Value {
  const { model } = relations;
  const dataset = datasetOf(model, row.dataset);
  const calendar = model.calendars.get(dataset.calendar?.name ?? '');
  if (!dataset.calendar || !calendar?.close) throw new Error(`${row.dataset} has no calendar`);
  const { close, end } = calendar;
  const own = dayOf(readRef(relations, row, dataset.calendar.recorded, null));
  if (own === null) return null;
  const closed = relations
    .rows(calendar.dataset)
    .filter((period) => dayOf(relations.field(period, close)) === own)
    .map((period) => dayOf(relations.field(period, end)))
    .filter((day) => day !== null);
  return dateValue(closed.length === 0 ? own : Math.max(...closed));
}

/** Expressions of definitions: the dataset's own time, no `members` conditions. */
function definitionScope(relations: Relations): RowScope {
  const isMember = () => {
    throw new Error('a field expression has no members condition');
  };
  return { relations, time: null, isMember };
}

function readRef(relations: Relations, row: Row, ref: DimensionRef, time: DimensionRef | null): Value {
  const { model, calendar } = relations;
  if (ref.kind === 'grain') {
    const own = time ?? datasetOf(model, row.dataset).time;
    return own === null ? null : truncate(readRef(relations, row, own, null), ref.grain, calendar);
  }
  const found = relations.path(row.dataset, ref);
  if (found.kind !== 'found') return readBehind(relations, row, ref);
  let here: Row | null = row;
  const happened = () => timeOf(relations, row);
  for (const [i, step] of found.path.steps.entries()) {
    if (here !== null && i > 0) for (const key of step.fromColumns) requireOne(relations, here, key);
    here = here && follow(relations, here, step, happened);
  }
  if (here !== null && found.path.steps.length > 0) requireOne(relations, here, found.path.field);
  return here && relations.field(here, found.path.field);
}

/** A field of the member behind a bridge that the row is looked at with. */
function readBehind(relations: Relations, row: Row, ref: DimensionRef): Value {
  const behind = bridgeTo(relations.model, row.dataset, ref);
  const through = behind.kind === 'found' ? row.through?.get(behind.path.bridge.name) : undefined;
  if (behind.kind !== 'found' || through === undefined)
    throw unreachable(relations.path(row.dataset, ref) as Parameters<typeof unreachable>[0], row.dataset);
  return through.member && relations.read(through.member, behind.path.ref, null);
}

/** When the row happened at which a chain begins: its own time, whatever time a metric is seen by. */
function timeOf(relations: Relations, row: Row): Value {
  const ref = datasetOf(relations.model, row.dataset).time;
  if (ref === null) throw new Refusal('query/versions-need-time', row.dataset);
  return readRef(relations, row, ref, null);
}

/** A null key, and a key that is not found, point to no row. */
function follow(relations: Relations, row: Row, step: Relationship, happened: () => Value): Row | null {
  const keys = step.fromColumns.map((column) => relations.field(row, column));
  if (keys.includes(null)) return null;
  requireFound(relations, step, keys);
  const rows = relations.targets(step, keys.map(keyOf).join());
  const valid = validityOf(relations.model, step);
  const read = (field: string) => (target: Row) => relations.field(target, field);
  if (step.asOf !== null) return latestUpTo(rows, read(step.asOf.to), relations.field(row, step.asOf.from));
  if (valid === null) return rows.at(-1) ?? null;
  const ends = (version: Row) => [read(valid.from)(version), read(valid.to)(version)] as const;
  const at = happened();
  return rows.find((version) => isInForce(ends(version), valid, at)) ?? null;
}

/** Versions that tie agree in all that says which row of their key is found. */
function requireFound(relations: Relations, step: Relationship, keys: readonly Value[]): void {
  const dataset = datasetOf(relations.model, step.to);
  if (!hasHistory(dataset)) return;
  const valid = validityOf(relations.model, step);
  const told = step.toColumns.flatMap((field, i) =>
    dataset.history.key.includes(field) ? [{ field, i }] : [],
  );
  const isOfKey = (row: Row) =>
    told.every(({ field, i }) => keyOf(relations.field(row, field)) === keyOf(keys[i] ?? null));
  const ends = step.asOf === null ? [valid?.from, valid?.to] : [step.asOf.to];
  for (const row of relations.known(step.to).filter(isOfKey))
    for (const field of [...step.toColumns, ...ends])
      if (field !== undefined) requireOne(relations, row, field);
}

/** Versions that tie are one row where they agree in what is read of it. */
export function requireOne(relations: Relations, row: Row, field: string): void {
  const dataset = datasetOf(relations.model, row.dataset);
  if (!hasHistory(dataset)) return;
  const tied = relations.versions(dataset).get(historyKeyText(relations, dataset.history, row)) ?? [];
  if (new Set(tied.map((one) => keyOf(relations.field(one, field)))).size > 1)
    throw new Refusal('query/tied-versions', row.dataset);
}

type Recorded = Dataset & { readonly history: History };

function hasHistory(dataset: Dataset): dataset is Recorded {
  return dataset.history !== null;
}

function targetsOf(relations: Relations, step: Relationship): readonly Row[] {
  const dataset = datasetOf(relations.model, step.to);
  const valid = validityOf(relations.model, step);
  const told = [...step.toColumns, step.asOf?.to, valid?.from];
  if (hasHistory(dataset) && !dataset.history.key.every((field) => told.includes(field)))
    throw new Refusal('query/related-by-other-key', step.name);
  return relations.known(step.to);
}

function rowsByKey(relations: Relations, step: Relationship): ReadonlyMap<string, readonly Row[]> {
  const found = new Map<string, Row[]>();
  for (const row of targetsOf(relations, step)) {
    const key = step.toColumns.map((column) => keyOf(relations.field(row, column))).join();
    found.set(key, [...(found.get(key) ?? []), row]);
  }
  return found;
}
