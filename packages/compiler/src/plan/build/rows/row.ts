import { type ClockGrain, formatDay, grainName, isOwnGrain } from '@plumbline/calendar';
import { InternalError, report } from '@plumbline/diagnostics';
import type { Dataset, DimensionRef, JoinPath, Relationship, RowExpr, Tree } from '@plumbline/model';
import { expressionOfMembers, FISCAL_CLOSE, FISCAL_DAY, PERIOD_DAY, pathTo } from '@plumbline/model';
import type { DatePart } from '@plumbline/query';
import { OWN } from '../../names.ts';
import {
  BOOLEAN,
  call,
  column,
  DATE,
  INTEGER,
  memberStart,
  nothing,
  type Scalar,
  writtenCall,
} from '../../scalar.ts';
import { refuse } from '../cells/context.ts';
import { LATEST } from '../cells/frame.ts';
import { textOf } from '../cells/text-of.ts';
import { closedBy, type PeriodOfDay, periodOfDay } from '../fiscal/period-of-day.ts';
import { closesOf } from './closes-of.ts';
import { keyOfRows } from './key-of-rows.ts';
import { knownOn } from './known-on.ts';
import { listedKeys } from './listed-keys.ts';
import { fieldNotLoaded } from './not-loaded.ts';
import { clockOf } from './related-versions.ts';
import { Source } from './source.ts';
import { membersUnder } from './tree-pairs.ts';
import { unreachable } from './unreachable.ts';
import { clockType, dayOf, inZone, zoneOfDataset } from './zones.ts';

export { dayOf, inZone };

/** Where an expression stands: the dataset it was written for, reached by `steps` from the source. */
interface Standing {
  readonly source: Source;
  readonly steps: readonly Relationship[];
  readonly dataset: Dataset;
  /** What grains are seen by in place of the dataset's time; null inside the expression of a field. */
  readonly time: DimensionRef | null;
  /** Lowers `x in (m per x …)`. */
  readonly members: (expr: Extract<RowExpr, { kind: 'members' }>, source: Source) => Scalar;
  /** The bridge that leads here. */
  readonly role?: string;
  /** Instants stay what they are: they are looked for among other instants. */
  readonly ofInstants?: boolean;
}

export type Members = Standing['members'];

/** Lowers a row-level expression of the source's own dataset. */
export function lowerRow(expr: RowExpr, source: Source, members: Members): Scalar {
  return lower(expr, rowOf(source, members));
}

/** Lowers a dimension as seen from the source; a grain or part is applied to its calendar day. */
export function lowerDimension(ref: DimensionRef, source: Source, members: Members): Scalar {
  return lowerRef(ref, rowOf(source, members));
}

/** An expression of the rows behind a relationship; `role` is another name for their dataset. */
export interface Behind {
  readonly step: Relationship;
  readonly role: string;
}

/** Lowers an expression as seen from the rows that a link leads to. */
export function lowerBehind(expr: RowExpr, behind: Behind, source: Source, members: Members): Scalar {
  return lower(expr, standingBehind(behind, source, members));
}

export function lowerDimensionBehind(
  ref: DimensionRef,
  behind: Behind,
  source: Source,
  members: Members,
): Scalar {
  return lowerRef(ref, standingBehind(behind, source, members));
}

function standingBehind({ step, role }: Behind, source: Source, members: Members): Standing {
  const dataset = source.context.model.datasets.get(step.to) as Dataset;
  return { source, steps: [step], dataset, time: null, members, role };
}

/** A field at the end of a chain that is known. */
export function lowerAt({ steps, dataset, field }: JoinPath, source: Source, members: Members): Scalar {
  return lowerField(steps, dataset, field, rowOf(source, members));
}

function rowOf(source: Source, members: Members): Standing {
  return { source, steps: [], dataset: source.dataset, time: source.time, members };
}

export function truncated(
  value: Scalar,
  grain: Parameters<typeof memberStart>[1] | ClockGrain | null,
  part: DatePart | null,
  zone: string,
): Scalar {
  if (part !== null) return call('part', [value], INTEGER, part);
  if (grain === null) return value;
  if (grain !== 'hour' && grain !== 'minute') return memberStart(dayOf(value, zone), grain);
  return call('date_trunc', [inZone(value, zone)], { kind: 'timestamp', zoned: false }, grain);
}

export function zoneOf(source: Source): string {
  return zoneOfDataset(source.dataset, source.context);
}

function lower(expr: RowExpr, at: Standing): Scalar {
  switch (expr.kind) {
    case 'literal':
      return { kind: 'literal', value: expr.value, type: expr.type };
    case 'field':
      return lowerRef(expr.ref, at);
    case 'column':
      return inZone(column(expr.name, expr.type), zoneOfDataset(at.dataset, at.source.context));
    case 'call':
      return writtenCall(
        { ...expr, type: clockType(expr.type) },
        expr.args.map((a) => lower(a, at)),
      );
    case 'case':
      return {
        kind: 'case',
        whens: expr.whens.map((w) => ({ when: lower(w.when, at), then: lower(w.then, at) })),
        otherwise: expr.otherwise && lower(expr.otherwise, at),
        type: clockType(expr.type),
      };
    case 'in':
      return {
        kind: 'in',
        value: lower(expr.value, at),
        options: expr.options.map((o) => lower(o, at)),
        negated: expr.negated,
        type: BOOLEAN,
      };
    case 'members':
      return at.members(expr, at.source);
    case 'under':
      return lowerUnder(expr, at);
    case 'listed':
      return lowerListed(expr, at);
    case 'later':
      refuse(at.source.context, report('model/not-available-yet', { feature: expr.form }));
      return nothing(expr.type);
  }
}

/** Whether the row's member is the named one or below it; unknown without a member. */
function lowerUnder(expr: Extract<RowExpr, { kind: 'under' }>, at: Standing): Scalar {
  const { context } = at.source;
  const tree = context.model.hierarchies.get(expr.hierarchy) as Tree;
  const known = clockOf(at.source.versions);
  const value = lowerRef(expr.key, at);
  const found = membersUnder(
    tree,
    { kind: 'literal', value: expr.node.value, type: expr.node.type },
    context,
    known,
  );
  if (found === null) return nothing(BOOLEAN);
  const isRecorded = context.model.datasets.get(tree.dataset)?.history != null;
  const day = isRecorded && known.until !== null ? `@${formatDay(known.until)}` : '';
  const flag = [`under ${expr.hierarchy} ${expr.node.value}${day}`, ...at.steps.map((s) => s.name)].join(':');
  const on = [{ left: value, right: found.on }];
  at.source.attach({ set: found.set, on, flag, nullSafe: false, take: [{ from: OWN.kept, as: flag }] });
  const isBelow = call('is_not_null', [column(flag, BOOLEAN)], BOOLEAN);
  const isKnown = call('is_not_null', [value], BOOLEAN);
  return { kind: 'case', whens: [{ when: isKnown, then: isBelow }], otherwise: null, type: BOOLEAN };
}

/** Whether the values of the row stand in a row of the list; no value stands in none. */
function lowerListed(expr: Extract<RowExpr, { kind: 'listed' }>, at: Standing): Scalar {
  const { among } = expr;
  const dataset = at.source.context.model.datasets.get(among.dataset) as Dataset;
  const { context, versions } = at.source;
  const source = new Source(dataset, context, { time: null, versions: clockOf(versions) });
  const values = among.fields.map((field) => {
    const ref: DimensionRef = { kind: 'field', dataset: dataset.name, field, relationship: null };
    return lowerDimension(ref, source, at.members);
  });
  const condition = among.where && lowerRow(among.where, source, at.members);
  const monthIn = (rows: Standing) =>
    among.month === null ? [] : [truncated(lowerRef(among.month, rows), 'month', null, zoneOf(rows.source))];
  const { set, on } = listedKeys(source, condition, [...values, ...monthIn(rowOf(source, at.members))]);
  const own = [...expr.fields.map((ref) => lowerRef(ref, at)), ...monthIn(at)];
  const keys = own.map((left, i) => ({ left, right: on[i] ?? '' }));
  const flag = ['listed', textOf(among) + knownOn(versions), ...at.steps.map((s) => s.name)].join(':');
  at.source.attach({ set, on: keys, flag, nullSafe: false, take: [{ from: OWN.kept, as: flag }] });
  return call('is_not_null', [column(flag, BOOLEAN)], BOOLEAN);
}

function lowerRef(named: DimensionRef, at: Standing): Scalar {
  const isRole = named.kind === 'field' && named.relationship !== null && named.relationship === at.role;
  const ref = isRole ? { ...named, relationship: null } : named;
  const { model, cohortOf } = at.source.context;
  if (ref.kind === 'cohort') return cohortOf(ref.part, at.source, at.members);
  const found = pathTo(model, at.dataset.name, (ref.kind === 'grain' ? at.time : null) ?? ref);
  const zone = zoneOf(at.source);
  if (found.kind !== 'found') {
    const noTime = report('query/no-time', { dataset: at.dataset.name });
    const isOwnTime = ref.kind === 'grain' && found.kind === 'unreachable';
    refuse(at.source.context, isOwnTime ? noTime : unreachable(ref, found, at.dataset, model));
    return nothing({ kind: 'text' });
  }
  const value = lowerField([...at.steps, ...found.path.steps], found.path.dataset, found.path.field, at);
  if (ref.kind !== 'grain') return value;
  if (isOwnGrain(ref.grain)) {
    const feature = `a condition on ${grainName(ref.grain)}`;
    refuse(at.source.context, report('model/not-available-yet', { feature }));
  }
  return truncated(value, ref.grain, null, zone);
}

/** The last day of the period that closes on the row's day, else its own day. */
function lowerPeriodDay(dataset: Dataset, at: Standing): Scalar {
  const { source } = at;
  const { context } = source;
  const calendar = context.model.calendars.get(dataset.calendar?.name ?? '');
  if (dataset.calendar === null || calendar === undefined || calendar.close === null)
    throw new InternalError(`${dataset.name} has no calendar that closes`);
  const own = dayOf(lowerRef(dataset.calendar.recorded, at), zoneOf(source));
  const periods = context.model.datasets.get(calendar.dataset);
  if (periods === undefined || !context.facts.datasets.has(calendar.dataset)) {
    refuse(context, report('query/not-loaded', { dataset: calendar.dataset }));
    return own;
  }
  const listed = new Source(periods, context, { time: null, versions: LATEST });
  const value = (name: string) => lowerField([], periods.name, name, rowOf(listed, at.members));
  const set = closesOf(listed, value(calendar.close), value(calendar.end));
  const flag = `${dataset.name}:closes`;
  source.attach({
    set,
    on: [{ left: own, right: OWN.close }],
    flag,
    nullSafe: false,
    take: [{ from: OWN.last, as: flag }],
  });
  return call('coalesce', [column(flag, DATE), own], DATE);
}

/** Whose row it is, its day, and the period of the entity's calendar that it belongs to. */
export interface FiscalParts {
  readonly entity: Scalar;
  readonly day: Scalar;
  readonly period: PeriodOfDay;
}

export function fiscalParts(source: Source, members: Members): FiscalParts {
  return partsAt(source.dataset, rowOf(source, members));
}

function partsAt(dataset: Dataset, at: Standing): FiscalParts {
  const { fiscal } = dataset;
  if (fiscal === undefined) throw new InternalError(`${dataset.name} has no calendar of an entity`);
  const day = dayOf(lowerRef(fiscal.recorded, at), zoneOf(at.source));
  const entity = lowerField(at.steps, dataset.name, fiscal.entity, at);
  return { entity, day, period: periodOfDay(at.source, dataset, { day, entity, name: 'time' }) };
}

function lowerField(
  steps: readonly Relationship[],
  datasetName: string,
  field: string,
  at: Standing,
): Scalar {
  const { model, facts } = at.source.context;
  const dataset = model.datasets.get(datasetName) as Dataset;
  if (field === PERIOD_DAY) return lowerPeriodDay(dataset, at);
  if (field === FISCAL_DAY || field === FISCAL_CLOSE) {
    const { period } = partsAt(dataset, at);
    return field === FISCAL_CLOSE || dataset.span !== null ? closedBy(period) : period.held;
  }
  const declared = dataset.fields.get(field);
  const stored = facts.datasets.get(datasetName)?.columns.has(field) ?? false;
  if (declared?.expression && !stored)
    return lower(declared.expression, { ...at, steps, dataset, time: null, ofInstants: false });
  if (declared?.formula) {
    const keys = keyOfRows(dataset).map((name) => lowerField(steps, datasetName, name, at));
    const value = at.source.context.attributeOf({ dataset, field: declared, steps, keys }, at.source);
    return { ...value, type: clockType(value.type) } as Scalar;
  }
  if (facts.datasets.has(datasetName) && !stored && dataset.source?.kind === 'union') {
    const alike = expressionOfMembers(model, dataset, field);
    if (alike !== null) return lower(alike, { ...at, steps, dataset, time: null });
    refuse(at.source.context, fieldNotLoaded(dataset, field, model));
    return nothing(declared?.type ?? { kind: 'text' });
  }
  const instants = { ...at, ofInstants: true };
  const value = at.source.stored(steps, dataset, field, {
    key: (before, from, name) => lowerField(before, from, name, instants),
    time: () => timeOf(instants),
    startText: startText(at),
  });
  return at.ofInstants === true ? value : inZone(value, zoneOfDataset(dataset, at.source.context));
}

/** When the row happened that an expression stands on: its own time, whatever time a metric is seen by. */
function timeOf(at: Standing): Scalar | null {
  return at.dataset.time === null ? null : lowerRef(at.dataset.time, at);
}

/** A chain that begins in other rows leads to other versions. */
function startText({ steps }: Standing): string {
  return steps.length === 0 ? '' : `@${steps.map((step) => step.name).join('.')}`;
}
