import { report } from '@plumbline/diagnostics';
import type { AggregateExpr, MetricExpr } from '@plumbline/model';
import { aggregate, derive, expand, filter, spine } from '../../make.ts';
import { OWN } from '../../names.ts';
import type { Plan } from '../../node.ts';
import {
  allOf,
  BOOLEAN,
  call,
  column,
  DATE,
  type Measure,
  memberStart,
  nothing,
  type Scalar,
} from '../../scalar.ts';
import { refuse } from '../cells/context.ts';
import type { Frame } from '../cells/frame.ts';
import { Level } from '../cells/level.ts';
import { lowerMembers } from '../forms/members.ts';
import { conversionOf } from '../money/conversion.ts';
import { AT, afterClock } from '../rows/cells-of.ts';
import {
  keyColumns,
  type Leaf,
  measureOf,
  missingOf,
  openLeaf,
  rangeCondition,
  rowsInRange,
} from '../rows/leaf.ts';
import { dayOf, lowerDimension, zoneOf } from '../rows/row.ts';
import type { Mapping } from '../time/mapping.ts';
import { innerMeasures } from './inner-measures.ts';
import { onePlaceEach, PLACE, placedBy, placingRows } from './placing-rows.ts';

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
  if (conversionOf(expr, 'average', frame, level) !== null)
    refuse(level.context, report('model/not-available-yet', { feature: 'new(…), currency' }));
  const leaf = placedLeaf(expr, frame, level);
  if (leaf === null || leaf.mapping.kind === 'nothing') return nothing(expr.type);
  const name = level.name(frame.hint);
  level.addBlock(cellsOfNewcomers(leaf, leaf.mapping, measureOf(leaf, name)), frame);
  return missingOf(expr, column(name, expr.type));
}

interface PlacedLeaf extends Leaf {
  /** When the first row of the entity was. */
  readonly first: { readonly time: Scalar; readonly day: Scalar };
}

function placedLeaf(expr: AggregateExpr, frame: Frame, level: Level): PlacedLeaf | null {
  const { newcomers } = frame;
  if (newcomers === null) return null;
  const { context, shape } = level;
  const bare = new Level(context, { ...shape, dimensions: [] });
  const leaf = openLeaf(expr, { ...frame, newcomers: null }, bare);
  const around = { ...frame, newcomers: null, conditions: [], times: newcomers.times };
  const measures = innerMeasures(newcomers.of, around, context);
  const placing = placingRows(
    {
      dataset: expr.dataset,
      by: newcomers.by,
      times: frame.times,
      inside: measures.map((m) => [
        ...m.frame.conditions,
        ...(m.aggregate.where === null ? [] : [m.aggregate.where]),
      ]),
      outside: newcomers.outside,
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
  const on = [{ left: entity, right: PLACE.entity }];
  source.attach({ set, on, flag: take[0]?.as ?? '', nullSafe: false, take });
  return {
    ...leaf,
    level,
    conditions: allOf([leaf.conditions, meets]),
    keys: shape.dimensions.flatMap((d, i) => keyColumns(d, placed.dimension(i, d.type), source)),
    first: { time, day: dayOf(time, zoneOf(source)) },
  };
}

/** Both the row and the first row of its entity lie in the range of the cell. */
function cellsOfNewcomers(
  leaf: PlacedLeaf,
  mapping: Exclude<Mapping, { kind: 'nothing' }>,
  measure: Measure,
): Plan {
  const { first, level } = leaf;
  const keys = level.keyNames;
  if (mapping.kind === 'listed') return listed(leaf, mapping, measure);
  const range = mapping.kind === 'single' ? mapping.range : mapping;
  const rows = filter(rowsInRange(leaf, range), rangeCondition({ ...leaf, time: first.time }, range));
  if (mapping.kind === 'single') return aggregate(derive(rows, leaf.keys), keys, [measure]);
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
  return aggregate(derive(filter(rows, allOf(same)), [...times, ...leaf.keys]), keys, [measure]);
}

const FROM = 'window:from';
const TO = 'window:to';

function listed(leaf: PlacedLeaf, { ranges }: Extract<Mapping, { kind: 'listed' }>, measure: Measure): Plan {
  const { first, level } = leaf;
  const day = leaf.day as Scalar;
  const all = {
    from: ranges.reduce((least, r) => Math.min(least, r.from), Number.POSITIVE_INFINITY),
    to: ranges.reduce((most, r) => Math.max(most, r.to), Number.NEGATIVE_INFINITY),
    until: null,
  };
  const rows = filter(rowsInRange(leaf, all), rangeCondition({ ...leaf, time: first.time }, all));
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
  return aggregate(filter(inWindows, allOf([...isNew, ...cuts])), level.keyNames, [measure]);
}
