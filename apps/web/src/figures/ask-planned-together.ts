import type { Wire } from '@plumbline/client';
import type { QueryFunctionContext } from '@tanstack/react-query';
import type { Result } from '../api/answer.ts';
import { isPlanRefused } from '../api/refusal.ts';
import { renewing } from '../api/renewing.ts';
import { askTogether } from './ask-together.ts';

interface Ask {
  readonly queryKey: readonly unknown[];
  readonly queryFn: (context: Pick<QueryFunctionContext, 'signal'>) => Promise<Result>;
}

type Question = Wire<'MetricQuery'>;

/**
 * One row of a metric with its plan beside it; those with the same plan share a question, and each column says how far its metric
 * is known. Where the scope or a filter reaches the metric but not its plan, or fixes the scenario, the plan is left out.
 */
export function askPlannedTogether(question: Question, plan: 'budget' | 'target' | null) {
  const bare = askTogether(question, 'rows');
  if (plan === null) return bare;
  const planned = askTogether({ ...question, compare: [...(question.compare ?? []), plan] }, 'rows');
  return orBare(planned, bare);
}

/** What `bare` answers, where the scope or a filter leaves no plan to `planned`. */
function orBare(planned: Ask, bare: Pick<Ask, 'queryFn'>) {
  return {
    queryKey: [...planned.queryKey, 'planned'],
    queryFn: async (context: Pick<QueryFunctionContext, 'signal'>): Promise<Result> => {
      try {
        return await planned.queryFn(context);
      } catch (cause) {
        if (!isPlanRefused(cause)) throw cause;
        return bare.queryFn(context);
      }
    },
    refetchInterval: renewing,
  };
}
