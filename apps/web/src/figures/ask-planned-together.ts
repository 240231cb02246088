import type { Wire } from '@plumbline/client';
import type { QueryFunctionContext } from '@tanstack/react-query';
import type { Result } from '../api/answer.ts';
import { isUnreached } from '../api/ask-planned.ts';
import { askTogether } from './ask-together.ts';

type Question = Wire<'MetricQuery'>;

/** As `askPlanned`, for one row of each: those with the same plan share a question. Each column says how far its metric is known. */
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
