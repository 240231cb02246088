import { formatUnit, type Unit, unitOf } from '@plumbline/model';
import { describe, expect, test } from 'vitest';
import { fitsUnit } from '../../src/formula/value/fits-unit.ts';
import { metric, refusedMetric } from './reading.ts';
import { shop } from './shop.ts';

describe('units', () => {
  test.each([
    ['revenue', 'money'],
    ['revenue - cogs', 'money'],
    ['revenue * 1.13', 'money'],
    ['revenue / cogs', 'ratio'],
    ['revenue / customers', 'money per count(customer)'],
    ['revenue / customers * customers', 'money'],
    ['revenue / units', 'money'],
    ['revenue / days()', 'money per days'],
    ['stock_value / cogs * days()', 'days'],
    ['orders / customers', 'count(order_number) per count(customer)'],
    ['customers / customers', 'ratio'],
    ['orders + customers', 'count'],
    ['orders + 1', 'count(order_number)'],
    ['units / orders', 'number'],
    ['365 / (revenue / cogs)', 'number'],
    ['1 - margin_rate', 'ratio'],
    ['margin_rate + 5%', 'percent'],
    ['growth(revenue, 1 year)', 'percent'],
    ['share(revenue)', 'percent'],
    ['10%', 'percent'],
    ['10% * revenue', 'money'],
    ['10% * 2', 'percent'],
    ['days() + 1', 'days'],
    ['coalesce(revenue, 0)', 'money'],
    ['if(revenue > 1000, revenue, 0)', 'money'],
    ['greatest(revenue - 1000, 0)', 'money'],
    ['abs(revenue)', 'money'],
    ['round(revenue, 0)', 'money'],
    ['sqrt(revenue)', 'number'],
    ['power(revenue / cogs, 0.5)', 'ratio'],
    ['sum(order_lines.amount * order_lines.discount_rate)', 'money'],
    ['sum(order_lines.quantity * product.standard_cost)', 'money'],
    ['variance(order_lines.amount)', 'number'],
    ['stddev(order_lines.amount)', 'money'],
    ['count(order_lines)', 'count(order_lines)'],
    ['count_distinct(order_lines.customer_key)', 'count(customer)'],
    ['count_distinct(customer.customer_key)', 'count(customer)'],
    ['count_distinct(order_lines.sales_channel)', 'count(channel)'],
    ['count_distinct(order_lines.status)', 'count(status)'],
    ['count_distinct(year(order_lines.order_date))', 'count'],
    ['count(orders per customer)', 'count(customer)'],
    ['count(orders per (customer, month))', 'count'],
    ['median(revenue per customer)', 'money'],
    ['avg(date_diff(day, order_lines.order_date, order_lines.ship_date))', 'days'],
    ['min(order_lines.order_date)', 'date'],
    ['max(order_lines.status)', 'text'],
    ['prior(revenue / customers, 1 year)', 'money per count(customer)'],
    ['net_of_vat(gross_revenue, 13%) + revenue', 'money'],
    ["convert(revenue_usd, to: 'CNY', rate: average) + revenue", 'money'],
    ["convert(sum(order_lines.amount_local), to: 'CNY', rate: closing) - revenue", 'money'],
  ])('%s', (text, unit) => {
    expect(formatUnit(unitOf(metric(text)))).toBe(unit);
  });

  test.each([
    ['«revenue + 10%»', 'model/unit-mismatch', { operation: 'add', left: 'money', right: 'percent' }],
    [
      '«revenue + orders»',
      'model/unit-mismatch',
      { operation: 'add', left: 'money', right: 'count(order_number)' },
    ],
    ['«revenue - units»', 'model/unit-mismatch', { operation: 'add', left: 'money', right: 'number' }],
    ['«revenue * cogs»', 'model/unit-mismatch', { operation: 'multiply', left: 'money', right: 'money' }],
    ['«revenue > 10%»', 'model/unit-mismatch', { operation: 'compare', left: 'money', right: 'percent' }],
    [
      '«margin_rate > revenue»',
      'model/unit-mismatch',
      { operation: 'compare', left: 'ratio', right: 'money' },
    ],
    ['«days() + revenue»', 'model/unit-mismatch', { operation: 'add', left: 'days', right: 'money' }],
    [
      '«orders + 5%»',
      'model/unit-mismatch',
      { operation: 'add', left: 'count(order_number)', right: 'percent' },
    ],
    [
      '«if(revenue > 0, revenue, margin_rate)»',
      'model/unit-mismatch',
      { operation: 'choose', left: 'money', right: 'ratio' },
    ],
    [
      '«coalesce(revenue, 5%)»',
      'model/unit-mismatch',
      { operation: 'choose', left: 'money', right: 'percent' },
    ],
    [
      '«revenue in (1, 10%)»',
      'model/unit-mismatch',
      { operation: 'compare', left: 'money', right: 'percent' },
    ],
    [
      '«revenue / customers + revenue»',
      'model/unit-mismatch',
      { operation: 'add', left: 'money per count(customer)', right: 'money' },
    ],
    ['«revenue + revenue_usd»', 'model/mixed-currency', { left: 'CNY', right: 'USD' }],
    ['«revenue / revenue_usd»', 'model/mixed-currency', { left: 'CNY', right: 'USD' }],
    ['«revenue > revenue_usd»', 'model/mixed-currency', { left: 'CNY', right: 'USD' }],
    ['«revenue_usd / (revenue / customers)»', 'model/mixed-currency', { left: 'USD', right: 'CNY' }],
    ['«revenue_usd * (customers / revenue)»', 'model/mixed-currency', { left: 'USD', right: 'CNY' }],
    ['«gross_revenue / (revenue / customers)»', 'model/mixed-tax', {}],
    [
      '«revenue + sum(order_lines.amount_local)»',
      'model/mixed-currency',
      { left: 'CNY', right: 'order_lines.currency_code' },
    ],
    ['«revenue + gross_revenue»', 'model/mixed-tax', {}],
    ['«gross_revenue / revenue»', 'model/mixed-tax', {}],
    ['«coalesce(revenue, gross_revenue)»', 'model/mixed-tax', {}],
  ])('%s', (template, code, params) => {
    const found = refusedMetric(template);
    expect(found).toMatchObject({ code, params });
  });

  test('undeclared tax and no tax fit either basis, and the basis that is known is kept', () => {
    expect(unitOf(metric('cogs + gross_revenue'))).toEqual({
      kind: 'money',
      currency: null,
      tax: 'included',
    });
    expect(unitOf(metric('revenue - cogs'))).toEqual({ kind: 'money', currency: null, tax: 'excluded' });
  });

  test('one currency column is one currency', () => {
    expect(unitOf(metric('sum(order_lines.amount_local) - sum(order_lines.amount_local)'))).toMatchObject({
      currency: { dataset: 'order_lines', field: 'currency_code' },
    });
    expect(metric('sum(order_lines.amount_local, currency: as_recorded)')).toMatchObject({
      asRecorded: true,
    });
  });

  test('the workspace currency by its code is the same as by default', () => {
    expect(unitOf(metric("convert(revenue_usd, to: 'CNY', rate: average)"))).toMatchObject({
      currency: null,
    });
    expect(unitOf(metric("convert(revenue, to: 'USD', rate: average) + revenue_usd"))).toMatchObject({
      currency: 'USD',
    });
  });
});

test('what may be declared for what is inferred', () => {
  const money: Unit = { kind: 'money', currency: null, tax: null };
  const fits = (inferred: Unit, declared: Unit) => fitsUnit(inferred, declared, shop.model);
  expect(fits({ kind: 'ratio' }, { kind: 'percent' })).toBe(true);
  expect(fits({ kind: 'ratio' }, { kind: 'days' })).toBe(true);
  expect(fits({ kind: 'per', of: money, by: { kind: 'count', entity: 'customer' } }, money)).toBe(true);
  expect(fits({ kind: 'number' }, money)).toBe(true);
  expect(fits({ kind: 'count', entity: 'order_number' }, { kind: 'count', entity: 'order' })).toBe(true);
  expect(fits({ kind: 'any' }, money)).toBe(true);
  expect(fits(money, { kind: 'percent' })).toBe(false);
  expect(fits({ kind: 'percent' }, money)).toBe(false);
  expect(fits(money, { kind: 'count', entity: null })).toBe(false);
  expect(fits({ kind: 'money', currency: 'USD', tax: null }, money)).toBe(false);
  expect(fits({ kind: 'money', currency: 'CNY', tax: 'included' }, { ...money, tax: 'excluded' })).toBe(
    false,
  );
  expect(fits({ kind: 'text' }, { kind: 'number' })).toBe(false);
});
