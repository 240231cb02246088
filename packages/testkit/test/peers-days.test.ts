import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answerMetricFlow, differenceOf, type PeerCase, readCases } from '@plumbline/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';

/** Orders, customers, and a table of days from 1 January to 30 April 2024 whose seasons are of 60 and 61 days. */
const MANIFEST = `
semantic_model:
  name: orders
  node_relation: {schema_name: shop, alias: fct_orders}
  defaults: {agg_time_dimension: ordered_on}
  primary_entity: order
  entities:
    - {name: customer, type: foreign, expr: customer_id}
  dimensions:
    - {name: ordered_on, type: time, type_params: {time_granularity: day}}
    - {name: is_gift, type: categorical}
    - {name: channel, type: categorical}
  measures:
    - {name: orders, agg: sum, expr: "1", create_metric: true}
    - {name: amount, agg: sum, create_metric: true}
---
semantic_model:
  name: customers
  node_relation: {schema_name: shop, alias: dim_customers}
  entities:
    - {name: customer, type: primary, expr: customer_id}
  dimensions:
    - {name: country, type: categorical}
  measures:
    - {name: customers, agg: count_distinct, expr: customer_id}
---
semantic_model:
  name: returns
  node_relation: {schema_name: shop, alias: fct_returns}
  defaults: {agg_time_dimension: returned_on}
  primary_entity: return
  entities:
    - {name: customer, type: foreign, expr: customer_id}
  dimensions:
    - {name: returned_on, type: time, type_params: {time_granularity: day}}
  measures:
    - {name: returns, agg: sum, expr: "1", create_metric: true}
---
project_configuration:
  time_spines:
    - node_relation: {schema_name: shop, alias: all_days}
      primary_column: {name: ds, time_granularity: day}
      custom_granularities: [{name: season}]
---
metric:
  name: orders_a_season_ago
  type: derived
  type_params: {expr: orders, metrics: [{name: orders, offset_window: 1 season}]}
---
metric:
  name: orders_a_month_ago
  type: derived
  type_params: {expr: orders, metrics: [{name: orders, offset_window: 1 month}]}
---
metric:
  name: orders_on_the_first
  type: derived
  type_params: {expr: orders, metrics: [{name: orders, offset_to_grain: month}]}
---
metric:
  name: amount_of_2_days
  type: cumulative
  type_params: {measure: amount, cumulative_type_params: {window: 2 days, period_agg: average}}
---
metric:
  name: amount_so_far
  type: cumulative
  type_params: {measure: amount, cumulative_type_params: {period_agg: last}}
---
metric:
  name: orders_each_day
  type: simple
  type_params: {measure: {name: orders, join_to_timespine: true, fill_nulls_with: 0}}
---
metric:
  name: returned
  type: conversion
  type_params:
    conversion_type_params: {base_measure: orders, conversion_measure: returns, entity: customer, window: 90 days, calculation: conversion_rate}
`;

const TABLES = {
  fct_orders: {
    columns: {
      ordered_on: 'TIMESTAMP',
      customer_id: 'VARCHAR',
      is_gift: 'BOOLEAN',
      channel: 'VARCHAR',
      amount: 'BIGINT',
    },
    rows: [
      '2024-01-01,ann,true,web,10',
      '2024-01-31,bob,false,shop,20',
      '2024-02-29,ann,false,web,40',
      '2024-03-01,cat,true,shop,80',
      '2024-03-02,\\N,false,web,160',
    ],
  },
  dim_customers: {
    columns: { customer_id: 'VARCHAR', country: 'VARCHAR' },
    rows: ['ann,at', 'bob,be', 'eve,es'],
  },
  fct_returns: { columns: { returned_on: 'TIMESTAMP', customer_id: 'VARCHAR' }, rows: ['2024-03-05,ann'] },
  all_days: {
    columns: { ds: 'TIMESTAMP', season: 'VARCHAR' },
    rows: days().map((day, i) => `${day},${i < 60 ? 'winter' : 'spring'}`),
  },
};

function days(): readonly string[] {
  return Array.from({ length: 121 }, (_, i) => new Date(Date.UTC(2024, 0, 1 + i)).toISOString().slice(0, 10));
}

const at = (day: string): string => `${day} 00:00:00`;
const time = (grain: string | null = null) => ({ name: 'metric_time', type: 'time', grain });
const of = (name: string) => ({ name, type: 'categorical' });

type Asked = Partial<PeerCase> & Pick<PeerCase, 'rows'>;

const CASES: Readonly<Record<string, Asked>> = {
  /* 1 January is the first day of winter, 1 March (the 61st day) the first of spring. */
  'an offset by a season is the day of the same number of the season before': {
    metrics: ['orders_a_season_ago'],
    group_bys: [time()],
    rows: [
      [at('2024-03-01'), 1],
      [at('2024-03-31'), 1],
      [at('2024-04-29'), 1],
    ],
  },
  'an offset by a season, by seasons': {
    metrics: ['orders_a_season_ago'],
    group_bys: [time('season')],
    rows: [['spring', 3]],
  },
  /* 31 January is a month before no day that exists; 29 February is so before 29, 30 and 31 March. */
  'an offset by a month looks back from each day of the table, here by part of the date': {
    metrics: ['orders_a_month_ago'],
    group_bys: [{ ...time(), date_part: 'month' }],
    rows: [
      [2, 1],
      [3, 3],
      [4, 2],
    ],
  },
  /* Weeks begin on Monday: those of 1 to 29 January and of 4 to 25 March begin in a month with an order on its first. */
  'the first of the month as of the first day of each week': {
    metrics: ['orders_on_the_first'],
    group_bys: [time('week')],
    rows: [
      '2024-01-01',
      '2024-01-08',
      '2024-01-15',
      '2024-01-22',
      '2024-01-29',
      '2024-03-04',
      '2024-03-11',
      '2024-03-18',
      '2024-03-25',
    ].map((day) => [at(day), 1]),
  },
  'the first of the month as of each day, beside another dimension': {
    metrics: ['orders_on_the_first'],
    group_bys: [time('day'), of('order__is_gift')],
    rows: days()
      .filter((day) => /-0[13]-/.test(day))
      .map((day) => [at(day), true, 1]),
  },
  /* Winter: 10, 10, 20, 20, 40 on five days; spring: 40 + 80, 80 + 160, 160. */
  'a window by seasons is the mean of its days': {
    metrics: ['amount_of_2_days'],
    group_bys: [time('season')],
    rows: [
      ['winter', 20],
      ['spring', (120 + 240 + 160) / 3],
    ],
  },
  'all that was so far, at the end of each season': {
    metrics: ['amount_so_far'],
    group_bys: [time('season')],
    rows: [
      ['winter', 70],
      ['spring', 310],
    ],
  },
  'days without orders stand beside no channel': {
    metrics: ['orders_each_day'],
    group_bys: [time('month'), of('order__channel')],
    rows: [
      [at('2024-01-01'), 'shop', 1],
      [at('2024-01-01'), 'web', 1],
      [at('2024-02-01'), 'web', 1],
      [at('2024-03-01'), 'shop', 1],
      [at('2024-03-01'), 'web', 1],
      [at('2024-04-01'), null, 0],
    ],
  },
  'a filter on days leaves the months of the table as they are': {
    metrics: ['orders_each_day'],
    group_bys: [time('month')],
    where: { text: "{{ TimeDimension('metric_time', 'day') }} = '2024-03-01'" },
    rows: [
      [at('2024-01-01'), 0],
      [at('2024-02-01'), 0],
      [at('2024-03-01'), 1],
      [at('2024-04-01'), 0],
    ],
  },
  'what is filled is 0 beside another metric too': {
    metrics: ['orders_each_day', 'returns'],
    group_bys: [time('month'), of('customer__country')],
    rows: [
      [at('2024-01-01'), 'at', 1, null],
      [at('2024-01-01'), 'be', 1, null],
      [at('2024-02-01'), 'at', 1, null],
      [at('2024-03-01'), 'at', 0, 1],
      [at('2024-03-01'), null, 2, null],
      [at('2024-04-01'), null, 0, null],
    ],
  },
  /* Eve has no order, Cat and nobody no country. */
  'dimensions of two tables are those of a full join': {
    group_bys: [of('customer__country'), of('order__is_gift')],
    rows: [
      ['at', true],
      ['at', false],
      ['be', false],
      ['es', null],
      [null, true],
      [null, false],
    ],
  },
  'a dimension of one table beside the months of the table of days': {
    group_bys: [of('order__channel'), time('month')],
    where: { text: "{{ TimeDimension('metric_time', 'month') }} < '2024-03-01'" },
    rows: [
      ['shop', at('2024-01-01')],
      ['web', at('2024-01-01')],
      ['shop', at('2024-02-01')],
      ['web', at('2024-02-01')],
    ],
  },
  'the least and the greatest day of a range': {
    group_bys: [time('day')],
    min_max_only: true,
    time_constraint: { start: '2024-02-10', end: '2024-02-20' },
    rows: [[at('2024-02-10'), at('2024-02-20')]],
  },
  /* Ann's last order before her return on 5 March came over the web; nobody's order is left out, and nothing of the shop came back. */
  'conversions of rows without a key, by what was converted': {
    metrics: ['returned'],
    group_bys: [of('order__channel')],
    rows: [
      ['shop', null],
      ['web', 1 / 2],
    ],
  },
  'members that a metric has no value for': {
    metrics: ['customers'],
    group_bys: [of('customer__country')],
    where: { text: "{{ Metric('orders', ['customer']) }} IS NULL" },
    rows: [['es', 1]],
  },
  'a metric of members, turned around': {
    metrics: ['customers'],
    group_bys: [of('customer__country')],
    where: { text: "NOT {{ Metric('orders', ['customer']) }} > 1" },
    rows: [['be', 1]],
  },
  'a part of a date in a filter': {
    metrics: ['orders'],
    where: { text: "EXTRACT(month FROM {{ TimeDimension('metric_time', 'day') }}) = 3" },
    rows: [[2]],
  },
};

let folder: string;
let cases: readonly PeerCase[];
let answers: Awaited<ReturnType<typeof answerMetricFlow>>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plumbline-peers-days-'));
  for (const path of ['manifest/shop', 'tables', 'work']) mkdirSync(join(folder, path), { recursive: true });
  writeFileSync(join(folder, 'manifest/shop/shop.yaml'), `${MANIFEST}${metricOf('customers')}`);
  const tables = Object.entries(TABLES).map(([name, { columns, rows }]) => {
    const file = `tables/${name}.csv`;
    writeFileSync(join(folder, file), `${[Object.keys(columns).join(','), ...rows].join('\n')}\n`);
    return [
      name,
      {
        file,
        models: ['shop'],
        columns: Object.entries(columns).map(([column, type]) => ({ name: column, type })),
      },
    ];
  });
  writeFileSync(join(folder, 'tables/schema.json'), JSON.stringify({ tables: Object.fromEntries(tables) }));
  writeFileSync(join(folder, 'cases.json'), JSON.stringify(Object.entries(CASES).map(caseOf)));
  cases = readCases(folder);
  answers = await answerMetricFlow(folder, join(folder, 'work'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const metricOf = (measure: string): string =>
  `---\nmetric:\n  name: ${measure}\n  type: simple\n  type_params: {measure: ${measure}}\n`;

function caseOf([name, asked]: readonly [string, Asked], i: number): PeerCase {
  const { metrics = [], group_bys = [], min_max_only = false } = asked;
  const keys = group_bys.flatMap((one) => (min_max_only ? [one, one] : [one]));
  const columns = [
    ...keys.map((one) => ({ name: one.name, role: 'dimension', type: one.type })),
    ...metrics.map((metric) => ({ name: metric, role: 'metric', type: 'number' })),
  ];
  const plain = { kind: name, model: 'shop', order_bys: [], where: null, time_constraint: null, limit: null };
  const rest = { deduplicate: true, saved_query: null, row_order_matters: false };
  return { ...plain, ...rest, id: `case_${i + 1}`, ...asked, metrics, group_bys, min_max_only, columns };
}

test.each(Object.keys(CASES))('%s', (name) => {
  const one = cases.find(({ kind }) => kind === name);
  const answered = one === undefined ? undefined : answers.get(one.id);
  if (one === undefined || answered === undefined) throw new Error('there is no answer');
  expect({ difference: differenceOf(answered.answer, one), ...answered }).toMatchObject({ difference: null });
});
