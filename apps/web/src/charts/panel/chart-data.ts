import { columnOf } from '../../api/answer.ts';
import { type AxisNode, axisOf, leavesOf } from '../../parts/pivot/axis.ts';
import { ALL, type Key, type Spot, type Value } from '../../parts/pivot/cells.ts';
import type { Pivot } from '../../parts/pivot/pivot.ts';
import { membersOfPart } from '../../parts/question/date-key.ts';
import type { ChartShape } from './chart-shape.ts';

export interface ChartPoint {
  readonly value: Value;
  /** The value it is compared with. */
  readonly base: Value;
  readonly spot: Spot | undefined;
}

export interface ChartSeries {
  readonly key: Key;
  /** One for each place of the axis. */
  readonly points: readonly ChartPoint[];
}

export interface ChartData {
  readonly axis: readonly Key[];
  readonly series: readonly ChartSeries[];
  /** Members that are in the answer but not in the picture. */
  readonly hidden: number;
}

/** What can still be told apart. */
const MOST_BARS = 16;
const MOST_SERIES = 5;

/** Picks the cells of a picture out of the answer; sorts and cuts members as the table has them. */
export function chartData(pivot: Pivot, shape: ChartShape, against: string | null): ChartData {
  const { result, keys, cells } = pivot;
  const value = result.columns.findIndex(({ name }) => name === shape.metric);
  const base =
    against === null ? -1 : result.columns.findIndex(({ name }) => name === `${shape.metric}__${against}`);
  const place = (pairs: readonly (readonly [string | null, Key])[]) =>
    keys.map((key) => pairs.find(([ref]) => ref === key)?.[1] ?? ALL);
  const isWhole = shape.kind === 'lines' || membersOfPart(shape.axis) !== null;
  const axis = membersOf(pivot, shape.axis, isWhole ? Number.POSITIVE_INFINITY : MOST_BARS);
  const series =
    shape.series === null ? { shown: [ALL], hidden: 0 } : membersOf(pivot, shape.series, MOST_SERIES);
  const point = (at: Key, of: Key): ChartPoint => {
    const spot = cells.at(
      place([
        [shape.axis, at],
        [shape.series, of],
      ]),
    );
    return { value: spot?.row[value] ?? null, base: base < 0 ? null : (spot?.row[base] ?? null), spot };
  };
  return {
    axis: axis.shown,
    series: series.shown.map((key) => ({ key, points: axis.shown.map((at) => point(at, key)) })),
    hidden: axis.hidden + series.hidden,
  };
}

/** Is the metric one whose parts may not be added: no bar may be cut into parts of it. */
export function isRatio(pivot: Pivot, metric: string): boolean {
  const unit = columnOf(pivot.result, metric)?.unit;
  return unit === 'percent' || unit === 'ratio';
}

function membersOf(pivot: Pivot, ref: string, most: number) {
  const members = outermost(pivot, ref);
  return { shown: members.slice(0, most), hidden: Math.max(0, members.length - most) };
}

/** Members of a dimension in the order of the table, where it is the outermost of its axis; else as they come. */
function outermost({ rows, columns, keys, cells }: Pivot, ref: string): readonly Key[] {
  const at = keys.indexOf(ref);
  const wanted = new Set(cells.leaves.map(({ keys: path }) => path[at] ?? ALL));
  for (const axis of [rows, columns]) {
    const tops = axis.children.map(({ path }) => path[0] ?? ALL);
    if (tops.length === wanted.size && tops.every((key) => wanted.has(key)) && isAt(axis, at, cells.leaves))
      return tops;
  }
  const collator = new Intl.Collator('en', { numeric: true });
  const order = { isTime: true, desc: false, collator };
  return leavesOf(axisOf(cells.leaves, [at], [order])).map(({ path }) => path[0] ?? ALL);
}

/** Does the first level of the axis hold the dimension at a position. */
function isAt(axis: AxisNode, at: number, leaves: readonly Spot[]): boolean {
  const tops = new Set(axis.children.map(({ path }) => path[0]));
  return leaves.every(({ keys }) => tops.has(keys[at] ?? ALL));
}
