import { expect, test } from 'vitest';
import type { Result } from '../src/api/answer.ts';
import { lineSeries } from '../src/charts/line-series.ts';
import { trendOption } from '../src/charts/trend-option.ts';
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
