import type { Value } from '../../parts/pivot/cells.ts';
import type { Panel } from './panel.ts';

/** Where the figure of a bar stands: on the bar, on the mark of its base that would run through it, nowhere. */
export type LabelPlace = 'bar' | 'mark' | 'none';

/** Pixels: from zero to the highest bar, of a figure, of a sign. */
const HEIGHT = 160;
const FIGURE = 20;
const SIGN = 6.8;
/** What may stand beside a figure without touching it. */
const BESIDE = 2;
/** Of a category, bars of several series take so much; the rest is the gap behind them. */
const BARS = 0.8;
const MOST_AXIS = 16;

/** Which bars have their figure, and where: those of the newest series wherever nothing stands in the way. `width` is that of the bars. */
export function barLabels(panel: Panel, width: number): (series: number, at: number) => LabelPlace {
  const { data, write, shape, base: baseName } = panel;
  const count = data.series.length;
  const last = count - 1;
  const category = width / Math.max(1, data.axis.length);
  const bar = (category * BARS) / Math.max(1, count);
  const numbers = data.series.flatMap(({ points }) => points.flatMap(({ value, base }) => [value, base]));
  const highest = Math.max(0, ...numbers.map(Number).filter(Number.isFinite));
  const pixels = (value: Value) => (highest === 0 || value === null ? 0 : (Number(value) / highest) * HEIGHT);
  const marked = baseName !== null;
  const top = (series: number, at: number) => {
    const point = data.series[series]?.points[at];
    if (point === undefined) return 0;
    return Math.max(pixels(point.value), marked ? pixels(point.base) : 0);
  };
  const widthOf = (value: Value) => write(value).length * SIGN;
  const longest = Math.max(
    0,
    ...data.series.flatMap(({ points }) => points.map(({ value }) => widthOf(value))),
  );
  return (series, at) => {
    const { value = null, base = null } = data.series[series]?.points[at] ?? {};
    if (value === null || (shape.kind === 'stacked' && count > 1)) return 'none';
    const above = marked && base !== null ? pixels(base) - pixels(value) : -FIGURE;
    const isOnMark = Number(value) >= 0 && above > -BESIDE && above < FIGURE;
    const place: LabelPlace = isOnMark ? 'mark' : 'bar';
    if (count === 1) return data.axis.length <= MOST_AXIS ? place : 'none';
    if (longest < bar) return place;
    if (series !== last) return 'none';
    const reach = (widthOf(value) - bar) / 2;
    const foot = isOnMark ? pixels(base) : pixels(value);
    const left = Array.from({ length: Math.min(last, Math.ceil(reach / bar)) }, (_, i) =>
      top(last - 1 - i, at),
    );
    const right = reach > category * (1 - BARS) ? [top(0, at + 1)] : [];
    return [...left, ...right].some((height) => height > foot + BESIDE) ? 'none' : place;
  };
}
