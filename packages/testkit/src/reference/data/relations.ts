import { type DateRange, isOwnGrain, type OwnGrain } from '@plumbline/calendar';
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
  type Tree,
} from '@plumbline/model';
import { fiscalValue } from '../fiscal/period-of.ts';
import { truncate } from '../scalar/dates.ts';
import type { ListedCalendar } from '../time/listed-calendar.ts';
import { listedPeriods, periodOfRow } from '../time/listed-periods.ts';
import { coerce } from '../value/coerce.ts';
import type { Decimal } from '../value/decimal.ts';
import { dateValue, dayOf, type Value } from '../value/value.ts';
import type { Database } from './database.ts';
import { datasetOf } from './dataset-of.ts';
import { definitionScope } from './definition-scope.ts';
import { loadRows } from './load-rows.ts';
import { Refusal } from './refusal.ts';
import { follow, hasHistory, requireOne, rowsByKey } from './related-rows.ts';
import { evaluateRow } from './row-expression.ts';
import { rowsSeen, type Sight } from './seen-relations.ts';
import { unreachable } from './unreachable.ts';
import { versionsOfKeys } from './versions-of-keys.ts';

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
  readonly calendar: ListedCalendar;
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
  const periods = new Map<OwnGrain, readonly DateRange[]>();
  const relations: Relations = {
    model,
    until,
    calendar: {
      ...model.workspace.calendar,
      listed: (grain) => remembered(periods, grain, () => listedPeriods(sight?.loaded ?? relations, grain)),
    },
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

function remembered<K, V>(known: Map<K, V>, key: K, compute: () => V): V {
  if (!known.has(key)) known.set(key, compute());
  return known.get(key) as V;
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

function readRef(relations: Relations, row: Row, ref: DimensionRef, time: DimensionRef | null): Value {
  const { model, calendar } = relations;
  if (ref.kind === 'grain') {
    const own = time ?? datasetOf(model, row.dataset).time;
    const { grain, named = false } = ref;
    if (own === null) return null;
    const at = readRef(relations, row, own, null);
    const day = dayOf(at);
    if (isOwnGrain(grain)) return day === null ? null : periodOfRow(relations, { grain, named }, day);
    return truncate(at, grain, calendar);
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
