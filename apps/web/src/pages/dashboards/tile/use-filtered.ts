import type { Wire } from '@plumbline/client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { askPlanned } from '../../../api/ask-planned.ts';
import { Refusal } from '../../../api/refusal.ts';
import type { Filter } from '../board/body.ts';
import { withFilters } from '../board/with-filters.ts';

type Question = Wire<'MetricQuery'>;

/**
 * Asks with the filters of the dashboard. One that the metrics cannot reach is left out, and named: what is shown never
 * looks filtered when it is not.
 */
export function useFiltered(
  question: Question,
  filters: readonly Filter[],
  plan: 'budget' | 'target' | null = null,
) {
  const client = useQueryClient();
  const whole = askPlanned(withFilters(question, filters), plan);
  const first = useQuery(whole);
  const unreached = unreachedBy(first.error, filters);
  const isNarrowed = unreached.length > 0;
  const reached = filters.filter((filter) => !unreached.includes(filter));
  const narrowed = askPlanned(withFilters(question, reached), plan);
  const second = useQuery({ ...narrowed, enabled: isNarrowed });
  const { queryKey } = isNarrowed ? narrowed : whole;
  return {
    answer: isNarrowed ? second : first,
    unreached,
    cancel: () => void client.cancelQueries({ queryKey }),
  };
}

function unreachedBy(error: unknown, filters: readonly Filter[]): readonly Filter[] {
  if (!(error instanceof Refusal)) return [];
  const named = error.diagnostics
    .filter(({ code }) => code === 'query/unreachable-dimension')
    .map(({ params }) => Reflect.get(params ?? {}, 'dimension'));
  return filters.filter(({ ref, values }) => values.length > 0 && named.includes(ref));
}
