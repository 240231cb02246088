import { type MetricEntry, pastOf, planOf } from '../../api/answer.ts';
import { askQuery } from '../../api/server.ts';
import { askTogether } from '../../figures/ask-together.ts';
import type { FrameState } from '../../frame/search.ts';
import { monthOfDay } from '../../reading/month-of-day.ts';
import { firstMonthOf, grainOf, lastMonthOf, shiftPeriod } from '../../reading/period.ts';
import { frameInCurrency } from '../asked-currency.ts';

/** How many periods the small line shows. */
const COURSE = { month: 13, quarter: 9, year: 5 } as const;

/** `scoped`: puts the conditions of the page on a question. */
export type Asking = Pick<FrameState, 'period' | 'scoped' | 'today' | 'money'>;

/** What a metric card asks for its figures; who asks the same reads the same answer. */
export function cardQuery(metric: MetricEntry, asking: Asking) {
  const plan = planOf(metric);
  const { period } = asking;
  const past = pastOf(metric, grainOf(period));
  return figureQuery(metric, plan === null || isPlanApart(metric, asking) ? past : [...past, plan], asking);
}

/** The plan by itself: it may be made for the whole only, and then the metric must not be refused with it. */
export function cardPlanQuery(metric: MetricEntry, asking: Asking) {
  const plan = planOf(metric);
  return {
    ...figureQuery(metric, plan === null ? [] : [plan], asking),
    enabled: isPlanApart(metric, asking),
  };
}

/** The course of a metric up to the period. */
export function cardCourseQuery(metric: MetricEntry, asking: Asking) {
  const { name } = metric;
  const { period, scoped } = frameInCurrency(asking, metric);
  const grain = grainOf(period);
  const first = firstMonthOf(shiftPeriod(period, 1 - COURSE[grain]));
  return askTogether(scoped({ metrics: [name], by: [grain], period: `${first}..${period}` }), 'rows');
}

function figureQuery(
  metric: MetricEntry,
  compare: readonly ('year_ago' | 'previous' | 'budget' | 'target')[],
  asking: Asking,
) {
  const { name } = metric;
  const { period, scoped, today } = frameInCurrency(asking, metric);
  const question = scoped({ metrics: [name], period, compare: [...compare] });
  // Data end on another day for each metric: while the period runs, each answers for itself.
  const isRunning = lastMonthOf(period) >= monthOfDay(today);
  return isRunning ? askQuery(question) : askTogether(question, 'figure');
}

function isPlanApart(metric: MetricEntry, { scoped }: Asking): boolean {
  return planOf(metric) !== null && scoped({ metrics: [] }).where !== undefined;
}
