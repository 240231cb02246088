import {
  importMetricFlow,
  readDefinitions,
  readMetricFlow,
  readRequest,
  translateRequest,
} from '@plumbline/model';
import { describe, expect, test } from 'vitest';

const SHOP = `
semantic_model:
  name: orders
  node_relation: {schema_name: shop, alias: fct_orders}
  defaults: {agg_time_dimension: ordered_at}
  primary_entity: order
  entities:
    - {name: customer, type: foreign, expr: customer_id}
  dimensions:
    - {name: ordered_at, type: time, type_params: {time_granularity: day}}
    - {name: is_gift, type: categorical}
  measures:
    - {name: orders, agg: sum, expr: "1", create_metric: true}
    - {name: amount, agg: sum}
    - {name: buyers, agg: count_distinct, expr: customer_id}
    - {name: usual, agg: percentile, expr: amount, agg_params: {percentile: 0.9}}
    - {name: usual_row, agg: percentile, expr: amount, agg_params: {percentile: 0.9, use_discrete_percentile: true}}
    - {name: about_usual, agg: percentile, expr: amount, agg_params: {percentile: 0.9, use_discrete_percentile: true, use_approximate_percentile: true}}
    - {name: discounted, agg: count, expr: coupon}
    - {name: large, agg: sum, expr: "CASE WHEN amount > 100 THEN amount ELSE 0 END"}
---
semantic_model:
  name: customers
  node_relation: {schema_name: shop, alias: dim_customers}
  entities:
    - {name: customer, type: primary, expr: customer_id}
  dimensions:
    - {name: country, type: categorical}
    - {name: signed_up, type: time, expr: created_at, type_params: {time_granularity: day}}
`;

const settings = {
  name: 'shop',
  timezone: 'UTC',
  sourceOf: ({ name }: { readonly name: string }) => ({ files: `data/${name}.parquet` }),
  through: null,
  today: null,
};

function imported(...texts: readonly string[]) {
  const project = readMetricFlow(new Map(texts.map((text, i) => [`part_${i}.yaml`, text])));
  return { project, ...importMetricFlow(project, settings) };
}

function metricYaml(name: string, rest: string): string {
  return `metric:\n  name: ${name}\n${rest.replaceAll(/^/gm, '  ')}\n`;
}

/** The line of a metric in metrics.yaml. */
function formulaOf(name: string, ...texts: readonly string[]): string | undefined {
  const { files } = imported(SHOP, ...texts);
  const found = new RegExp(`name: ${name}, formula: (?:"((?:[^"\\\\]|\\\\.)*)"|([^}]*))`).exec(
    files.get('metrics.yaml') ?? '',
  );
  return found?.[1] ?? found?.[2];
}

const amount = metricYaml('amount', 'type: simple\ntype_params: {measure: amount}');

describe('formulas', () => {
  test.each([
    ['simple', 'type_params: {measure: amount}', 'sum(orders_rows.amount)'],
    ['simple', 'type_params: {measure: buyers}', 'count_distinct(orders_rows.customer)'],
    ['simple', 'type_params: {measure: usual}', 'percentile(orders_rows.amount, 0.9)'],
    ['simple', 'type_params: {measure: usual_row}', 'percentile_disc(orders_rows.amount, 0.9)'],
    ['simple', 'type_params: {measure: discounted}', 'sum(if(orders_rows.coupon is null, 0, 1))'],
    [
      'simple',
      'type_params: {measure: large}',
      'sum(case when orders_rows.amount > 100 then orders_rows.amount else 0 end)',
    ],
    [
      'simple',
      'type_params: {measure: {name: amount, fill_nulls_with: 0}}',
      'coalesce(sum(orders_rows.amount), 0)',
    ],
    [
      'simple',
      `type_params: {measure: amount}\nfilter: "{{ Dimension('customer__country') }} IN ('fr', 'de')"`,
      "sum(orders_rows.amount) where customers.country in ('fr', 'de')",
    ],
    [
      'simple',
      `type_params: {measure: amount}\nfilter: ["NOT {{ Dimension('order__is_gift') }}", "{{ TimeDimension('metric_time', 'day') }} >= '2024-01-01'"]`,
      "sum(orders_rows.amount) where not orders_rows.is_gift and day >= date '2024-01-01'",
    ],
    ['ratio', 'type_params: {numerator: amount, denominator: orders}', 'amount / orders'],
    [
      'ratio',
      `type_params: {numerator: {name: amount, filter: "{{ Dimension('order__is_gift') }}"}, denominator: amount}`,
      '(amount where orders_rows.is_gift) / amount',
    ],
    [
      'derived',
      'type_params: {expr: "(now - past) * 1.0 / NULLIF(past, 0)", metrics: [{name: amount, alias: now}, {name: amount, alias: past, offset_window: 1 month}]}',
      '(amount - prior(amount, 1 month)) * 1.0 / prior(amount, 1 month)',
    ],
    [
      'cumulative',
      'type_params: {measure: amount, cumulative_type_params: {window: 7 days}}',
      'trailing(sum(orders_rows.amount), 7 days)',
    ],
    [
      'cumulative',
      'type_params: {measure: amount, grain_to_date: month}',
      'to_date(sum(orders_rows.amount), month)',
    ],
    ['cumulative', 'type_params: {measure: amount}', 'trailing(sum(orders_rows.amount), 400 years)'],
  ])('%s %s', (type, rest, formula) => {
    expect(formulaOf('m', amount, metricYaml('m', `type: ${type}\n${rest}`))).toBe(formula);
  });

  test('filters by a metric choose members', () => {
    const rest = `type_params: {measure: amount}\nfilter: "{{ Metric('orders', ['customer']) }} > 2"`;
    expect(formulaOf('m', metricYaml('m', `type: simple\n${rest}`))).toBe(
      'sum(orders_rows.amount) where orders_rows.customer in (orders per orders_rows.customer having orders > 2)',
    );
  });

  /* Members without an order are 0 here: the list of members that have one leaves them out. */
  test.each(['<', '>='])('a metric of members with another value for none is refused: %s', (operator) => {
    const rest = `type_params: {measure: amount}\nfilter: "COALESCE({{ Metric('orders', ['customer']) }}, 0) ${operator} 2"`;
    const { files, diagnostics } = imported(SHOP, amount, metricYaml('m', `type: simple\n${rest}`));
    expect(diagnostics.map(({ code }) => code)).toContain('interchange/sql-not-carried');
    expect(files.get('metrics.yaml')).not.toContain('name: m,');
  });
});

test('the definitions that are written can be read', () => {
  const { files, diagnostics } = imported(SHOP, amount);
  expect(diagnostics.map(({ code }) => code)).toEqual(['interchange/renamed']);
  expect(readDefinitions(files, new Map()).diagnostics).toEqual([]);
  expect([...files.keys()].sort()).toEqual([
    'datasets/customers.yaml',
    'datasets/orders_rows.yaml',
    'dimensions.yaml',
    'metrics.yaml',
    'plumbline.yaml',
  ]);
  expect(files.get('datasets/orders_rows.yaml')).toContain(
    '{name: orders_rows_to_customers, from: orders_rows, to: customers, from_columns: [customer], to_columns: [customer]}',
  );
});

describe('what is not carried is said', () => {
  const codesOf = (...texts: readonly string[]) => imported(...texts).diagnostics.map(({ code }) => code);
  const simple = (filter: string) =>
    metricYaml('m', `type: simple\ntype_params: {measure: amount}\nfilter: "${filter}"`);

  test.each([
    ['interchange/unreadable', 'semantic_model: [', 'semantic_model: ['],
    ['interchange/incomplete', SHOP, 'metric: {name: m, type: ratio, type_params: {numerator: orders}}'],
    ['interchange/nothing-found', 'version: 2', 'version: 2'],
    ['interchange/renamed', SHOP, amount],
    ['interchange/sql-not-carried', SHOP, simple("{{ Dimension('order__is_gift') }} IN (SELECT 1)")],
    ['interchange/unknown-name', SHOP, simple("{{ Dimension('customer__shoe_size') }} = 43")],
    [
      'interchange/feature-not-carried',
      SHOP,
      metricYaml(
        'm',
        'type: derived\ntype_params: {expr: a, metrics: [{name: orders, alias: a, offset_window: 1 hour}]}',
      ),
    ],
    [
      'interchange/feature-not-carried',
      SHOP,
      metricYaml('m', 'type: simple\ntype_params: {measure: about_usual}'),
    ],
    [
      'interchange/answers-differ',
      SHOP,
      metricYaml('m', 'type: simple\ntype_params: {measure: {name: amount, join_to_timespine: true}}'),
    ],
  ])('%s', (code, ...texts) => {
    expect(codesOf(...texts)).toContain(code);
  });

  test('interchange/ambiguous-name', () => {
    const twice = SHOP.replace('name: customers', 'name: clients').split('---')[1] ?? '';
    expect(codesOf(SHOP, twice, simple("{{ Dimension('customer__country') }} = 'fr'"))).toContain(
      'interchange/ambiguous-name',
    );
  });

  test('interchange/join-multiplies', () => {
    const parted = SHOP.replace(
      '- {name: country, type: categorical}',
      '- {name: part, type: time, is_partition: true}',
    );
    expect(codesOf(parted)).toContain('interchange/join-multiplies');
  });
});

describe('requests', () => {
  const asked = {
    metrics: ['amount'],
    groupBy: [],
    where: [],
    orderBy: [],
    limit: null,
    from: null,
    to: null,
    savedQuery: null,
    minMaxOnly: false,
  };
  const translated = (
    more: Partial<typeof asked | Readonly<Record<string, unknown>>>,
    ...texts: readonly string[]
  ) => {
    const { graph } = imported(SHOP, amount, ...texts).project;
    const request = readRequest(graph, { ...asked, ...more });
    return 'refused' in request
      ? request
      : translateRequest(graph, request, { spine: { from: '2020-01-01', to: '2029-12-31' }, prefix: 'r_' });
  };

  test('keys, conditions, days, order and limit', () => {
    const more = {
      groupBy: ['metric_time__month', 'customer__country'],
      where: ["{{ Dimension('order__is_gift') }}"],
      from: '2024-01-10',
      to: '2024-02-10',
      orderBy: ['-amount', 'metric_time__month'],
      limit: 5,
    };
    expect(translated(more)).toEqual({
      query: {
        metrics: ['amount'],
        by: ['month', { field: 'customers.country', as: 'key_2' }],
        period: '2024-01-01..2024-02-29',
        where: 'orders_rows.is_gift',
        order: [
          { by: 'amount', desc: true },
          { by: 'month', desc: false },
        ],
        limit: 5,
      },
      metrics: [],
    });
  });

  const rolling = metricYaml(
    'rolling',
    'type: cumulative\ntype_params: {measure: amount, cumulative_type_params: {window: 7 days}}',
  );
  test.each([
    [['metric_time'], 'rolling', []],
    [[], 'r_rolling', ['sum(orders_rows.amount)']],
    [
      ['metric_time__month'],
      'r_rolling',
      ['sum(trailing(sum(orders_rows.amount), 7 days) per day having rank(period_start(), asc) = 1)'],
    ],
  ])('a window by %j', (groupBy, name, formulas) => {
    const found = translated({ metrics: ['rolling'], groupBy }, rolling);
    if ('refused' in found) throw new Error(found.refused.why);
    expect(found.query.metrics).toEqual([name]);
    expect(found.metrics.map(({ formula }) => formula)).toEqual(formulas);
  });

  test('a saved query adds what it asks', () => {
    const saved = `saved_query:
  name: weekly
  query_params:
    metrics: [amount]
    group_by: ["TimeDimension('metric_time', 'week')"]
    order_by: ["Metric('amount').descending(True)"]
    limit: 3
`;
    expect(translated({ metrics: [], savedQuery: 'weekly' }, saved)).toEqual({
      query: { metrics: ['amount'], by: ['week'], order: [{ by: 'amount', desc: true }], limit: 3 },
      metrics: [],
    });
  });
});
