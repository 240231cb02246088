import { type DayGrain, nests, startOf } from '@plumbline/calendar';
import { report } from '@plumbline/diagnostics';
import { type DimensionRef, isSameDimension, type MetricExpr } from '@plumbline/model';
import { column, DATE, memberStart, type Scalar } from '../scalar.ts';
import { refuse } from './context.ts';
import type { Frame, LevelRow, RangeOp, TimeKey } from './frame.ts';
import { Level, type LevelShape } from './level.ts';
import { lowerMetric } from './metric.ts';

type Total = Extract<MetricExpr, { kind: 'total' | 'share' }>;

/** How time is seen from a total: as in the cell, within a coarser grain, or over the whole period. */
interface TotalTime {
  readonly timeKeys: readonly TimeKey[];
  readonly rows: readonly LevelRow[];
  readonly ops: readonly RangeOp[];
  readonly on: readonly { readonly left: Scalar; readonly right: string }[];
}

/** m without the dimensions of the cell, except those named (semantics.md 1). */
export function lowerTotal(expr: Total, frame: Frame, level: Level): Scalar {
  const time = frame.inside ? insideTime(level) : timeOf(expr.within, level);
  const cell = level.shape.cell ?? [];
  const dimensions = level.shape.dimensions.filter((d) =>
    frame.inside
      ? cell.includes(d.name)
      : expr.within.some((w) => isSameDimension(level.context.model, d.ref, w)),
  );
  const unchanged =
    dimensions.length === level.shape.dimensions.length &&
    time.ops.length === 0 &&
    time.timeKeys.length === level.shape.timeKeys.length;
  if (unchanged) return lowerMetric(expr.of, frame, level);
  if (
    time.ops.some((op) => op.kind === 'period') &&
    frame.ops.some((op) => op.kind === 'to_date' || op.kind === 'trailing')
  ) {
    refuse(level.context, report('query/total-in-window', { metric: frame.hint }));
  }
  const shape: LevelShape = { timeKeys: time.timeKeys, dimensions, rows: time.rows, cell: level.shape.cell };
  const inner = new Level(level.context, shape);
  const name = level.name(`${frame.hint}_total`);
  const value = lowerMetric(expr.of, { ...frame, ops: [...frame.ops, ...time.ops], inside: false }, inner);
  const plan = inner.relation([{ name, value }]);
  const flags = dimensions.flatMap((d) =>
    d.kept === null ? [] : [{ name: d.kept.flag, type: { kind: 'boolean' } as const }],
  );
  const on = [
    ...time.on,
    ...[...dimensions, ...flags].map((d) => ({ left: column(d.name, d.type), right: d.name })),
  ];
  level.attach({ plan, on, take: [{ from: name, as: name }] });
  return column(name, value.type);
}

/** Inside the `having` of a `per`: over the members of the cell, so the cell's own time stays. */
function insideTime(level: Level): TotalTime {
  const cell = level.shape.cell ?? [];
  const timeKeys = level.shape.timeKeys.filter((k) => cell.includes(k.name));
  return {
    timeKeys,
    rows: level.shape.rows,
    ops: [],
    on: timeKeys.map((k) => ({ left: column(k.name, DATE), right: k.name })),
  };
}

function timeOf(within: readonly DimensionRef[], level: Level): TotalTime {
  const { calendar } = level.context.model.workspace;
  const { timeKeys, rows } = level.shape;
  const [key] = timeKeys;
  const named = within.flatMap((w) => (w.kind === 'grain' ? [w.grain as DayGrain] : []));
  if (key === undefined) return { timeKeys, rows, ops: [], on: [] };
  if (named.includes(key.grain)) {
    return {
      timeKeys,
      rows,
      ops: [],
      on: timeKeys.map((k) => ({ left: column(k.name, DATE), right: k.name })),
    };
  }
  const coarser = named.filter((g) => nests(key.grain, g, calendar));
  const grain = coarser.find((g) => coarser.every((other) => nests(g, other, calendar)));
  const { period } = level.context;
  if (grain === undefined) {
    return { timeKeys: [], rows: [{ keys: [], range: period, period }], ops: [{ kind: 'period' }], on: [] };
  }
  const starts = new Map(rows.map((r) => [startOf(grain, r.range.from, calendar), r]));
  return {
    timeKeys: [{ name: `${grain}_total`, grain }],
    rows: [...starts].map(([start, r]) => ({ ...r, keys: [start] })),
    ops: [{ kind: 'around', grain }],
    on: [{ left: memberStart(column(key.name, DATE), grain), right: `${grain}_total` }],
  };
}

/** m ÷ total. */
export function shareParts(expr: Total, frame: Frame, level: Level): readonly [Scalar, Scalar] {
  return [lowerMetric(expr.of, frame, level), lowerTotal(expr, frame, level)];
}
