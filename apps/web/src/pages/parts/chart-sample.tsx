import { tableScale } from '@plumbline/finance';
import { lazy, Suspense } from 'react';
import type { Result } from '../../api/answer.ts';
import { Waiting } from '../../parts/waiting.tsx';
import { useLanguage } from '../../words/language.tsx';
import { COURSE } from './samples.ts';

const TrendChart = lazy(() => import('../../charts/trend-chart.tsx'));
const HEIGHT = 240;

export function ChartSample() {
  const { words, locale } = useLanguage();
  return (
    <section className="block">
      <h2>
        {words.sheet.chart} <small>{words.sheet.chartNote}</small>
      </h2>
      <Suspense fallback={<Waiting height={HEIGHT} />}>
        <TrendChart
          title={words.sheet.chart}
          result={RESULT}
          name="sample"
          plan="budget"
          scale={tableScale(COURSE, locale)}
          height={HEIGHT}
        />
      </Suspense>
    </section>
  );
}

const RESULT: Result = {
  columns: [
    { name: 'month', role: 'time', type: 'date', grain: 'month' },
    { name: 'sample', role: 'metric', type: 'decimal', unit: 'money', currency: 'CNY' },
    { name: 'sample__year_ago', role: 'compare', type: 'decimal', unit: 'money' },
    { name: 'sample__budget', role: 'compare', type: 'decimal', unit: 'money' },
  ],
  rows: COURSE.slice(0, 10).map((value, i) => [
    `2026-${String(i + 1).padStart(2, '0')}-01`,
    value,
    value * 0.92 - i * 1e5,
    value * 1.02 + ((i * 7) % 5) * 4e5,
  ]),
  ranges: {},
  notes: [],
  meta: {
    partial: false,
    partial_periods: [],
    edge: {},
    scope: 'all',
    cache: 'hit',
    elapsed_ms: 0,
    warnings: [],
    sql: [],
  },
};
