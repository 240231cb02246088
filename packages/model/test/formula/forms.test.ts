import { formatMetric, formatRow, formatType, formatUnit, unitOf } from '@plumbline/model';
import { describe, expect, test } from 'vitest';
import { condition, metric, refusedMetric, refusedRow, row } from './reading.ts';
import { insideOf } from './shop.ts';

/** Every form of the language: as written, in canonical text, its type and unit. */
const FORMS: readonly (readonly [formula: string, canonical: string, type: string, unit: string])[] = [
  ['closing(sum(stock.value))', 'closing(sum(stock.value))', 'decimal(38,4)', 'money'],
  [
    'closing(sum(stock.units), per: product, missing: carry)',
    'closing(sum(stock.units), per: product.product_key, missing: carry)',
    'bigint',
    'number',
  ],
  ['closing(count(stock), missing: null)', 'closing(count(stock), missing: null)', 'bigint', 'count(stock)'],
  ['closing(max(stock.stock_date))', 'closing(max(stock.stock_date))', 'date', 'date'],
  [
    'opening(sum(stock.value), missing: error)',
    'opening(sum(stock.value), missing: error)',
    'decimal(38,4)',
    'money',
  ],
  ['average_balance(sum(stock.value))', 'average_balance(sum(stock.value), points: ends)', 'double', 'money'],
  [
    'average_balance(sum(stock.value), points: snapshots)',
    'average_balance(sum(stock.value), points: snapshots)',
    'double',
    'money',
  ],
  [
    'average_balance(sum(stock.value), per: stock.product_key, points: quarter)',
    'average_balance(sum(stock.value), points: quarter, per: stock.product_key)',
    'double',
    'money',
  ],
  ['prior(revenue, 1 year)', 'prior(revenue, 1 year)', 'decimal(38,4)', 'money'],
  ['prior(orders, 2 fiscal_quarters)', 'prior(orders, 2 fiscal_quarters)', 'bigint', 'count(order_number)'],
  ['growth(revenue, 12 month)', 'growth(revenue, 12 months)', 'double', 'percent'],
  ['to_date(revenue, fiscal_year)', 'to_date(revenue, fiscal_year)', 'decimal(38,4)', 'money'],
  ['to_date(margin_rate, month)', 'to_date(margin_rate, month)', 'double', 'ratio'],
  ['trailing(revenue, 12 months)', 'trailing(revenue, 12 months)', 'decimal(38,4)', 'money'],
  ['at(revenue, 2011-01)', 'at(revenue, 2011-01)', 'decimal(38,4)', 'money'],
  ['at(revenue, 2011-Q1)', 'at(revenue, 2011-Q1)', 'decimal(38,4)', 'money'],
  ['at(revenue, FY2011)', 'at(revenue, FY2011)', 'decimal(38,4)', 'money'],
  ['at(revenue, FY2011-Q1)', 'at(revenue, FY2011-Q1)', 'decimal(38,4)', 'money'],
  ['at(revenue, 2011)', 'at(revenue, 2011)', 'decimal(38,4)', 'money'],
  ['revenue / at(revenue, 2011-01)', 'revenue / at(revenue, 2011-01)', 'double', 'ratio'],
  ['total(revenue)', 'total(revenue)', 'decimal(38,4)', 'money'],
  [
    'total(revenue, within: territory.country)',
    'total(revenue, within: territory.country)',
    'decimal(38,4)',
    'money',
  ],
  [
    'share(revenue, within: (month, channel))',
    'share(revenue, within: (month, channel))',
    'double',
    'percent',
  ],
  ['share(revenue, within: [渠道])', 'share(revenue, within: channel)', 'double', 'percent'],
  ['rank(revenue)', 'rank(revenue)', 'bigint', 'number'],
  ['rank(revenue, asc)', 'rank(revenue, asc)', 'bigint', 'number'],
  ['rank(revenue, desc)', 'rank(revenue)', 'bigint', 'number'],
  [
    'to_date(total(revenue, within: year), year)',
    'to_date(total(revenue, within: year), year)',
    'decimal(38,4)',
    'money',
  ],
  ['prior(total(revenue), 1 year)', 'prior(total(revenue), 1 year)', 'decimal(38,4)', 'money'],
  // evaluated later
  ['annualize(revenue)', 'annualize(revenue)', 'double', 'money'],
  ['days()', 'days()', 'bigint', 'days'],
  ['working_days()', 'working_days()', 'bigint', 'days'],
  ['period_start()', 'period_start()', 'date', 'date'],
  ['period_end()', 'period_end()', 'date', 'date'],
  ['complete_through()', 'complete_through()', 'date', 'date'],
  ['first_reported(revenue)', 'first_reported(revenue)', 'decimal(38,4)', 'money'],
  [
    "as_reported(revenue, date '2009-12-31')",
    "as_reported(revenue, date '2009-12-31')",
    'decimal(38,4)',
    'money',
  ],
  ['reported(sum(order_lines.amount))', 'reported(sum(order_lines.amount))', 'decimal(38,4)', 'money'],
  ['rank_share(revenue)', 'rank_share(revenue)', 'double', 'percent'],
  ['ntile(revenue, 10)', 'ntile(revenue, 10)', 'bigint', 'number'],
  ['rollup(revenue, along: accounts)', 'rollup(revenue, along: accounts)', 'decimal(38,4)', 'money'],
  [
    "rollup(closing(sum(stock.value)), along: accounts, node: '50')",
    "rollup(closing(sum(stock.value)), along: accounts, node: '50')",
    'decimal(38,4)',
    'money',
  ],
  [
    "convert(sum(order_lines.amount_local), to: 'CNY', rate: average)",
    "convert(sum(order_lines.amount_local), to: 'CNY', rate: average)",
    'double',
    'money',
  ],
  [
    "convert(revenue, rate: fixed date '2013-12-31', to: 'USD')",
    "convert(revenue, to: 'USD', rate: fixed date '2013-12-31')",
    'double',
    'money',
  ],
  [
    "convert(revenue, to: 'USD', rate: historical)",
    "convert(revenue, to: 'USD', rate: historical)",
    'double',
    'money',
  ],
  ['net_of_vat(gross_revenue, 13%)', 'net_of_vat(gross_revenue, 13%)', 'double', 'money'],
  [
    'conversion(visits -> orders, by: customer, within: 7 days)',
    'conversion(count(visits) -> orders, by: customer.customer_key, within: 7 days)',
    'double',
    'percent',
  ],
  [
    'conversion(visits -> orders, by: customer, within: 7 days, calculation: count)',
    'conversion(count(visits) -> orders, by: customer.customer_key, within: 7 days, calculation: count)',
    'bigint',
    'count(customer)',
  ],
  ['retention(orders, by: customer)', 'retention(orders, by: customer.customer_key)', 'double', 'percent'],
  [
    'retention(visits, by: customer, after: 1 month)',
    'retention(count(visits), by: customer.customer_key, after: 1 month)',
    'double',
    'percent',
  ],
  ['new(revenue, by: customer)', 'new(revenue, by: customer.customer_key)', 'decimal(38,4)', 'money'],
  [
    "new(orders where sold_in.country = 'France', by: [客户])",
    "new(orders where sold_in.country = 'France', by: customer.customer_key)",
    'bigint',
    'count(order_number)',
  ],
  [
    'cohort(revenue, by: customer, grain: month, observed: 90 days)',
    'cohort(revenue, by: customer.customer_key, grain: month, observed: 90 days)',
    'decimal(38,4)',
    'money',
  ],
  ["account('6001..6051', movement)", "account('6001..6051', movement)", 'decimal(38,2)', 'money'],
  ["account('1122..1122', closing)", "account('1122', closing)", 'decimal(38,2)', 'money'],
  ["account('16', opening, side: debit)", "account('16', opening, side: debit)", 'decimal(38,2)', 'money'],
  [
    "account('6001', movement, ledger: journal) / 2",
    "account('6001', movement, ledger: journal) / 2",
    'double',
    'money',
  ],
  ["statement('利润表', '营业收入')", "statement('income', 'sales')", 'decimal(38,4)', 'money'],
  ["statement('income', 'Revenue') / 2", "statement('income', 'sales') / 2", 'double', 'money'],
];

describe('every form', () => {
  test.each(FORMS)('%s', (formula, canonical, type, unit) => {
    const expr = metric(formula);
    expect([formatMetric(expr), formatType(expr.type), formatUnit(unitOf(expr))]).toEqual([
      canonical,
      type,
      unit,
    ]);
    expect(formatMetric(metric(canonical))).toBe(canonical);
  });

  test('a later form keeps its typed arguments for lineage', () => {
    expect(metric("revenue - rollup(cogs where channel = 'a', along: accounts)")).toMatchObject({
      args: [
        { kind: 'metric' },
        { kind: 'rollup', along: 'accounts', node: null, of: { kind: 'where', of: { name: 'cogs' } } },
      ],
    });
  });

  test('forms of rows', () => {
    const lines = insideOf('order_lines');
    expect(row('net_of_vat(gross_amount, 13%)', lines)).toMatchObject({
      kind: 'call',
      fn: 'net_of_vat',
      unit: { kind: 'money', tax: 'excluded' },
      args: [{ kind: 'field' }, { kind: 'literal' }],
    });
    expect(formatRow(condition("under(accounts, 'it''s') and is_gift", lines))).toBe(
      "under(accounts, 'it''s') and order_lines.is_gift",
    );
    expect(metric("revenue where under(accounts, '50')")).toMatchObject({
      condition: { kind: 'under', hierarchy: 'accounts', node: { value: '50' } },
    });
  });
});

describe('arguments that do not fit', () => {
  test.each([
    ['closing(«revenue»)', 'model/aggregate-wanted', ['sum(order_lines.amount)']],
    ['average_balance(«stock_value»)', 'model/aggregate-wanted', ['sum(stock.value)']],
    ['closing(«margin_rate»)', 'model/aggregate-wanted', [undefined]],
    ['closing(«order_lines.amount»)', 'model/field-needs-aggregate', ['sum(order_lines.amount)']],
    ['closing(sum(stock.value), per: «(product, day)»)', 'model/dimension-wanted', []],
    ['closing(sum(stock.value), per: «1»)', 'model/dimension-wanted', []],
    ['closing(sum(stock.value), missing: «cary»)', 'model/unknown-word', ['carry']],
    ['closing(sum(stock.value), missing: «1»)', 'model/unknown-word', [undefined]],
    ['closing(sum(stock.value), «points»: month)', 'model/unknown-argument', [undefined]],
    ['average_balance(sum(stock.value), «point»: month)', 'model/unknown-argument', ['points']],
    ['average_balance(sum(stock.value), points: month, «points»: month)', 'model/argument-twice', []],
    ['average_balance(sum(stock.value), points: «day»)', 'model/unknown-word', [undefined]],
    ['average_balance(«max(stock.stock_date)»)', 'model/wrong-argument', []],
    ['«prior(revenue)»', 'model/missing-argument', []],
    ['prior(revenue, «1»)', 'model/not-an-interval', [undefined]],
    ['prior(revenue, «year»)', 'model/not-an-interval', [undefined]],
    ['prior(revenue, 1 «yaer»)', 'model/not-an-interval', ['year']],
    ['prior(revenue, «0 years»)', 'model/not-an-interval', [undefined]],
    ['prior(revenue, «1.5 years»)', 'model/not-an-interval', [undefined]],
    ['prior(revenue, «units years»)', 'model/not-an-interval', [undefined]],
    ['prior(revenue, «3 hours»)', 'model/not-an-interval', [undefined]],
    ['prior(revenue, 1 year, «2»)', 'model/too-many-arguments', []],
    ['to_date(revenue, «day»)', 'model/unknown-word', [undefined]],
    ['to_date(revenue, «yera»)', 'model/unknown-word', ['year']],
    ['«to_date(total(revenue), year)»', 'model/total-without-time', [undefined]],
    ['«to_date(revenue_share, year)»', 'model/total-without-time', [undefined]],
    [
      '«trailing(revenue / total(revenue, within: channel), 3 months)»',
      'model/total-without-time',
      [undefined],
    ],
    ['«at(revenue)»', 'model/missing-argument', []],
    ['at(revenue, «2011-13»)', 'model/not-a-fixed-period', [undefined, undefined]],
    ['at(revenue, «2011..2012»)', 'model/not-a-fixed-period', [undefined, undefined]],
    ['at(revenue, «last 12 months»)', 'model/not-a-fixed-period', [undefined, undefined]],
    ['at(revenue, «)»', 'model/formula-syntax', []],
    ['total(revenue, within: (month, «1»))', 'model/dimension-wanted', []],
    ['total(revenue, within: «revenue»)', 'model/metric-is-no-dimension', []],
    ['total(revenue, within: «customer»)', 'model/dataset-is-no-dimension', [undefined]],
    ['share(revenue, «month»)', 'model/too-many-arguments', []],
    ['rank(revenue, «ascending»)', 'model/unknown-word', [undefined]],
    ['ntile(revenue, «0»)', 'model/number-out-of-range', []],
    ['ntile(revenue, «1.5»)', 'model/number-out-of-range', []],
    ['days(«1»)', 'model/too-many-arguments', []],
    ["as_reported(revenue, «'2009-12-31'»)", 'model/bad-date', [undefined]],
    ["as_reported(revenue, «date '2009-02-30'»)", 'model/bad-date', [undefined]],
    ['«rollup(revenue)»', 'model/missing-argument', []],
    ['rollup(revenue, along: «a.b»)', 'model/unknown-hierarchy', []],
    ["convert(revenue, to: «'Yuan'», rate: average)", 'model/bad-currency', [undefined]],
    ["convert(revenue, to: 'CNY', rate: «spot»)", 'model/unknown-word', [undefined]],
    ["convert(revenue, to: 'CNY', rate: «fixed date '2013-02-30'»)", 'model/bad-date', []],
    ["«convert(orders, to: 'CNY', rate: average)»", 'model/money-wanted', []],
    ['net_of_vat(«revenue», 13%)', 'model/no-tax-to-take-off', []],
    ['net_of_vat(«orders», 13%)', 'model/money-wanted', []],
    ['conversion(«orders», by: customer, within: 7 days)', 'model/conversion-steps', [undefined]],
    ['conversion(visits -> «order», by: customer, within: 7 days)', 'model/unknown-metric', ['orders']],
    ['conversion(visits -> orders, by: «custmer», within: 7 days)', 'model/unknown-dimension', ['customer']],
    ['«conversion(visits -> orders, by: customer)»', 'model/missing-argument', []],
    ['cohort(revenue, by: customer, grain: «hour»)', 'model/unknown-word', [undefined]],
    ['account(«6001», movement)', 'model/literal-wanted', []],
    ["account('6001', «movment»)", 'model/unknown-word', ['movement']],
    ["account(«'6001-'», movement)", 'model/account-range', [undefined]],
    ["account(«'6051..6001'», movement)", 'model/account-range', [undefined]],
    ["account(«'16'», closing)", 'model/accounts-of-two-sides', [undefined]],
    ["account(«'41..6'», movement, side: credit)", 'model/accounts-of-two-kinds', []],
    ["account('6001', movement, ledger: «jurnal»)", 'model/which-ledger', ['journal']],
    ["account('6001', movement, side: «left»)", 'model/unknown-word', [undefined]],
    ['new(«order_lines.amount», by: customer)', 'model/field-needs-aggregate', ['sum(order_lines.amount)']],
  ])('%s', (template, code, replace) => {
    expect(refusedMetric(template)).toMatchObject({ code, at: template, replace });
  });

  test('hierarchies and statements are checked where they are known', () => {
    expect(refusedMetric('rollup(revenue, along: «acounts»)')).toMatchObject({
      code: 'model/unknown-hierarchy',
      replace: ['accounts'],
    });
    expect(refusedMetric("statement(«'利润'», '营业收入')")).toMatchObject({
      code: 'model/unknown-statement',
      replace: ['利润表'],
    });
    expect(refusedMetric("statement('利润表', «'营业收人'»)")).toMatchObject({
      code: 'model/unknown-line',
      replace: ['营业收入'],
    });
    expect(refusedRow("under(«acounts», '5')", insideOf('order_lines'), true).replace).toEqual(['accounts']);
  });
});
