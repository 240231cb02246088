import { readDateKey } from '../../parts/question/date-key.ts';
import type { ChartChoice } from '../../parts/question/question.ts';
import { isOrdered } from '../../parts/question/time-grains.ts';

export type ChartKind = 'bars' | 'lines' | 'stacked';

/** One panel: a metric over a category axis, one mark for each member of the series. */
export interface ChartShape {
  readonly metric: string;
  readonly kind: ChartKind;
  /** Dimension along the axis. */
  readonly axis: string;
  readonly series: string | null;
}

export interface ChartAsk {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly metrics: readonly { readonly name: string; readonly isRatio: boolean }[];
  readonly choice: ChartChoice;
  /** Members of the time dimension, where there is one. */
  readonly periods: number;
  /** One of them is no time at all: nothing leads to it from the last. */
  readonly hasNone?: boolean;
}

/** More periods than this are a line: bars would be too thin to compare. */
const MOST_BAR_PERIODS = 4;
/** Panels that can still be read beside each other. */
const MOST_PANELS = 4;

/** The dimensions a chart is about: the first category, and time or else a second category across. */
export function chartDimensions(rows: readonly string[], columns: readonly string[]): readonly string[] {
  const all = [...rows, ...columns];
  const time = all.find(isOrdered);
  const category = all.find((ref) => !isOrdered(ref));
  if (time !== undefined) return category === undefined ? [time] : [category, time];
  const across = columns.find((ref) => ref !== category);
  return category === undefined ? [] : across === undefined ? [category] : [category, across];
}

/**
 * | dimensions            | additive metric              | ratio                |
 * | --------------------- | ---------------------------- | -------------------- |
 * | time                  | line                         | line                 |
 * | one category          | bars                         | bars                 |
 * | one part of a date    | bars                         | bars                 |
 * | one time, or one none | bars                         | bars                 |
 * | category × few times  | bars grouped by category     | line for each member |
 * | category × many times | line for each member         | line for each member |
 * | two categories        | bars grouped                 | bars grouped         |
 */
export function chartShapes(ask: ChartAsk): readonly ChartShape[] {
  const [first, second = null] = chartDimensions(ask.rows, ask.columns);
  if (first === undefined || ask.choice === 'none') return [];
  return ask.metrics.slice(0, MOST_PANELS).map(({ name, isRatio }): ChartShape => {
    const time = [first, second].find((ref) => ref !== null && isOrdered(ref)) ?? null;
    const suggested: ChartKind =
      time === null ||
      isLonePart(ask) ||
      (second === null && isNoSeries(ask)) ||
      (second !== null && !isRatio && ask.periods <= MOST_BAR_PERIODS)
        ? 'bars'
        : 'lines';
    const kind = kindOf(ask.choice, suggested, isRatio);
    const other = time === first ? second : first;
    return kind === 'lines' && time !== null
      ? { metric: name, kind, axis: time, series: other }
      : { metric: name, kind, axis: first, series: second };
  });
}

/** Weekdays and months of the year do not follow on each other. */
function isLonePart({ rows, columns }: ChartAsk): boolean {
  const [ref = '', ...more] = [...rows, ...columns];
  return more.length === 0 && (readDateKey(ref)?.part ?? null) !== null;
}

/** One period alone, or a last one that is none: there is nothing to draw a line to. */
function isNoSeries({ periods, hasNone = false }: ChartAsk): boolean {
  return periods === 1 || hasNone;
}

/** Parts of a ratio do not add up to it, so that they are never stacked. */
function kindOf(choice: ChartChoice, suggested: ChartKind, isRatio: boolean): ChartKind {
  if (choice === 'auto' || choice === 'none') return suggested;
  return choice === 'stacked' && isRatio ? 'bars' : choice;
}
