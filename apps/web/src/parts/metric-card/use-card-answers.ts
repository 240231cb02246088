import type { Wire } from '@plumbline/client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type MetricEntry, planOf, type Result } from '../../api/answer.ts';
import { Refusal } from '../../api/refusal.ts';
import { call } from '../../api/server.ts';
import { createBatch, type Load } from '../../figures/batch.ts';
import { useFrame } from '../../frame/search.ts';
import { firstMonthOf, grainOf, lastMonthOf, type Period, shiftPeriod } from '../../reading/period.ts';

/** How many periods the small line shows. */
const COURSE = { month: 13, quarter: 9, year: 5 } as const;
/** One question for a page of cards is several times cheaper than one for each. */
const MOST = 12;
const WAIT = 10;

export interface CardAnswers {
  readonly result: Result | undefined;
  /** The plan, where it was asked apart. */
  readonly planned: Result | undefined;
  readonly course: Result | undefined;
  readonly error: unknown;
  readonly isCancelled: boolean;
  readonly cancel: () => void;
  readonly retry: () => void;
}

/** What one card shows; cards that ask at the same time share their questions. */
export function useCardAnswers(metric: MetricEntry, period: Period): CardAnswers {
  const { scoped, scope, today } = useFrame();
  const client = useQueryClient();
  const grain = grainOf(period);
  const plan = planOf(metric);
  const past = ['year_ago' as const, ...(grain === 'year' ? [] : ['previous' as const])];
  const plans = plan === null ? [] : [plan];
  // A plan may be made for the whole only: then the metric must not be refused with it.
  const isApart = plan !== null && scope !== null;
  // Data end on another day for each metric: while the period runs, each answers for itself.
  const alone = lastMonthOf(period) >= today.slice(0, 7);
  const figures = scoped({ metrics: [], period, compare: isApart ? past : [...past, ...plans] });
  const answer = useQuery(shared(metric.name, figures, alone));
  const planned = useQuery({
    ...shared(metric.name, scoped({ metrics: [], period, compare: plans }), alone),
    enabled: isApart,
  });
  const first = firstMonthOf(shiftPeriod(period, 1 - COURSE[grain]));
  const line = scoped({ metrics: [], by: [grain], period: `${first}..${period}` });
  const course = useQuery(shared(metric.name, line, false));
  return {
    result: answer.data,
    planned: planned.data,
    course: course.data,
    error: answer.error,
    isCancelled: answer.isPending && answer.fetchStatus === 'idle',
    cancel: () => void client.cancelQueries({ queryKey: shared(metric.name, figures, alone).queryKey }),
    retry: () => void answer.refetch(),
  };
}

const loaders = new Map<string, Load<Result>>();

/** The answer to a question about one metric, asked together with others that ask the same. */
function shared(name: string, question: Wire<'MetricQuery'>, isAlone: boolean) {
  const key = JSON.stringify(isAlone ? [question, name] : question);
  return {
    queryKey: ['card', key, name],
    queryFn: async ({ signal }: { readonly signal: AbortSignal }): Promise<Result | null> => {
      const load = loaders.get(key) ?? loaderOf(question);
      loaders.set(key, load);
      return load(name, signal);
    },
    select: (result: Result | null) => result ?? undefined,
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
