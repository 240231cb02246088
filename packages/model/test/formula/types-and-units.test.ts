import { fitsUnit, formatType, formatUnit, type Unit, unitOf, type ValueType } from '@plumbline/model';
import { describe, expect, test } from 'vitest';
import { condition, metric, outline, refusedMetric, refusedRow, row } from './reading.ts';
import { insideOf, shop, types } from './shop.ts';

const lines = insideOf('order_lines');
const typeOf = (expr: { readonly type: ValueType }) => formatType(expr.type);

describe('types of rows', () => {
  test.each([
    ['quantity + 1', 'bigint'],
    ['quantity * quantity', 'bigint'],
    ['quantity % 7', 'bigint'],
    ['quantity / 2', 'double'],
    ['amount + quantity * cost', 'decimal(29,4)'],
    ['cost + cost', 'decimal(19,4)'],
    ['quantity * cost', 'decimal(28,4)'],
    ['cost * 0.25', 'decimal(21,6)'],
    ['cost * 1.000000000000000001', 'decimal(33,18)'],
    ['cost * weight', 'double'],
    ['cost / quantity', 'double'],
    ['-quantity', 'bigint'],
    ['-cost', 'decimal(18,4)'],
    ['round(cost, 2)', 'decimal(17,2)'],
    ['round(cost, 6)', 'decimal(19,4)'],
    ['round(cost)', 'decimal(15,0)'],
    ['round(cost, -3)', 'decimal(15,0)'],
    ['round(weight, 2)', 'decimal(38,2)'],
    ['round(quantity, 2)', 'integer'],
    ['floor(cost)', 'decimal(15,0)'],
    ['ceil(weight)', 'double'],
    ['abs(cost)', 'decimal(18,4)'],
    ['sign(cost)', 'integer'],
    ['power(weight, 2)', 'double'],
    ['sqrt(quantity)', 'double'],
    ['coalesce(quantity, 0)', 'integer'],
    ['coalesce(quantity, 0.5)', 'decimal(11,1)'],
    ['coalesce(quantity, weight)', 'double'],
    ['coalesce(null, status)', 'text'],
    ['coalesce(order_date, ordered_at)', 'timestamp'],
    ['least(quantity, 2147483648)', 'bigint'],
    ['greatest(order_date, ship_date)', 'date'],
    ["if(is_gift, 'yes', 'no')", 'text'],
    ['if(is_gift, null, quantity)', 'integer'],
    ['case when is_gift then cost end', 'decimal(18,4)'],
    ["upper(concat(status, '-', sales_channel))", 'text'],
    ['length(status)', 'integer'],
    ['substring(status, 1, 3)', 'text'],
    ["replace(status, 'a', 'b')", 'text'],
    ["starts_with(status, 'p') and contains(status, 'x')", 'boolean'],
    ["matches(status, '^p.*d$')", 'boolean'],
    ['year(order_date)', 'integer'],
    ['weekday(ordered_at)', 'integer'],
    ['hour(ordered_at)', 'integer'],
    ['date_trunc(month, order_date)', 'date'],
    ['date_trunc(month, ordered_at)', 'date'],
    ['date_trunc(hour, ordered_at)', 'timestamp'],
    ['date_trunc(fiscal_quarter, order_date)', 'date'],
    ['date_diff(day, order_date, ship_date)', 'bigint'],
    ['date_add(order_date, 3 months)', 'date'],
    ['date_add(order_date, quantity days)', 'date'],
    ['date_add(order_date, -1 day)', 'date'],
    ['date_add(order_date, 2 hours)', 'timestamp'],
    ["parse_date(status, 'dd/MM/yyyy')", 'date'],
    ["parse_date(line_number, 'yyyyMMdd')", 'date'],
    ['cast(status as date)', 'date'],
    ['cast(cost as decimal(10, 2))', 'decimal(10,2)'],
    ['cast(cost as decimal)', 'decimal(18,4)'],
    ['cast(is_gift as integer)', 'integer'],
    ['cast(quantity as text)', 'text'],
    ['band(cost, 0, 10, 50)', 'text'],
    ['null', 'null'],
    ['is_gift or not is_gift', 'boolean'],
    ['quantity is null', 'boolean'],
  ])('%s', (text, type) => {
    expect(typeOf(row(text, lines))).toBe(type);
  });
});

describe('types of aggregates', () => {
  test.each([
    ['sum(order_lines.amount)', 'decimal(38,4)'],
    ['sum(order_lines.quantity)', 'bigint'],
    ['sum(order_lines.weight)', 'double'],
    ['sum(order_lines.amount * order_lines.discount_rate)', 'double'],
    ['sum(order_lines.quantity * product.standard_cost)', 'decimal(38,4)'],
    ['avg(order_lines.amount)', 'double'],
    ['median(order_lines.quantity)', 'double'],
    ['percentile(order_lines.quantity, 50%)', 'double'],
    ['stddev(order_lines.amount)', 'double'],
    ['variance(order_lines.amount)', 'double'],
    ['min(order_lines.amount)', 'decimal(18,4)'],
    ['max(order_lines.status)', 'text'],
    ['max(order_lines.ordered_at)', 'timestamp'],
    ['count(order_lines)', 'bigint'],
    ['count(order_lines.ship_date)', 'bigint'],
    ['count_distinct(order_lines.status)', 'bigint'],
    ['revenue - cogs', 'decimal(38,4)'],
    ['units + orders', 'bigint'],
    ['revenue / orders', 'double'],
    ['growth(revenue, 1 year)', 'double'],
    ['share(revenue)', 'double'],
    ['rank(revenue)', 'bigint'],
    ['round(margin_rate, 4)', 'decimal(38,4)'],
    ['closing(sum(stock.units))', 'bigint'],
    ['average_balance(sum(stock.units))', 'double'],
    ['avg(revenue per customer)', 'double'],
    ['max(revenue per customer)', 'decimal(38,4)'],
    ['revenue > 5', 'boolean'],
  ])('%s', (text, type) => {
    expect(typeOf(metric(text))).toBe(type);
  });

  test.each([
    ['sum(«order_lines.status»)', 'model/cannot-aggregate'],
    ['sum(«order_lines.is_gift»)', 'model/cannot-aggregate'],
    ['avg(«order_lines.order_date»)', 'model/cannot-aggregate'],
    ['max(«order_lines.is_gift»)', 'model/cannot-aggregate'],
    ['max(order_lines.quantity, «order_lines.line_number»)', 'model/too-many-arguments'],
    ['«sum()»', 'model/missing-argument'],
    ['percentile(order_lines.amount, «2»)', 'model/number-out-of-range'],
    ['percentile(order_lines.amount, «units»)', 'model/literal-wanted'],
    ['sum(order_lines.amount, «curency»: as_recorded)', 'model/unknown-argument'],
    ['sum(order_lines.amount, currency: «recorded»)', 'model/unknown-word'],
    ['avg(order_lines.amount, «currency»: as_recorded)', 'model/unknown-argument'],
    ['growth(«count(order_lines) > 1», 1 year)', 'model/wrong-argument'],
    ['share(«max(order_lines.status)»)', 'model/wrong-argument'],
  ])('%s', (template, code) => {
    expect(refusedMetric(template)).toMatchObject({ code, at: template });
  });
});

describe('what does not go together', () => {
  test.each([
    ['«order_date - ship_date»', 'model/date-arithmetic', ['write date_diff(day, a, b)']],
    ['«order_date + 3»', 'model/date-arithmetic', ['write date_add(x, 3 months)']],
    ["«status + 'x'»", 'model/not-numbers', ['write concat(a, b)']],
    ['«is_gift * 2»', 'model/not-numbers', []],
    ['if(«quantity», 1, 2)', 'model/wrong-argument', []],
    ["if(is_gift, 1, «'a'»)", 'model/branches-differ', []],
    ['coalesce(status, «1»)', 'model/branches-differ', []],
    ['case when «quantity» then 1 end', 'model/wrong-argument', []],
    ['upper(«quantity»)', 'model/wrong-argument', []],
    ['concat(status, «quantity»)', 'model/wrong-argument', []],
    ['year(«status»)', 'model/wrong-argument', []],
    ['hour(«order_date»)', 'model/wrong-argument', []],
    ['date_trunc(«mnth», order_date)', 'model/unknown-word', ['did you mean month?']],
    ['date_trunc(hour, «order_date»)', 'model/wrong-argument', []],
    ['date_diff(«fiscal_year», order_date, ship_date)', 'model/unknown-word', undefined],
    ['date_add(order_date, «3»)', 'model/not-an-interval', ['write 3 months']],
    ['date_add(order_date, «0.5» days)', 'model/wrong-argument', []],
    ['date_add(order_date, 3 «moons»)', 'model/unknown-word', undefined],
    ["parse_date(status, «'YYYYMMDD'»)", 'model/bad-date-pattern', ["write 'yyyy-MM-dd'"]],
    ['parse_date(status, «status»)', 'model/literal-wanted', []],
    ["parse_date(«cost», 'yyyyMMdd')", 'model/wrong-argument', []],
    ["matches(status, «'a(?=b)'»)", 'model/bad-regex', []],
    ['cast(«quantity»)', 'model/cast-without-type', ['write cast(x as integer)']],
    ['cast(quantity as «int»)', 'model/unknown-word', undefined],
    ['cast(«quantity as decimal(40,2)»)', 'model/bad-type-size', ['write decimal(18, 4)']],
    ['cast(«quantity as text(3)»)', 'model/bad-type-size', undefined],
    ['«cast(quantity as date)»', 'model/bad-cast', []],
    ['«cast(order_date as boolean)»', 'model/bad-cast', []],
    ['band(cost, 10, «10»)', 'model/bands-not-ascending', []],
    ['band(cost, «quantity»)', 'model/literal-wanted', []],
    ['round(cost, «quantity»)', 'model/literal-wanted', []],
    ['round(cost, «0.5»)', 'model/number-out-of-range', []],
    ['round(cost, «19»)', 'model/number-out-of-range', []],
    ['-«status»', 'model/wrong-argument', []],
    ['not «quantity»', 'model/wrong-argument', []],
    ['is_gift and «quantity»', 'model/wrong-argument', []],
    ["«quantity» like '1%'", 'model/wrong-argument', []],
    ['«quantity = null»', 'model/compared-with-null', ['write x is null']],
    ['«quantity <> null»', 'model/compared-with-null', ['write x is not null']],
    ["«quantity = '1'»", 'model/not-comparable', []],
    ['«status = 1»', 'model/not-comparable', ["to mean this, write '1'"]],
    ['«is_gift > true»', 'model/no-order', []],
    ['«abs()»', 'model/missing-argument', []],
    ['abs(1, «2»)', 'model/too-many-arguments', []],
    ['abs(«x»: 1)', 'model/unknown-argument', []],
    ['«coalesce(1)»', 'model/missing-argument', []],
  ])('%s', (template, code, hints) => {
    expect(refusedRow(template, lines)).toMatchObject({
      code,
      at: template,
      ...(hints === undefined ? {} : { hints }),
    });
  });

  test('a condition must be one', () => {
    expect(refusedRow('«quantity»', lines, true)).toMatchObject({
      code: 'model/condition-wanted',
      params: { found: 'integer' },
    });
    expect(condition('is_gift', lines).type).toEqual(types.boolean);
  });
});

describe('dates beside texts', () => {
  test.each([
    ["order_date >= '2024-01-31'", '(ge order_lines.order_date 2024-01-31)'],
    ["'2024-01-31' < order_date", '(lt 2024-01-31 order_lines.order_date)'],
    ["ordered_at = '2024-01-31 08:00:00'", '(eq order_lines.ordered_at 2024-01-31T08:00:00)'],
    ["ordered_at >= '2024-01-31'", '(ge order_lines.ordered_at 2024-01-31T00:00:00)'],
    ["order_date in ('2024-01-01', date '2024-01-02')", '(in order_lines.order_date 2024-01-01 2024-01-02)'],
    [
      "order_date between '2024-01-01' and '2024-02-01'",
      '(and (ge order_lines.order_date 2024-01-01) (le order_lines.order_date 2024-02-01))',
    ],
    ["month = '2024-01-01'", '(eq month 2024-01-01)'],
    ['order_date < ordered_at', '(lt order_lines.order_date order_lines.ordered_at)'],
    ["order_date > '2024-01-31 08:00:00'", '(gt order_lines.order_date 2024-01-31T08:00:00)'],
  ])('%s', (text, tree) => {
    expect(outline(condition(text, lines))).toBe(tree);
  });

  test.each(["order_date > «'31.01.2024'»", "order_date > «'2023-02-29'»", "order_date in («'soon'»)"])(
    '%s',
    (template) => {
      expect(refusedRow(template, lines, true)).toMatchObject({ code: 'model/bad-date', at: template });
    },
  );
});

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
