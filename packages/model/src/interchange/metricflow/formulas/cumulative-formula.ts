import { type Graph, isClockGrain } from '../graph/graph.ts';
import type { CumulativeInput, MetricForm } from '../manifest/manifest.ts';
import { DAY_UNITS, EVER, readInterval } from '../manifest/read-interval.ts';
import type { Carried } from './condition.ts';
import { findMeasure, timeOfMeasure } from './measure-formula.ts';
import type { FormulaContext } from './reading.ts';

type Cumulative = Extract<MetricForm, { readonly kind: 'cumulative' }>;

const feature = (text: string): Carried => ({ refused: { why: 'feature', feature: text } });

/**
 * The window that ends with each day. MetricFlow has one value a day and, for a longer period, takes one of them or
 * their mean; without time it is no window at all.
 */
export function cumulativeFormula(
  form: Cumulative,
  { graph, reading }: FormulaContext,
  carryInput: (input: CumulativeInput) => Carried,
): Carried {
  const inner = carryInput(form.input);
  if ('refused' in inner || reading?.grain === null) return inner;
  const base = baseGrain(graph, form.input);
  const daily = form.grainToDate === base ? inner : windowed(inner.text, form);
  if ('refused' in daily || reading === null) return daily;
  if (!isLonger(reading.grain, base)) return daily;
  if (isClockGrain(base)) return feature(`period_agg: ${form.periodAgg}`);
  return { text: ofPeriod(daily.text, base, form) };
}

/** A value for each day. Without time there is no day to tell; a grain of the project's own is longer than one. */
export function dailyFormula(
  { periodAgg }: Extract<MetricForm, { readonly kind: 'daily' }>,
  { reading }: FormulaContext,
  daily: Carried,
): Carried {
  if ('refused' in daily || reading === null || reading.grain === 'day') return daily;
  if (reading.grain === null && !reading.seesTime) return feature('a window without a time');
  return { text: takenOf(daily.text, 'day', periodAgg) };
}

function windowed(text: string, { window, grainToDate }: Cumulative): Carried {
  if (grainToDate !== null) {
    const isKnown = ['week', 'month', 'quarter', 'year'].includes(grainToDate);
    return isKnown ? { text: `to_date(${text}, ${grainToDate})` } : feature(`grain_to_date: ${grainToDate}`);
  }
  const interval = window === null ? EVER : readInterval(window);
  if (interval === null || !DAY_UNITS.includes(interval.unit)) return feature(`window: ${window ?? ''}`);
  return { text: `trailing(${text}, ${interval.text})` };
}

function ofPeriod(daily: string, base: string, { periodAgg, window, grainToDate }: Cumulative): string {
  if (periodAgg === 'last' && window === null && grainToDate === null) return daily;
  return takenOf(daily, base, periodAgg);
}

/** The first or the last of the values of a period, or their mean. */
function takenOf(daily: string, base: string, periodAgg: string): string {
  if (periodAgg === 'average') return `avg(${daily} per ${base})`;
  const order = periodAgg === 'last' ? '' : ', asc';
  return `sum(${daily} per ${base} having rank(period_start()${order}) = 1)`;
}

/** The grain of the time that the measure below is counted by. */
function baseGrain(graph: Graph, input: CumulativeInput): string {
  if (input.kind === 'metric') return 'day';
  const found = findMeasure(graph, input.input.measure);
  const time = found === null ? null : timeOfMeasure(found);
  return found?.model.dimensions.find(({ name }) => name === time)?.grain ?? 'day';
}

const GRAINS: readonly string[] = ['minute', 'hour', 'day', 'week', 'month', 'quarter', 'year'];

function isLonger(grain: string, than: string): boolean {
  return GRAINS.indexOf(grain) > GRAINS.indexOf(than);
}
