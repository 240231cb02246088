import { useQuery } from '@tanstack/react-query';
import type { MetricEntry } from '../../../api/answer.ts';
import { dimensionsQuery } from '../../../api/catalog-queries.ts';
import { isOwnGrain } from '../../../parts/question/own-grains.ts';
import { PERIOD_GRAINS } from '../../../reading/period.ts';
import { useLanguage } from '../../../words/language.tsx';
import type { Step } from './step.ts';

interface StepChoice {
  readonly value: Step;
  readonly label: string;
}

/** The steps of a metric: those of the bar, and the company's own that it can be asked by. */
export function useSteps({ name, company }: MetricEntry): readonly StepChoice[] {
  const { locale, words } = useLanguage();
  const { data = [], isPlaceholderData } = useQuery(dimensionsQuery([name]));
  // Of the whole company a metric is asked over whole months only.
  const own = company === true || isPlaceholderData ? [] : data.filter(({ ref }) => isOwnGrain(ref));
  return [
    ...PERIOD_GRAINS.map((value) => ({ value, label: words.metric.chart.grains[value] })),
    ...own.map(({ ref, label }) => ({ value: ref, label: label[locale] })),
  ];
}
