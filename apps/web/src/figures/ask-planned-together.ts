import type { Wire } from '@plumbline/client';
import type { QueryFunctionContext } from '@tanstack/react-query';
import type { Result } from '../api/answer.ts';
import { Refusal } from '../api/refusal.ts';
import { askTogether } from './ask-together.ts';

type Question = Wire<'MetricQuery'>;

/**
 * One row of a metric with its plan beside it; those with the same plan share a question, and each column says how far its metric
 * is known. Where the scope or a filter reaches the metric but not its plan, the plan is left out.
 */
export function askPlannedTogether(question: Question, plan: 'budget' | 'target' | null) {
  const bare = askTogether(question, 'rows');
  if (plan === null) return bare;
  const planned = askTogether({ ...question, compare: [...(question.compare ?? []), plan] }, 'rows');
  return {
    queryKey: [...planned.queryKey, 'planned'],
    queryFn: async (context: Pick<QueryFunctionContext, 'signal'>): Promise<Result> => {
      try {
        return await planned.queryFn(context);
      } catch (cause) {
        if (!isUnreached(cause)) throw cause;
        return bare.queryFn(context);
      }
    },
  };
}

/** The scope or a filter does not reach what was asked for. */
function isUnreached(cause: unknown): boolean {
  return (
    cause instanceof Refusal && cause.diagnostics.every(({ code }) => code === 'query/unreachable-dimension')
  );
}
