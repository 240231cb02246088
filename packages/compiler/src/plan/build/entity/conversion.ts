import { unitSize } from '@plumbline/calendar';
import { InternalError, report } from '@plumbline/diagnostics';
import type { MetricExpr } from '@plumbline/model';
import { allOf, BOOLEAN, call, column, DOUBLE, date, nothing, number, type Scalar } from '../../scalar.ts';
import { refuse } from '../cells/context.ts';
import type { Frame } from '../cells/frame.ts';
import { Level } from '../cells/level.ts';
import { noteMeasure } from '../cells/opened-measure.ts';
import { lowerMembers } from '../forms/members.ts';
import { cellsOf } from '../rows/cells-of.ts';
import { datasetsOf } from '../rows/datasets-of.ts';
import { keyColumns, type Leaf, measureOf, missingOf, openLeaf } from '../rows/leaf.ts';
import { dayOf, lowerDimension, zoneOf } from '../rows/row.ts';
import { readingOf } from '../time/reading.ts';
import { innerMeasures } from './inner-measures.ts';
import { refusesClimbs } from './newcomers.ts';
import { conditionsOf, onePlaceEach, PLACE, placedBy, placingRows } from './placing-rows.ts';

type Conversion = Extract<MetricExpr, { kind: 'conversion' }>;
type Step = ReturnType<typeof innerMeasures>[number];

/** Each row of b belongs to the latest row of a of its entity, where that is less than `within` before. */
export function lowerConversion(expr: Conversion, frame: Frame, level: Level): Scalar {
  if (refusesClimbs('conversion', frame, level)) return nothing(expr.type);
  const { context } = level;
  const datasets = [...datasetsOf(expr, context.model)];
  noteMeasure({ kind: 'composed', of: expr, datasets, frame, level });
  const from = only(innerMeasures(expr.from, frame, context));
  const base = withEntity(openLeaf(from.aggregate, from.frame, level), expr, level);
  const matched = matchedLeaf(expr, frame, level);
  if (base === null || matched === null) return nothing(expr.type);
  const starts = added(base, `${frame.hint}_from`, frame);
  const found = added(matched, `${frame.hint}_to`, frame);
  const count = call('coalesce', [found, number(0, found.type)], found.type);
  const when = call('is_not_null', [starts], BOOLEAN);
  const then =
    expr.calculation === 'count' ? call('cast', [count], expr.type) : call('divide', [count, starts], DOUBLE);
  return { kind: 'case', whens: [{ when, then }], otherwise: null, type: expr.type };
}

function only(steps: readonly Step[]): Step {
  const [step] = steps;
  if (step === undefined) throw new InternalError('a step of a conversion measures rows');
  return step;
}

function added(leaf: Leaf, hint: string, frame: Frame): Scalar {
  const { level, aggregate, mapping } = leaf;
  if (mapping.kind === 'nothing') return nothing(aggregate.type);
  const name = level.name(hint);
  level.addBlock(cellsOf(leaf, mapping, [measureOf(leaf, name)]), frame);
  return missingOf(aggregate, column(name, aggregate.type));
}

function withEntity(leaf: Leaf | null, { by }: Conversion, level: Level): Leaf | null {
  if (leaf === null) return null;
  const entity = lowerDimension(by, leaf.source, lowerMembers(leaf.frame, level));
  return { ...leaf, conditions: allOf([leaf.conditions, call('is_not_null', [entity], BOOLEAN)]) };
}

/** The rows of b with what they have of their row of a: time, dimensions, conditions. */
function matchedLeaf(expr: Conversion, frame: Frame, level: Level): Leaf | null {
  const { context, shape } = level;
  const history: Frame = { ...frame, conditions: [] };
  const from = only(innerMeasures(expr.from, history, context));
  const to = only(innerMeasures(expr.to, history, context));
  const bare = new Level(context, { ...shape, dimensions: [] });
  const leaf = openLeaf(to.aggregate, to.frame, bare);
  if (leaf !== null && leaf.dataset.span !== null)
    refuse(context, report('query/entity-over-spans', { metric: frame.hint, dataset: leaf.dataset.name }));
  const placing = placingRows(
    {
      dataset: from.aggregate.dataset,
      by: expr.by,
      times: from.frame.times,
      inside: [conditionsOf(from, level)],
      outside: frame.conditions,
    },
    { ...frame, times: from.frame.times },
    level,
  );
  if (leaf === null || leaf.time === null || placing === null) return null;
  const set = onePlaceEach(placing, [PLACE.entity, PLACE.time], [], 'where a conversion may begin');
  const { source } = leaf;
  const entity = lowerDimension(expr.by, source, lowerMembers(to.frame, level));
  const placed = placedBy(set, { ...placing, by: [entity, leaf.time] }, context);
  const { time, meets, take } = placed;
  source.attach({
    set,
    on: [{ left: entity, right: PLACE.entity }],
    flag: take[0]?.as ?? '',
    nullSafe: false,
    asOf: { left: leaf.time, right: PLACE.time, until: null },
    take,
  });
  const inWindow = call('lt', [leaf.time, endOfWindow(time, expr)], BOOLEAN);
  return {
    ...leaf,
    level,
    time,
    day: dayOf(time, zoneOf(source)),
    conditions: allOf([leaf.conditions, inWindow, untilEdge(leaf, to.frame), meets]),
    keys: shape.dimensions.flatMap((d, i) => keyColumns(d, placed.dimension(i, d.type), source)),
    ...readingOf(level, from.aggregate.dataset, from.frame),
  };
}

function endOfWindow(time: Scalar, { within }: Conversion): Scalar {
  const size = unitSize(within.unit);
  const count = within.count * (size.kind === 'months' ? size.months : size.days);
  return call('date_add', [time, number(count)], time.type, size.kind === 'months' ? 'month' : 'day');
}

/** Rows after the edge are not known yet. */
function untilEdge({ time, dataset, level: { context } }: Leaf, { whole }: Frame): Scalar | null {
  const { last } = context.edges.get(dataset.name) ?? { last: null };
  if (time === null || whole || context.mode === 'full' || last === null || !Number.isFinite(last))
    return null;
  return call('lt', [time, date(last + 1)], BOOLEAN);
}
