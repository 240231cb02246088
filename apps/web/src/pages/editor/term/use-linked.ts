import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { dimensionsQuery, glossaryQuery } from '../../../api/catalog-queries.ts';
import { metricsQuery } from '../../../api/server.ts';
import { useLanguage } from '../../../words/language.tsx';
import { startQuery } from '../edit-queries.ts';

/** Something that a term can name, as a list offers it. */
export interface Linked {
  readonly value: string;
  readonly label: string;
}

interface AllLinked {
  readonly metrics: readonly Linked[];
  readonly dimensions: readonly Linked[];
  readonly datasets: readonly Linked[];
  /** Without the term itself. */
  readonly terms: readonly Linked[];
}

/** Everything that a term can name, as far as the reader sees it. */
export function useLinked(own: string | null): AllLinked {
  const { locale, words } = useLanguage();
  const metrics = useQuery(metricsQuery).data;
  const dimensions = useQuery(dimensionsQuery([])).data;
  const terms = useQuery(glossaryQuery).data;
  const names = useQuery(startQuery).data?.names;
  return useMemo(() => {
    const linked = (value: string, label: { readonly zh: string; readonly en: string }): Linked => ({
      value,
      label: words.parts.named(label[locale], value),
    });
    return {
      metrics: (metrics ?? []).map(({ name, label }) => linked(name, label)),
      dimensions: (dimensions ?? [])
        .filter(({ kind }) => kind !== 'grain')
        .map(({ ref, label }) => linked(ref, label)),
      datasets: (names ?? [])
        .filter(({ kind }) => kind === 'dataset')
        .map(({ ref, label }) => linked(ref, label)),
      terms: (terms ?? []).filter(({ name }) => name !== own).map(({ name, label }) => linked(name, label)),
    };
  }, [metrics, dimensions, terms, names, locale, words, own]);
}
