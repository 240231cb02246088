import type { Day } from '@plumbline/calendar';
import { report } from '@plumbline/diagnostics';
import type { AggregateExpr, MetricExpr } from '@plumbline/model';
import { typeOf } from '../../columns.ts';
import { scalarKey } from '../../identity.ts';
import { aggregate, compute, derive, expand, filter, spine } from '../../make.ts';
import { OWN } from '../../names.ts';
import type { Plan } from '../../node.ts';
import {
  allOf,
  BOOLEAN,
  call,
  column,
  DATE,
  INTEGER,
  type Measure,
  memberStart,
  nothing,
  type Scalar,
} from '../../scalar.ts';
import { refuse } from '../cells/context.ts';
import type { Frame } from '../cells/frame.ts';
import { Level } from '../cells/level.ts';
import { textOf } from '../cells/text-of.ts';
import { lowerMembers } from '../forms/members.ts';
import { conversionOf } from '../money/conversion.ts';
import { convertedCells } from '../money/converted-flow.ts';
import { afterClock } from '../rows/cells-of.ts';
import {
  keyColumns,
  type Leaf,
  measureOf,
  missingOf,
  openLeaf,
  rangeCondition,
  rowsInRange,
} from '../rows/leaf.ts';
import { dayOf, lowerDimension, lowerRow, zoneOf } from '../rows/row.ts';
import { AT } from '../rows/windows.ts';
import { clockPartOf } from '../time/clock-parts.ts';
import type { Mapping } from '../time/mapping.ts';
import type { RangeOfCell } from '../time/ranges.ts';
import { type InnerMeasure, innerMeasures } from './inner-measures.ts';
import { conditionsOf, onePlaceEach, PLACE, type Placed, placedBy, placingRows } from './placing-rows.ts';

type New = Extract<MetricExpr, { kind: 'new' }>;

/** m of the entities whose first row of m lies in R: conditions and dimensions from here on are those of that row. */
export function lowerNew({ of, by }: New, frame: Frame, level: Level): Scalar {
  if (refusesClimbs('new', frame, level)) return nothing(of.type);
  const newcomers = { of, by, outside: frame.conditions, times: frame.times };
  return level.context.lower(of, { ...frame, conditions: [], newcomers }, level);
}

/** Members of a tree are not counted into each other where an entity is placed by one row. */
export function refusesClimbs(form: string, { climbs }: Frame, { context }: Level): boolean {
  const [climb] = climbs;
  if (climb === undefined) return false;
  refuse(context, report('query/entity-in-rollup', { form, hierarchy: climb.tree.name }));
  return true;
}

/** A measure over the rows of newcomers, in the cells of their first rows. */
export function newcomersOf(expr: AggregateExpr, frame: Frame, level: Level): Scalar {
  // Cells are grouped by what first rows are: that tells no other rows of an entity apart.
  const conversion = conversionOf(expr, 'average', frame, bareOf(level));
  const leaf = placedLeaf(expr, frame, level);
  if (leaf === null || leaf.mapping.kind === 'nothing') return nothing(expr.type);
  const { mapping } = leaf;
  if (conversion !== null)
    return convertedCells({ ...leaf, frame }, conversion, (wide, measures) =>
      cellsOfNewcomers({ ...leaf, ...wide }, mapping, measures),
    );
  const name = level.name(frame.hint);
  const measure: Measure =
    leaf.alone === null
      ? measureOf(leaf, name)
      : { name, fn: 'count', arg: null, where: null, p: null, type: expr.type };
  level.addBlock(cellsOfNewcomers(leaf, mapping, [measure]), frame);
  return missingOf(expr, column(name, expr.type));
}

/** The level without dimensions: those of its cells are not the rows' own. */
function bareOf({ context, shape }: Level): Level {
  return new Level(context, { ...shape, dimensions: [] });
}

interface PlacedLeaf extends Leaf {
  /** When the first row of the entity was. */
  readonly first: { readonly time: Scalar; readonly day: Scalar };
  /** Where the first rows alone tell the answer: one for each entity, with what its place is made of. */
  readonly alone: Plan | null;
}

function placedLeaf(expr: AggregateExpr, frame: Frame, level: Level): PlacedLeaf | null {
  const { newcomers } = frame;
  if (newcomers === null) return null;
  const { context, shape } = level;
  const leaf = openLeaf(expr, { ...frame, newcomers: null }, bareOf(level));
  const around = { ...frame, newcomers: null, conditions: [], times: newcomers.times };
  const measures = innerMeasures(newcomers.of, around, context);
  const placing = placingRows(
    {
      dataset: expr.dataset,
      by: newcomers.by,
      times: frame.times,
      inside: measures.map((measure) => conditionsOf(measure, level)),
      outside: newcomers.outside,
      until: leaf === null ? null : lastDayRead(leaf),
    },
    { ...frame, times: frame.times },
    level,
  );
  if (leaf === null || placing === null) return null;
  const set = onePlaceEach(placing, [PLACE.entity], [PLACE.time], 'the first row of each');
  const { source } = leaf;
  const entity = lowerDimension(newcomers.by, source, lowerMembers(frame, level));
  const placed = placedBy(set, placing, context);
  const { time, meets, take } = placed;
  const isAlone =
    shape.dimensions.every((d) => d.kept === null) &&
    countsEntities(leaf, entity) &&
    isOnlyOne(leaf, measures);
  if (!isAlone)
    source.attach({
      set,
      on: [{ left: entity, right: PLACE.entity }],
      flag: take[0]?.as ?? '',
      nullSafe: false,
      take,
    });
  const first = { time, day: dayOf(time, zoneOf(source)) };
  const keys = shape.dimensions.flatMap((d, i) => keyColumns(d, placed.dimension(i, d.type), source));
  if (!isAlone)
    return { ...leaf, level, conditions: allOf([leaf.conditions, meets]), keys, first, alone: null };
  return { ...leaf, level, ...first, conditions: meets, keys, first, alone: namedAs(set, take) };
}

/** The set under the names that rows would take its columns by. */
function namedAs(set: Plan, take: Placed['take']): Plan {
  return compute(
    set,
    take.map(({ from, as }) => ({ name: as, value: column(from, typeOf(set, from)), origin: from })),
  );
}

/** Entities that come in after every day that the question reads are new in none of them. */
function lastDayRead({ level, ranges }: Leaf): Day {
  return ranges.reduce((last, { to }) => Math.max(last, to), level.context.period.to);
}

/** Every row that may be a first one is a row of the measure. */
function isOnlyOne({ aggregate, frame }: Leaf, measures: readonly InnerMeasure[]): boolean {
  const [only, ...others] = measures;
  if (only === undefined || others.length > 0) return false;
  const own = [aggregate, ...frame.conditions].map(textOf);
  const theirs = [only.aggregate, ...only.frame.conditions].map(textOf);
  return own.length === theirs.length && own.every((text, i) => text === theirs[i]);
}

/**
 * The measure counts the entities themselves: the first row of each is one of its rows and lies in the cell, so that no
 * other row need be looked up. The others of a first ten are told by a set that rows carry.
 */
function countsEntities({ aggregate, frame, level, source }: Leaf, entity: Scalar): boolean {
  const { fn, arg } = aggregate;
  if (fn !== 'count_distinct' || arg === null) return false;
  return scalarKey(lowerRow(arg, source, lowerMembers(frame, level))) === scalarKey(entity);
}

/** Both the row and the first row of its entity lie in the range. */
function rowsOf(leaf: PlacedLeaf, range: Pick<RangeOfCell, 'from' | 'to' | 'until'>): Plan {
  const ofFirst = rangeCondition({ ...leaf, time: leaf.first.time }, range);
  if (leaf.alone !== null) return filter(leaf.alone, allOf([ofFirst, leaf.conditions]));
  return filter(rowsInRange(leaf, range), allOf([ofFirst, ...inSameParts(leaf)]));
}

/** Parts of a day are of R, as its days are: a row counts where its entity came in the same one. */
function inSameParts({ level, time, keys }: PlacedLeaf): readonly Scalar[] {
  return level.shape.dimensions.flatMap((d) => {
    const part = clockPartOf(d);
    const placed = keys.find(({ name }) => name === d.name);
    if (part === null || placed === undefined || time === null) return [];
    return [call('eq', [call('part', [time], INTEGER, part), placed.value], BOOLEAN)];
  });
}

function cellsOfNewcomers(
  leaf: PlacedLeaf,
  mapping: Exclude<Mapping, { kind: 'nothing' }>,
  measures: readonly Measure[],
): Plan {
  const { first, level } = leaf;
  const keys = level.keyNames;
  if (mapping.kind === 'listed') return listed(leaf, mapping, measures);
  const rows = rowsOf(leaf, mapping.kind === 'single' ? mapping.range : mapping);
  if (mapping.kind === 'single') return aggregate(derive(rows, leaf.keys), keys, measures);
  const day = leaf.day as Scalar;
  const same = mapping.keys.map((k) =>
    call('eq', [memberStart(day, k.grain), memberStart(first.day, k.grain)], BOOLEAN),
  );
  const times = mapping.keys.map((k) => {
    const start = memberStart(day, k.grain);
    const by = `${k.move.count} ${k.move.unit}`;
    const value = k.move.count === 0 ? start : call('move', [start], DATE, by);
    return { name: k.name, value, origin: k.grain };
  });
  const placed = leaf.alone === null ? filter(rows, allOf(same)) : rows;
  return aggregate(derive(placed, [...times, ...leaf.keys]), keys, measures);
}

const FROM = 'window:from';
const TO = 'window:to';

function listed(
  leaf: PlacedLeaf,
  { ranges }: Extract<Mapping, { kind: 'listed' }>,
  measures: readonly Measure[],
): Plan {
  const { first, level } = leaf;
  const day = leaf.day as Scalar;
  const all = {
    from: ranges.reduce((least, r) => Math.min(least, r.from), Number.POSITIVE_INFINITY),
    to: ranges.reduce((most, r) => Math.max(most, r.to), Number.NEGATIVE_INFINITY),
    until: null,
  };
  const rows = rowsOf(leaf, all);
  const windows = spine(
    level.timeNames,
    ranges.map((r) => [...r.keys, r.from, r.to, r.from, r.to]),
    [FROM, TO],
  );
  const at = { name: OWN.at, value: day, origin: 'day' };
  const inWindows = expand(derive(rows, [...leaf.keys, at]), windows, AT, 'each cell with the days it reads');
  const cuts = ranges.flatMap((r) =>
    r.until === null ? [] : [leaf.time as Scalar, first.time].map((time) => afterClock(leaf, r, time)),
  );
  const isNew = [
    call('ge', [first.day, column(FROM, DATE)], BOOLEAN),
    call('le', [first.day, column(TO, DATE)], BOOLEAN),
  ];
  return aggregate(filter(inWindows, allOf([...isNew, ...cuts])), level.keyNames, measures);
}
