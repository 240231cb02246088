import { useMemo } from 'react';
import { ChartBox } from '../../../../charts/chart-box.tsx';
import { useLanguage } from '../../../../words/language.tsx';
import type { ComparedFigures } from './compared-figures.ts';
import { type ComparedData, comparedOption } from './compared-option.ts';
import type { Comparison } from './use-compared.ts';

interface Chart {
  readonly found: Comparison;
  readonly figures: ComparedFigures;
  readonly before: string;
  readonly after: string;
  readonly isAligned: boolean;
  readonly height: number;
}

export default function ComparedChart({ found, figures, before, after, isAligned, height }: Chart) {
  const { locale, words } = useLanguage();
  const { compared: text } = words.changes;
  const data = useMemo(
    (): ComparedData => ({ found, figures, names: { before, after }, isAligned }),
    [found, figures, before, after, isAligned],
  );
  const table = {
    heads: [text.period, before, after, text.difference],
    lines: figures.columns.map((one) => [one.month, one.before, one.after, one.difference]),
  };
  return (
    <ChartBox
      title={text.chart(found.label[locale])}
      data={data}
      option={comparedOption}
      figures={table}
      height={height}
    />
  );
}
