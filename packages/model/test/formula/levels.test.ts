import { formatMetric, typeMetricFormula } from '@plumbline/model';
import { describe, expect, test } from 'vitest';
import { metric, outline, refusedMetric, refusedRow, row } from './reading.ts';
import { insideOf, shop } from './shop.ts';

const lines = insideOf('order_lines');

describe('rows and cells are kept apart, in words', () => {
  test.each([
    ['«order_lines.amount» * 2', 'model/field-needs-aggregate', ['write sum(order_lines.amount)']],
    ['«order_lines.status»', 'model/field-needs-aggregate', ['write count_distinct(order_lines.status)']],
    ['«order_lines.order_date»', 'model/field-needs-aggregate', ['write max(order_lines.order_date)']],
    ['«channel»', 'model/field-needs-aggregate', ['write count_distinct(channel)']],
    ['«month»', 'model/field-needs-aggregate', []],
    ['«[金额]»', 'model/field-needs-aggregate', ['write sum([金额])']],
    ['«order_lines» + 1', 'model/dataset-is-no-metric', ['write count(order_lines)']],
    ['sum(«revenue»)', 'model/metric-in-row', ['write revenue per …']],
    ['sum(order_lines.amount * «[订单数]»)', 'model/metric-in-row', ['write [订单数] per …']],
    ['avg(«sum(order_lines.amount)»)', 'model/aggregate-in-aggregate', ['write sum(… per …)']],
    ['sum(«prior(revenue, 1 year)»)', 'model/form-in-row', []],
    ['sum(«annualize(revenue)»)', 'model/form-in-row', []],
    ["«under(accounts, '50')»", 'model/row-form-in-metric', ['write … where under(…)']],
    ['sum(«(order_lines.amount, 1)»)', 'model/not-a-value', []],
    ['sum(order_lines.amount) where «revenue» > 5', 'model/metric-in-row', []],
    ['revenue where «sum(order_lines.amount)» > 5', 'model/aggregate-in-row', []],
    ['revenue «per» customer', 'model/per-outside-aggregate', ['write sum(… per …)']],
    ['abs(«revenue per customer»)', 'model/per-outside-aggregate', ['write sum(… per …)']],
  ])('%s', (template, code, hints) => {
    expect(refusedMetric(template)).toMatchObject({ code, at: template, hints });
  });

  test.each([
    ['quantity * «revenue»', 'model/metric-in-row'],
    ['«sum(amount)»', 'model/aggregate-in-row'],
    ['«to_date(revenue, year)»', 'model/form-in-row'],
    ['«total(revenue)»', 'model/form-in-row'],
    ["«account('6001', movement)»", 'model/form-in-row'],
    ['quantity + «product»', 'model/dataset-is-no-dimension'],
  ])('in a field: %s', (template, code) => {
    expect(refusedRow(template, lines)).toMatchObject({ code, at: template });
  });
});

describe('the dataset of an aggregate', () => {
  test.each([
    ['sum(order_lines.amount)', 'order_lines'],
    ['sum(order_lines.quantity * product.standard_cost)', 'order_lines'],
    ['sum(product.standard_cost * order_lines.quantity)', 'order_lines'],
    ['sum(product.standard_cost)', 'product'],
    ['sum(sold_in.population)', 'order_lines'],
    ['count_distinct(buyer.band)', 'order_lines'],
    ['count(stock)', 'stock'],
    ['count([库存])', 'stock'],
    ['count(stock.units)', 'stock'],
    ["sum(if(channel = 'web', order_lines.amount, 0))", 'order_lines'],
    ['max(returns.returned_on)', 'returns'],
  ])('%s', (formula, dataset) => {
    expect(metric(formula)).toMatchObject({ kind: 'aggregate', dataset });
  });

  test.each([
    ['«sum(product.standard_cost * territory.population)»', 'model/no-common-dataset'],
    ['«sum(order_lines.amount - returns.amount)»', 'model/no-common-dataset'],
    ['«sum(1)»', 'model/aggregate-without-field'],
    ['«count_distinct(day)»', 'model/aggregate-without-field'],
    ['«count_distinct(channel)»', 'model/ambiguous-dataset'],
    ['sum(order_lines.amount) where «visits.visit_id» = 1', 'model/unreachable-field'],
  ])('%s', (template, code) => {
    expect(refusedMetric(template)).toMatchObject({ code, at: template });
  });

  test('a conformed dimension offers its fields', () => {
    expect(refusedMetric('«count_distinct(channel)»').hints).toEqual([
      'possible: order_lines.sales_channel, returns.return_channel',
    ]);
  });

  test('aggregates of an entity attribute run over the datasets that point to it', () => {
    expect(metric('min(order_lines.order_date)', insideOf('customer'))).toMatchObject({
      dataset: 'order_lines',
    });
    expect(refusedMetric('max(«band»)', insideOf('customer'))).toMatchObject({ replace: ['customer.band'] });
  });
});

describe('per member', () => {
  test.each([
    ['count(orders per customer)', 'count(orders per customer.customer_key)'],
    ['count(order_lines per customer)', 'count(count(order_lines) per customer.customer_key)'],
    ['count([订单数] per [客户])', 'count(orders per customer.customer_key)'],
    ['count([订单明细] per [渠道])', 'count(count(order_lines) per channel)'],
    [
      'count(orders per customer having orders >= 2)',
      'count(orders per customer.customer_key having orders >= 2)',
    ],
    [
      'count(visits per customer having visits >= 2 and orders = 0)',
      'count(count(visits) per customer.customer_key having count(visits) >= 2 and orders = 0)',
    ],
    [
      'max(abs(revenue - cogs) per (customer, day))',
      'max(abs(revenue - cogs) per (customer.customer_key, day))',
    ],
    ['avg(stock_value per day)', 'avg(stock_value per day)'],
    ['median(revenue per sold_in.country)', 'median(revenue per sold_in.country)'],
    ['percentile(revenue per customer, 0.9)', 'percentile(revenue per customer.customer_key, 0.9)'],
    [
      "count(orders where channel = 'web' per customer)",
      "count(orders where channel = 'web' per customer.customer_key)",
    ],
    ['sum(max(revenue per month) per customer)', 'sum(max(revenue per month) per customer.customer_key)'],
    [
      'count(prior(orders, 1 quarter) = 0 per customer having prior(orders, 1 quarter) = 0)',
      'count(prior(orders, 1 quarter) = 0 per customer.customer_key having prior(orders, 1 quarter) = 0)',
    ],
    [
      'sum(coalesce(cogs, revenue + revenue) per customer)',
      'sum(coalesce(cogs, revenue + revenue) per customer.customer_key)',
    ],
    ['sum(sum(order_lines.amount) per customer)', 'sum(sum(order_lines.amount) per customer.customer_key)'],
    ['sum(stock_value per product)', 'sum(stock_value per product.product_key)'],
    ['max(stock_value per (product, day))', 'max(stock_value per (product.product_key, day))'],
  ])('%s', (formula, canonical) => {
    expect(formatMetric(metric(formula))).toBe(canonical);
  });

  test.each([
    [
      'count(orders per «order_lines»)',
      'model/dataset-without-single-key',
      ['write (order_lines.order_number, order_lines.line_number)'],
    ],
    ['count(orders per «budget»)', 'model/dataset-without-single-key', []],
    ['count(orders per «custmer»)', 'model/unknown-dimension', ['did you mean customer?']],
    ['count(orders per «revenue»)', 'model/metric-is-no-dimension', []],
    ['count(orders per «1»)', 'model/formula-syntax', []],
    ['count(orders per customer having «orders»)', 'model/condition-wanted', []],
    [
      'sum(«order_lines.amount» per customer)',
      'model/field-needs-aggregate',
      ['write sum(order_lines.amount)'],
    ],
    ["sum(«case when orders > 1 then 'a' end» per customer)", 'model/cannot-aggregate', []],
    ['sum(orders per customer, «1»)', 'model/too-many-arguments', []],
    ['«percentile(revenue per customer)»', 'model/missing-argument', []],
    ['«sum(stock_value per day)»', 'model/stock-summed-over-time', ['write avg(stock_value per day)']],
    [
      '«sum(opening(sum(stock.units)) * 2 per (product, month))»',
      'model/stock-summed-over-time',
      ['write avg(opening(sum(stock.units)) * 2 per (product.product_key, month))'],
    ],
    ['max(stock_value per «stock.stock_date»)', 'model/stock-per-time-field', ['write day']],
    [
      'avg(revenue / stock_value per (product, «stock.stock_date»))',
      'model/stock-per-time-field',
      ['write day'],
    ],
    ['percentile(revenue per customer, «1.5»)', 'model/number-out-of-range', []],
  ])('%s', (template, code, hints) => {
    expect(refusedMetric(template)).toMatchObject({ code, at: template, hints });
  });
});

test('everything that is wrong is said at once', () => {
  const { problems } = typeMetricFormula(
    'revenu + sum(order_lines.amnt) - prior(cogs, 1 yaer) / foo(1)',
    shop,
  );
  expect(problems.map((problem) => problem.diagnostic.code)).toEqual([
    'model/unknown-metric',
    'model/unknown-field',
    'model/not-an-interval',
    'model/unknown-function',
  ]);
});

test('row expressions reach to-one fields, roles apart', () => {
  expect(outline(row('quantity * product.standard_cost', lines))).toBe(
    '(multiply order_lines.quantity product.standard_cost)',
  );
  expect(row('shipped_to.country', lines)).toMatchObject({
    ref: { dataset: 'territory', field: 'country', relationship: 'shipped_to' },
  });
  expect(refusedRow('«visits.visit_id»', lines)).toMatchObject({
    code: 'model/unreachable-field',
    params: { dataset: 'order_lines', field: 'visits.visit_id' },
  });
});
