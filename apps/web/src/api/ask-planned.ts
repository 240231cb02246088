import type { Wire } from '@plumbline/client';
import type { QueryFunctionContext } from '@tanstack/react-query';
import type { Result } from './answer.ts';
import { Refusal } from './refusal.ts';
import { call } from './server.ts';

type Question = Wire<'MetricQuery'>;

/** A question with its plan beside it. Where the scope or a filter reaches the metric but not its plan, the plan is left out. */
export function askPlanned(question: Question, plan: 'budget' | 'target' | null) {
  const planned: Question =
    plan === null ? question : { ...question, compare: [...(question.compare ?? []), plan] };
  return {
    queryKey: ['query', planned, 'planned'],
    queryFn: async ({ signal }: Pick<QueryFunctionContext, 'signal'>): Promise<Result> => {
      try {
        return await call('query', { body: planned, signal });
      } catch (cause) {
        if (plan === null || !isUnreached(cause)) throw cause;
        return call('query', { body: question, signal });
      }
    },
  };
}

/** The scope or a filter does not reach what was asked for. */
export function isUnreached(cause: unknown): boolean {
  return (
    cause instanceof Refusal && cause.diagnostics.every(({ code }) => code === 'query/unreachable-dimension')
  );
}
