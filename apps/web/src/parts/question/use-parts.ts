import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { MetricEntry } from '../../api/answer.ts';
import { dimensionsQuery } from '../../api/catalog-queries.ts';
import type { Question } from './question.ts';
import type { Parts } from './share-of.ts';

interface KnownParts {
  readonly parts: readonly Parts[];
  /** Nothing more is to come: a question for shares can be asked. */
  readonly isKnown: boolean;
}

/** The metrics with the dimensions along which no figure has a share; a refused list of them keeps no question back. */
export function useParts(metrics: readonly MetricEntry[], question: Question): KnownParts {
  const isShares = question.shown !== 'value';
  const { data, isPending, isPlaceholderData } = useQuery({
    ...dimensionsQuery(question.metrics),
    enabled: isShares,
  });
  const parts = useMemo(() => {
    const notAlong = (data ?? []).flatMap(({ ref, additive }) => (additive === false ? [ref] : []));
    return notAlong.length === 0 ? metrics : metrics.map((metric) => ({ ...metric, notAlong }));
  }, [metrics, data]);
  return { parts, isKnown: !isShares || (!isPending && !isPlaceholderData) };
}
