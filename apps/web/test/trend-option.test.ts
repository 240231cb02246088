import { expect, test } from 'vitest';
import type { MetricEntry, Result } from '../src/api/answer.ts';
import { lineSeries } from '../src/charts/line-series.ts';
import { trendOption } from '../src/charts/trend-option.ts';
import { courseOption } from '../src/pages/metric/trend/course-option.ts';
import { foreignUnit } from '../src/parts/asked-currency.ts';
import { TOKENS } from '../src/theme/tokens.ts';
import { en } from '../src/words/en.ts';

const LOOK = { tokens: TOKENS.light, words: en, locale: 'en', width: 1000, isNarrow: false } as const;

/** What is drawn of the metric itself over July to October, of which these are not over. */
function drawn(partial: readonly string[]) {
  const values = ['10', '20', '30', '40'];
  const result = {
    columns: [
      { name: 'month', role: 'time', type: 'date' },
      { name: 'revenue', role: 'metric', type: 'decimal', unit: 'money' },
      { name: 'revenue__year_ago', role: 'compare', type: 'decimal', unit: 'money' },
    ],
    rows: values.map((value, i) => [`2026-${String(7 + i).padStart(2, '0')}-01`, value, '5']),
    notes: [],
    meta: { partial_periods: partial },
  } as unknown as Result;
  const { series } = trendOption(
    { result, name: 'revenue', plan: null, scale: { shift: -4, decimals: 1 } },
    LOOK,
  ) as unknown as {
    readonly series: readonly { readonly name: string; readonly data: readonly unknown[] }[];
  };
  return series.filter(({ name }) => name === en.series.actual).map(({ data }) => data);
}

test('months that are over are one line', () => {
  expect(drawn([])).toEqual([['10', '20', '30', '40']]);
});

test('the last month that runs is a broken line from the last whole one', () => {
  expect(drawn(['2026-10-01'])).toEqual([
    ['10', '20', '30', null],
    [null, null, '30', '40'],
  ]);
});

test('where several months are not over, all of them are', () => {
  expect(drawn(['2026-09-01', '2026-10-01'])).toEqual([
    ['10', '20', null, null],
    [null, '20', '30', '40'],
  ]);
});

test.each([
  [[1, null, 3, null, null], true],
  [[1, 2, null, 4, 5], false],
  [[null, null], false],
  [[null, '7'], true],
])('the marks of %j show figures that no line joins: %s', (data, shown) => {
  expect(lineSeries({ name: 'a', data, colour: '#000' }).showSymbol).toBe(shown);
});

test.each([
  // Below the year before, at the foot of the chart: the names of the months make room.
  ['10', '90', 30],
  // Low, but written above its point.
  ['10', '5', 8],
  // Below the year before, high above the names.
  ['60', '90', 8],
])(
  'the figure of a last month of %s after %s of the year before keeps off its name',
  (value, base, margin) => {
    const rows = [
      ['2026-08-01', '100', '90', '10'],
      ['2026-09-01', '12', '90', '-78'],
      ['2026-10-01', value, base, '-1'],
    ];
    const result = {
      columns: ['month', 'sales', 'sales__year_ago', 'sales__year_ago_change'].map((name) => ({ name })),
      rows,
      notes: [],
      meta: { partial_periods: [] },
    } as unknown as Result;
    const metric = { name: 'sales', direction: 'up', plans: {} } as unknown as MetricEntry;
    const { xAxis, yAxis } = courseOption(
      {
        ...{ result, metric, plan: undefined, planKind: null, step: 'month', names: new Map() },
        chosen: '2026-10-01',
      },
      LOOK,
    ) as unknown as {
      readonly xAxis: { readonly axisLabel: { readonly margin: number } };
      readonly yAxis: { readonly minInterval?: number };
    };
    expect(xAxis.axisLabel.margin).toBe(margin);
    // Whole figures are not told in halves.
    expect(yAxis.minInterval).toBe(1);
  },
);

test.each([
  ['USD', 'zh', '万USD'],
  ['CNY', 'zh', null],
] as const)('amounts in %s say so on a page of yuan', (currency, locale, said) => {
  const result = {
    columns: [{ name: 'sales', role: 'metric', type: 'decimal', unit: 'money', currency }],
  } as unknown as Result;
  const money = { currency: 'CNY', currencies: null };
  expect(foreignUnit({ name: 'sales' }, { result, money, locale, scale: { shift: -4, decimals: 1 } })).toBe(
    said,
  );
});
