import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { meQuery } from '../api/server.ts';
import { isMonth, lastWholeMonth, type Month } from '../reading/period.ts';

export type Comparison = 'year_ago' | 'previous';

/** What every page obeys; it stands in the address, so that a link shows what its sender saw. */
export interface FrameSearch {
  readonly period?: Month | undefined;
  readonly compare?: Comparison | undefined;
}

export function readSearch(search: Readonly<Record<string, unknown>>): FrameSearch {
  return {
    ...(isMonth(search.period) ? { period: search.period } : {}),
    ...(search.compare === 'previous' ? { compare: 'previous' } : {}),
  };
}

export function useFrame(): {
  readonly month: Month;
  readonly compare: Comparison;
  readonly today: string;
  readonly set: (change: FrameSearch) => void;
} {
  const search = readSearch(useSearch({ strict: false }));
  const navigate = useNavigate();
  const today = useQuery(meQuery).data?.workspace.today ?? '2000-01-01';
  return {
    month: search.period ?? lastWholeMonth(today),
    compare: search.compare ?? 'year_ago',
    today,
    set: (change) => void navigate({ to: '.', search: { ...search, ...change } }),
  };
}
