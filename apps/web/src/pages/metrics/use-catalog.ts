import { useNavigate, useSearch } from '@tanstack/react-router';
import { useDeferredValue, useMemo } from 'react';
import type { MetricEntry } from '../../api/answer.ts';
import type { FrameSearch } from '../../frame/search.ts';
import { useLanguage } from '../../words/language.tsx';
import { type Chosen, facetCounts, withChosen } from './filter/facets.ts';
import { findMetrics, indexMetrics } from './filter/find-metrics.ts';
import { sortMetrics } from './filter/sort-metrics.ts';
import { chosenOf, type MetricsAddress, readMetricsSearch, writeChosen } from './metrics-search.ts';

export interface Catalog {
  readonly address: MetricsAddress;
  readonly chosen: Chosen;
  readonly counts: ReturnType<typeof facetCounts>;
  /** What the search, the filters and the order leave. */
  readonly shown: readonly MetricEntry[];
  readonly set: (change: MetricsAddress) => void;
  readonly choose: (chosen: Chosen) => void;
}

/** The list as its address says. */
export function useCatalog(all: readonly MetricEntry[], followed: ReadonlySet<string> | null): Catalog {
  const { locale } = useLanguage();
  const search = useSearch({ strict: false });
  const navigate = useNavigate();
  const address = useMemo(() => readMetricsSearch(search), [search]);
  const wanted = useDeferredValue(address.q ?? '');
  const index = useMemo(() => indexMetrics(all), [all]);
  const chosen = useMemo(() => chosenOf(address), [address]);
  const { sort, down = false, followed: isFollowedOnly } = address;
  const found = useMemo(() => {
    const matching = findMetrics(index, wanted);
    const kept =
      isFollowedOnly && followed !== null ? matching.filter(({ name }) => followed.has(name)) : matching;
    // A search brings the nearest first; without one, or when an order is asked for, the order counts.
    if (wanted.trim() !== '' && sort === undefined) return kept;
    return sortMetrics(kept, { sort: sort ?? 'weight', down, locale });
  }, [index, wanted, isFollowedOnly, followed, sort, down, locale]);
  const counts = useMemo(() => facetCounts(found, chosen), [found, chosen]);
  const shown = useMemo(() => withChosen(found, chosen), [found, chosen]);
  const set = (change: MetricsAddress) =>
    void navigate({
      to: '.',
      search: (now: FrameSearch) => ({ ...now, ...change }),
      replace: true,
      resetScroll: false,
    });
  return { address, chosen, counts, shown, set, choose: (next) => set(writeChosen(next)) };
}
