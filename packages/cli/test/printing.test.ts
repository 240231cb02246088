import type { Answer, MetricResult, ResultColumn } from '@plumbline/center';
import { describe, expect, test } from 'vitest';
import { columnBlocks } from '../src/print/column-blocks.ts';
import { csvLines } from '../src/print/csv.ts';
import { numberStyle, numberText } from '../src/print/number-text.ts';
import { progressLine } from '../src/print/progress.ts';
import { resultTable } from '../src/print/result-table.ts';
import { textTable } from '../src/print/text-table.ts';
import { wrapped } from '../src/print/wrapped.ts';
import { WORDS } from '../src/words.ts';

const month: ResultColumn = {
  name: 'month',
  role: 'time',
  grain: 'month',
  type: 'date',
  label: { zh: '月', en: 'Month' },
};
const country: ResultColumn = {
  name: 'country',
  role: 'dimension',
  type: 'text',
  ref: 'territory.country',
  label: { zh: '国家', en: 'Country' },
};
const revenue: ResultColumn = {
  name: 'revenue',
  role: 'metric',
  type: 'decimal',
  unit: 'money',
  currency: 'USD',
  label: { zh: '收入', en: 'Revenue' },
};
const growth: ResultColumn = {
  name: 'revenue__year_ago_pct',
  role: 'compare',
  of: 'revenue',
  type: 'double',
  unit: 'percent',
};
const margin: ResultColumn = {
  name: 'margin__year_ago_change',
  role: 'compare',
  of: 'margin',
  type: 'double',
  unit: 'percent',
};

const result: MetricResult = {
  columns: [month, country, revenue, growth],
  rows: [
    ['2013-01-01', 'France', '12345.6700', 0.11111],
    ['2013-01-01', null, '-7.0000', null],
    ['2013-02-01', '中国', '1000000.0000', -0.5],
  ],
  totals: [
    { by: ['month'], row: ['2013-01-01', null, '12338.6700', 0.1] },
    { by: [], row: [null, null, '1012338.6700', -0.49] },
  ],
  others: [{ by: ['month'], row: ['2013-02-01', null, '3.5000', null] }],
  ranges: { current: ['2013-01-01', '2013-02-28'], year_ago: ['2012-01-01', '2012-02-29'] },
  notes: [{ row: 1, column: 'revenue__year_ago_pct', code: 'base-not-positive' }],
  meta: {
    partial: true,
    partial_periods: ['2013-02-01'],
    edge: { sales: '2013-02-19' },
    scope: 'all',
    cache: 'miss',
    elapsed_ms: 3,
    warnings: [],
    sql: [],
  },
};

const answer: Answer & { readonly result: MetricResult } = {
  result,
  diagnostics: [],
  definitions: [
    {
      name: 'revenue',
      label: { zh: '收入', en: 'Revenue' },
      formula: 'sum(sales.amount)',
      readable: { zh: 'sum(sales.amount)', en: 'sum(sales.amount)' },
      basis: { zh: '不含税', en: 'net of VAT' },
    },
  ],
  explanation: null,
};

const setting = (locale: 'zh' | 'en', width = Number.POSITIVE_INFINITY) => ({
  words: WORDS[locale],
  width,
  memberText: (grain: string | undefined, first: string) => (grain === 'month' ? first.slice(0, 7) : first),
});

describe('resultTable', () => {
  test('in English', () => {
    expect(resultTable(answer, setting('en'))).toBe(
      [
        'Month      Country       Revenue  change %',
        '─────────  ───────  ────────────  ────────',
        '2013-01    France      12,345.67    11.11%',
        '2013-01    (none)          -7.00       – †',
        '2013-02 *  中国     1,000,000.00   -50.00%',
        '─────────  ───────  ────────────  ────────',
        '2013-02 *  Others           3.50         –',
        '─────────  ───────  ────────────  ────────',
        '2013-01    Total       12,338.67    10.00%',
        'Total               1,012,338.67   -49.00%',
        '',
        'Revenue [USD] = sum(sales.amount)  (basis: net of VAT)',
        'period: 2013-01-01 – 2013-02-28',
        'year ago: 2012-01-01 – 2012-02-29',
        '* period not complete, data up to: sales 2013-02-19',
        '† Revenue year ago change %: no percentage: the base is zero or negative',
      ].join('\n'),
    );
  });

  test('a ratio has no percentage of its change, so no column of dashes', () => {
    const rate = { ...margin, name: 'margin', role: 'metric' as const };
    const percent = { ...margin, name: 'margin__year_ago_pct' };
    const text = resultTable(
      {
        ...answer,
        result: {
          ...result,
          columns: [rate, { ...margin, name: 'margin__year_ago' }, margin, percent],
          rows: [[0.38, 0.36, 0.02, null]],
          totals: [],
          others: [],
          notes: [{ row: 0, column: percent.name, code: 'no-percent-of-ratio' }],
        },
      },
      setting('en'),
    );
    expect(text.split('\n').slice(0, 3)).toEqual([
      'margin  year ago   change',
      '──────  ────────  ───────',
      '38.00%    36.00%  2.00 pp',
    ]);
    expect(text).not.toContain('†');
  });

  test('periods of one name are told apart by their first days', () => {
    const members = { '2024-03-01': 'Spring', '2024-06-01': 'Summer', '2025-03-01': 'Spring' };
    const season: ResultColumn = { name: 'season', role: 'time', type: 'date', grain: 'season', members };
    const seasons: MetricResult = {
      ...result,
      columns: [season, column('a')],
      rows: Object.keys(members).map((first, i) => [first, i]),
      totals: [],
      others: [],
      notes: [],
    };
    const first = (locale: 'zh' | 'en') =>
      resultTable({ ...answer, result: seasons }, setting(locale))
        .split('\n')
        .slice(2, 5)
        .map((line) => line.slice(0, -1).trim());
    expect(first('en')).toEqual(['Spring (2024-03-01)', 'Summer', 'Spring (2025-03-01)']);
    expect(first('zh')).toEqual(['Spring（2024-03-01）', 'Summer', 'Spring（2025-03-01）']);
  });

  test('in Chinese, and without rows', () => {
    const empty = { ...answer, result: { ...result, rows: [], totals: [], others: [], notes: [] } };
    expect(resultTable(empty, setting('zh')).split('\n').slice(0, 4)).toEqual([
      '月  国家  收入  增减%',
      '（没有数据）',
      '',
      '收入 [USD] = sum(sales.amount)  （口径：不含税）',
    ]);
  });
});

const column = (name: string, of?: string): ResultColumn =>
  of === undefined
    ? { name, role: 'metric', type: 'integer' }
    : { name, role: 'compare', type: 'integer', of };

describe('columnBlocks', () => {
  const columns = [
    country,
    column('a'),
    column('a__year_ago', 'a'),
    column('a__year_ago_change', 'a'),
    column('a__previous', 'a'),
    column('a__previous_change', 'a'),
    column('b'),
  ];
  const blocks = (width: number) =>
    columnBlocks(columns, {
      columns: columns.map(() => ({ heading: '1234', align: 'right' as const })),
      parts: [],
      width,
    });
  test('what fits stays in one table', () => {
    expect(blocks(40)).toEqual([[0, 1, 2, 3, 4, 5, 6]]);
  });
  test('keys stand in every table, and a metric before each of its comparisons', () => {
    expect(blocks(30)).toEqual([
      [0, 1, 2, 3],
      [0, 1, 4, 5, 6],
    ]);
    expect(blocks(22)).toEqual([
      [0, 1, 2, 3],
      [0, 1, 4, 5],
      [0, 6],
    ]);
    expect(blocks(1)).toEqual([
      [0, 1, 2, 3],
      [0, 1, 4, 5],
      [0, 6],
    ]);
  });
  test('no columns, no table', () => {
    expect(columnBlocks([], { columns: [], parts: [], width: 80 })).toEqual([]);
  });
});

describe('numbers', () => {
  const show = (column: ResultColumn, cells: readonly (string | number)[]) => {
    const style = numberStyle(column, cells);
    return style === null ? null : cells.map((cell) => numberText(cell, style, { points: 'pp' }));
  };
  test('amounts are shown to the cent, prices of single things to what they hold', () => {
    expect(show(revenue, ['12345678901234567890.1250', '0.5000'])).toEqual([
      '12,345,678,901,234,567,890.13',
      '0.50',
    ]);
    expect(show(revenue, ['0.0125', '3.5000'])).toEqual(['0.0125', '3.5000']);
    expect(show(revenue, ['7.0000'])).toEqual(['7.00']);
    expect(show({ ...revenue, type: 'bigint', unit: 'count' }, ['9007199254740993'])).toEqual([
      '9,007,199,254,740,993',
    ]);
  });
  test('days have one digit', () => {
    expect(show({ name: 'x', role: 'metric', type: 'double', unit: 'days' }, [65.6666, 7])).toEqual([
      '65.7',
      '7.0',
    ]);
  });
  test('ratios keep the digits that say something, rates are percentages, their change points', () => {
    expect(show({ name: 'x', role: 'metric', type: 'double', unit: 'ratio' }, [1 / 3, 1234.5])).toEqual([
      '0.33',
      '1,234.50',
    ]);
    expect(show({ name: 'x', role: 'metric', type: 'double', unit: 'ratio' }, [1 / 3])).toEqual(['0.3333']);
    expect(show({ name: 'x', role: 'metric', type: 'double', unit: 'percent' }, [0.41235])).toEqual([
      '41.24%',
    ]);
    expect(show(margin, [0.0123])).toEqual(['1.23 pp']);
    expect(show(growth, [-0.00001])).toEqual(['0.00%']);
    expect(show({ name: 'x', role: 'metric', type: 'double' }, [0.0000012])).toEqual(['0.00000120']);
  });
});

test('wrapped breaks between words and Chinese characters, never inside a word', () => {
  expect(wrapped('Revenue = [Gross sales] - [Returned amount]', 20, '  ')).toEqual([
    'Revenue = [Gross',
    '  sales] - [Returned',
    '  amount]',
  ]);
  expect(wrapped('销售收入不含税', 8, '  ')).toEqual(['销售收入', '  不含税']);
  expect(wrapped('averyverylongword b', 5, ' ')).toEqual(['averyverylongword', ' b']);
  expect(wrapped('short', 80, '  ')).toEqual(['short']);
});

test('textTable counts wide characters as two columns', () => {
  const columns = [
    { heading: '名', align: 'left' as const },
    { heading: 'n', align: 'right' as const },
  ];
  expect(
    textTable(columns, [
      [
        ['中国', '1'],
        ['US', '10'],
      ],
    ]),
  ).toEqual(['名     n', '────  ──', '中国   1', 'US    10']);
});

test('a table may have as many rows as an answer', () => {
  const rows = Array.from({ length: 200_000 }, (_, i) => ['2013-01-01', `member ${i}`, '1.0000', 0.1]);
  const text = resultTable(
    { ...answer, result: { ...result, rows, totals: [], others: [], notes: [] } },
    setting('en', 100),
  );
  expect(text.split('\n').length).toBeGreaterThan(200_000);
});

test('csv is exact, quotes what needs it, and tells null from the empty text', () => {
  const lines = csvLines({
    ...result,
    rows: [
      ['2013-01-01', 'a,"b"', '12345.6700', null],
      [null, '', '1', 0.1],
    ],
  });
  expect(lines).toEqual([
    'month,country,revenue,revenue__year_ago_pct',
    '2013-01-01,"a,""b""",12345.6700,',
    ',"",1,0.1',
  ]);
});

test('progressLine shows share, dataset and rows', () => {
  const line = progressLine({ dataset: 'sales', step: 'read', bytesDone: 50, bytesTotal: 100, rows: 12345 });
  expect(line).toBe('████████████░░░░░░░░░░░░  50% sales 12,345');
});
