import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { MetricEntry } from '../../api/answer.ts';
import { dimensionsQuery } from '../../api/catalog-queries.ts';
import { meQuery } from '../../api/server.ts';
import type { EnglishName } from '../../api/use-english-names.ts';
import { useLanguage } from '../../words/language.tsx';
import type { Names } from './reader.ts';

/** Dimensions that a metric adds to a question: none of the workspace. */
export const OF_METRICS = [
  { ref: 'hour', label: { zh: '小时', en: 'Hour' } },
  { ref: 'minute', label: { zh: '分钟', en: 'Minute' } },
  { ref: 'cohort', label: { zh: '同期群', en: 'Cohort' } },
  { ref: 'age', label: { zh: '第几期', en: 'Periods since' } },
];

/** What metrics, dimensions and members are called in the language of the page, before there is an answer. */
export function useNames(metrics: readonly MetricEntry[], english: EnglishName): Names {
  const { locale, words } = useLanguage();
  const dimensions = useQuery(dimensionsQuery([])).data;
  const currency = useQuery(meQuery).data?.workspace.currency ?? '';
  return useMemo(
    () => ({
      metrics: new Map(metrics.map((metric) => [metric.name, metric])),
      dimensions: new Map([...OF_METRICS, ...(dimensions ?? [])].map(({ ref, label }) => [ref, label])),
      currency,
      locale,
      words,
      english,
    }),
    [metrics, dimensions, currency, locale, words, english],
  );
}
