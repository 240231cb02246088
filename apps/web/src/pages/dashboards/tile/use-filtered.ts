import type { Wire } from '@plumbline/client';
import { useQuery } from '@tanstack/react-query';
import type { Filter } from '../board/body.ts';
import { unreachedBy } from '../board/unreached-by.ts';
import { withFilters } from '../board/with-filters.ts';
import { tileQuery } from './tile-query.ts';

type Question = Wire<'MetricQuery'>;

/**
 * Asks with the filters of the dashboard. One that the metrics cannot reach is left out, and named: what is shown never
 * looks filtered when it is not. `isAsked`: false while it is not known what to ask.
 */
export function useFiltered(question: Question, filters: readonly Filter[], isAsked = true) {
  const first = useQuery({ ...tileQuery(withFilters(question, filters)), enabled: isAsked });
  const unreached = unreachedBy(first.error, filters);
  const isNarrowed = unreached.length > 0;
  const reached = filters.filter((filter) => !unreached.includes(filter));
  const second = useQuery({ ...tileQuery(withFilters(question, reached)), enabled: isAsked && isNarrowed });
  return { answer: isNarrowed ? second : first, unreached };
}
