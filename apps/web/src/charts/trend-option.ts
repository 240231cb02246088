import type { EChartsCoreOption } from 'echarts/core';
import { cellOf, columnOf, type Result } from '../api/answer.ts';
import { tableText } from '../reading/figure-text.ts';
import { shortMonth } from '../reading/period.ts';
import { FONT, type Tokens } from '../theme/tokens.ts';
import type { Locale, Words } from '../words/catalogs.ts';
import { lineSeries } from './line-series.ts';
import { tickText } from './tick-text.ts';

interface Trend {
  readonly result: Result;
  readonly name: string;
  readonly plan: 'budget' | 'target' | null;
}

interface Look {
  readonly tokens: Tokens;
  readonly words: Words;
  readonly locale: Locale;
  readonly isNarrow: boolean;
}

/** Accent is this period, grey the last year, dashes the plan; each line carries its name at its end. */
export function trendOption({ result, name, plan }: Trend, look: Look): EChartsCoreOption {
  const { tokens, words, locale, isNarrow } = look;
  const unit = columnOf(result, name)?.unit;
  const months = result.rows.map((row) => shortMonth(String(row[0] ?? '').slice(0, 7), locale));
  const values = (column: string) => result.rows.map((_, i) => cellOf(result, i, column));
  const write = (value: unknown) =>
    typeof value === 'string' || typeof value === 'number' ? tableText(value, unit, locale) : '—';
  const series = [
    ...(plan === null
      ? []
      : [
          lineSeries({
            name: words.series[plan],
            data: values(`${name}__${plan}`),
            colour: tokens.ink2,
            dash: true,
          }),
        ]),
    lineSeries({
      name: words.series.lastYear,
      data: values(`${name}__year_ago`),
      colour: tokens.ink4,
      nameColour: tokens.ink3,
    }),
    lineSeries({ name: words.series.actual, data: values(name), colour: tokens.accent, isMain: true }),
  ];
  const text = { fontFamily: FONT, fontSize: 12 };
  return {
    animationDuration: 200,
    textStyle: { ...text, color: tokens.ink3 },
    grid: {
      left: isNarrow ? 48 : 56,
      right: isNarrow ? { zh: 44, en: 68 }[locale] : 72,
      top: 16,
      bottom: 28,
    },
    xAxis: {
      type: 'category',
      data: months,
      boundaryGap: false,
      axisTick: { show: false },
      axisLine: { lineStyle: { color: tokens.line } },
      axisLabel: { ...text, color: tokens.ink3, margin: 10 },
    },
    yAxis: {
      type: 'value',
      scale: true,
      splitNumber: 4,
      axisLabel: { ...text, color: tokens.ink3, formatter: (value: number) => tickText(write(value)) },
      splitLine: { lineStyle: { color: tokens.hair } },
    },
    tooltip: {
      trigger: 'axis',
      renderMode: 'richText',
      backgroundColor: tokens.ink,
      borderWidth: 0,
      padding: [8, 10],
      textStyle: { ...text, color: tokens.surface },
      axisPointer: { lineStyle: { color: tokens.ink4, type: 'dotted' } },
      valueFormatter: write,
    },
    series,
  };
}
