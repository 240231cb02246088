import { useMemo } from 'react';
import { cellOf, columnOf, type Result } from '../api/answer.ts';
import { tableText } from '../reading/figure-text.ts';
import { useLanguage } from '../words/language.tsx';
import { ChartBox } from './chart-box.tsx';
import { monthsOf, type Trend, trendColumns, trendOption } from './trend-option.ts';

interface Chart {
  readonly title: string;
  readonly result: Result;
  readonly name: string;
  readonly plan: Trend['plan'];
  readonly scale: Trend['scale'];
  readonly height: number;
}

export default function TrendChart({ title, result, name, plan, scale, height }: Chart) {
  const { words, locale } = useLanguage();
  const data = useMemo((): Trend => ({ result, name, plan, scale }), [result, name, plan, scale]);
  const unit = columnOf(result, name)?.unit;
  const columns = trendColumns(data, words).toReversed();
  const figures = {
    heads: [words.bar.grain.month, ...columns.map(({ label }) => label)],
    lines: monthsOf(result, locale).map((month, i) => [
      month,
      ...columns.map(({ column }) => {
        const value = cellOf(result, i, column);
        return value === null ? '—' : tableText(value, unit, locale, scale);
      }),
    ]),
  };
  return <ChartBox title={title} data={data} option={trendOption} figures={figures} height={height} />;
}
