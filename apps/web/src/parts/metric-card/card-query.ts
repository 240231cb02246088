import type { Wire } from '@plumbline/client';
import { type MetricEntry, planOf, type Result } from '../../api/answer.ts';
import { Refusal } from '../../api/refusal.ts';
import { call } from '../../api/server.ts';
import { createBatch, type Load } from '../../figures/batch.ts';
import type { FrameState } from '../../frame/search.ts';
import { firstMonthOf, grainOf, lastMonthOf, shiftPeriod } from '../../reading/period.ts';

/** How many periods the small line shows. */
const COURSE = { month: 13, quarter: 9, year: 5 } as const;
/** One question for a page of cards is several times cheaper than one for each. */
const MOST = 12;
const WAIT = 10;

type Asking = Pick<FrameState, 'period' | 'scope' | 'scoped' | 'today'>;

/** What a metric card asks for its figures; who asks the same reads the same answer. */
export function cardQuery(metric: MetricEntry, frame: Asking) {
  const plan = planOf(metric);
  const compare = plan === null || isPlanApart(metric, frame) ? past(frame) : [...past(frame), plan];
  return shared(metric.name, frame.scoped({ metrics: [], period: frame.period, compare }), isRunning(frame));
}

/** The plan by itself: it may be made for the whole only, and then the metric must not be refused with it. */
export function cardPlanQuery(metric: MetricEntry, frame: Asking) {
  const plan = planOf(metric);
  const question = frame.scoped({ metrics: [], period: frame.period, compare: plan === null ? [] : [plan] });
  return { ...shared(metric.name, question, isRunning(frame)), enabled: isPlanApart(metric, frame) };
}

/** The course of a metric up to the period. */
export function cardCourseQuery(metric: MetricEntry, { period, scoped }: Asking) {
  const grain = grainOf(period);
  const first = firstMonthOf(shiftPeriod(period, 1 - COURSE[grain]));
  return shared(metric.name, scoped({ metrics: [], by: [grain], period: `${first}..${period}` }), false);
}

function isPlanApart(metric: MetricEntry, { scope }: Asking): boolean {
  return planOf(metric) !== null && scope !== null;
}

function past({ period }: Asking) {
  return ['year_ago' as const, ...(grainOf(period) === 'year' ? [] : ['previous' as const])];
}

/** Data end on another day for each metric: while the period runs, each answers for itself. */
function isRunning({ period, today }: Asking): boolean {
  return lastMonthOf(period) >= today.slice(0, 7);
}

const loaders = new Map<string, Load<Result>>();

/** The answer to a question about one metric, asked together with others that ask the same. */
function shared(name: string, question: Wire<'MetricQuery'>, isAlone: boolean) {
  const key = JSON.stringify(isAlone ? [question, name] : question);
  return {
    queryKey: ['card', key, name],
    queryFn: async ({ signal }: { readonly signal: AbortSignal }): Promise<Result> => {
      const load = loaders.get(key) ?? loaderOf(question);
      loaders.set(key, load);
      const result = await load(name, signal);
      if (result === null) throw new Error(`no answer for ${name}`);
      return result;
    },
  };
}

function loaderOf(question: Wire<'MetricQuery'>): Load<Result> {
  return createBatch<Result>({
    most: MOST,
    wait: WAIT,
    isRefusal: (cause) => cause instanceof Refusal && cause.status === 422,
    ask: async (names, signal) => {
      const result = await call('query', { body: { ...question, metrics: [...names] }, signal });
      return new Map(names.map((name) => [name, result]));
    },
  });
}
