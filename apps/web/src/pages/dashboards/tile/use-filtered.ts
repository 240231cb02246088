import type { Wire } from '@plumbline/client';
import { useQuery } from '@tanstack/react-query';
import { Refusal } from '../../../api/refusal.ts';
import { askQuery } from '../../../api/server.ts';
import type { Filter } from '../board/body.ts';
import { withFilters } from '../board/with-filters.ts';

type Question = Wire<'MetricQuery'>;

/**
 * Asks with the filters of the dashboard. One that the metrics cannot reach is left out, and named: what is shown never
 * looks filtered when it is not.
 */
export function useFiltered(question: Question, filters: readonly Filter[], isEnabled = true) {
  const asked = withFilters(question, filters);
  const first = useQuery({ ...askQuery(asked), enabled: isEnabled });
  const unreached = unreachedBy(first.error, filters);
  const reached = filters.filter((filter) => !unreached.includes(filter));
  const second = useQuery({
    ...askQuery(withFilters(question, reached)),
    enabled: isEnabled && unreached.length > 0,
  });
  return { answer: unreached.length > 0 ? second : first, unreached, reached };
}

function unreachedBy(error: unknown, filters: readonly Filter[]): readonly Filter[] {
  if (!(error instanceof Refusal)) return [];
  const named = error.diagnostics
    .filter(({ code }) => code === 'query/unreachable-dimension')
    .map(({ params }) => Reflect.get(params ?? {}, 'dimension'));
  return filters.filter(({ ref, values }) => values.length > 0 && named.includes(ref));
}
