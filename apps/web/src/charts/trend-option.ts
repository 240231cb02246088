import type { TableScale } from '@plumbline/finance';
import type { EChartsCoreOption } from 'echarts/core';
import { type Cell, cellOf, columnOf, type Result } from '../api/answer.ts';
import { tableText } from '../reading/figure-text.ts';
import { monthOfDay } from '../reading/month-of-day.ts';
import { shortMonth } from '../reading/period.ts';
import type { Locale, Words } from '../words/catalogs.ts';
import type { ChartLook } from './chart-look.ts';
import { lineSeries } from './line-series.ts';
import { runningSeries } from './running-series.ts';
import { shownIndex } from './shown-index.ts';
import { tickText } from './tick-text.ts';

export interface Trend {
  readonly result: Result;
  readonly name: string;
  readonly plan: 'budget' | 'target' | null;
  /** The unit of money of the page. */
  readonly scale: TableScale;
}

/** Accent is this period, grey the last year, dashes the plan; each line carries its name at its end. */
export function trendOption(trend: Trend, look: ChartLook): EChartsCoreOption {
  const { tokens, words, locale, isNarrow } = look;
  const { result, name, scale } = trend;
  const unit = columnOf(result, name)?.unit;
  const write = (value: unknown) =>
    typeof value === 'string' || typeof value === 'number' ? tableText(value, unit, locale, scale) : '—';
  const looks = {
    plan: { colour: tokens.ink2, dash: true },
    lastYear: { colour: tokens.ink4, nameColour: tokens.ink3 },
    actual: { colour: tokens.accent, isMain: true },
  };
  return {
    grid: {
      left: isNarrow ? 48 : 56,
      right: isNarrow ? { zh: 44, en: 68 }[locale] : 72,
      top: 16,
      bottom: 28,
    },
    xAxis: { type: 'category', data: [...monthsOf(result, locale)], boundaryGap: false },
    yAxis: {
      type: 'value',
      scale: true,
      splitNumber: 4,
      axisLabel: { formatter: (value: number) => tickText(write(value)) },
    },
    tooltip: {
      trigger: 'axis',
      formatter: (shown: unknown) => told(trend, { at: shownIndex(shown), words, locale, write }),
    },
    series: trendColumns(trend, words).flatMap(({ role, label, column }) => {
      const data = result.rows.map((_, i) => cellOf(result, i, column));
      const ends = role === 'actual' ? endsOf(data, result) : null;
      if (ends === null) return [lineSeries({ name: label, data, ...looks[role] })];
      const whole = data.map((cell, i) => (isPartial(result, i) ? null : cell));
      return [
        lineSeries({ name: label, data: whole, ...looks[role], isLabelled: false }),
        runningSeries({ name: label, data, colour: tokens.accent }, { ...ends, surface: tokens.surface }),
      ];
    }),
  };
}

/** Where the line breaks off: the last whole month, and the last of those that are not over; null where all are whole. */
function endsOf(data: readonly Cell[], result: Result) {
  const running = data.findLastIndex((cell, i) => cell !== null && isPartial(result, i));
  const lastWhole = data.findLastIndex((cell, i) => cell !== null && !isPartial(result, i));
  return running < 0 ? null : { lastWhole, running };
}

function isPartial({ meta, rows }: Result, at: number): boolean {
  return meta.partial_periods.includes(rows[at]?.[0] ?? null);
}

interface Told {
  readonly at: number;
  readonly words: Words;
  readonly locale: Locale;
  readonly write: (value: unknown) => string;
}

/** One month of every line, the line in front first. */
function told(trend: Trend, { at, words, locale, write }: Told): string {
  const { result } = trend;
  const month = monthsOf(result, locale)[at];
  if (month === undefined) return '';
  const lines = trendColumns(trend, words).toReversed();
  return [
    isPartial(result, at) ? `${month} · ${words.metric.chart.partialShort}` : month,
    ...lines.map(({ label, column }) => `${label}  ${write(cellOf(result, at, column))}`),
  ].join('\n');
}

/** From the line at the back to the one in front. */
export function trendColumns({ name, plan }: Trend, { series }: Words) {
  return [
    ...(plan === null ? [] : [{ role: 'plan', label: series[plan], column: `${name}__${plan}` } as const]),
    { role: 'lastYear', label: series.lastYear, column: `${name}__year_ago` } as const,
    { role: 'actual', label: series.actual, column: name } as const,
  ];
}

export function monthsOf({ rows }: Result, locale: Locale): readonly string[] {
  return rows.map((row) => shortMonth(monthOfDay(String(row[0] ?? '')), locale));
}
