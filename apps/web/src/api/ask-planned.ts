import type { Wire } from '@plumbline/client';
import { queryOptions } from '@tanstack/react-query';
import { Refusal } from './refusal.ts';
import { call } from './server.ts';

type Question = Wire<'MetricQuery'>;

/** A question with its plan beside it. Where the scope or a filter reaches the metric but not its plan, the plan is left out. */
export function askPlanned(question: Question, plan: 'budget' | 'target' | null) {
  const planned: Question =
    plan === null ? question : { ...question, compare: [...(question.compare ?? []), plan] };
  return queryOptions({
    queryKey: ['query', planned, 'planned'],
    queryFn: async ({ signal }) => {
      try {
        return await call('query', { body: planned, signal });
      } catch (cause) {
        if (plan === null || !isUnreached(cause)) throw cause;
        return call('query', { body: question, signal });
      }
    },
  });
}

function isUnreached(cause: unknown): boolean {
  return (
    cause instanceof Refusal && cause.diagnostics.every(({ code }) => code === 'query/unreachable-dimension')
  );
}
