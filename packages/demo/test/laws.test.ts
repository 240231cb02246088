import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { effectSums, revenueControl } from '../src/control/revenue-control.ts';
import { INFLUENCE_LINKS } from '../src/influence-link.ts';
import { contextOf, DEFAULT_OPTIONS } from '../src/run/context.ts';
import { type Company, smallCompany } from './company.ts';
import { describeLedger } from './describe-ledger.ts';
import { digests } from './digests.ts';
import { partialCorrelation } from './partial-correlation.ts';

const SCALE = 0.05;
let company: Company;

beforeAll(async () => {
  company = await smallCompany({ scale: SCALE });
}, 300_000);
afterAll(() => company?.close());

/** Rows that break a law; a law holds when there are none. */
const broken = async (sql: string) => company.ask(`SELECT * FROM (${sql}) LIMIT 5`);

const KEYS: Readonly<Record<string, string>> = {
  product: 'product_id',
  shop: 'shop_id',
  customer: 'customer_id',
  customer_business: 'customer_id',
  sales_order: 'order_id',
  sales_order_line: 'order_id, line_number',
  delivery: 'order_id',
  sales_return: 'return_id',
  order_margin: 'order_id',
  rebate: 'rebate_id',
  receipt: 'receipt_id',
  receivable: 'invoice_id',
  receivable_month: 'month_end, customer_id',
  intercompany_sale: 'day, buyer_id, category_id',
  marketing_spend: 'day, campaign_id',
  traffic_day: 'day, shop_id',
  product_traffic_day: 'day, product_id, region_id',
  service_ticket: 'ticket_id',
  shop_month: 'month, shop_id',
  budget_shop: 'version, month, shop_id',
  cash_plan: 'month, line',
  stock_month: 'month_end, product_id, warehouse_id',
  production_order: 'production_id',
  material_month: 'month, material_id',
  purchase_receipt: 'receipt_no',
  employee: 'employee_id',
  payroll: 'month, employee_id',
  expense: 'expense_id',
  exchange_rate: 'currency, day',
  external_series: 'series_id, month',
};

test.each(Object.entries(KEYS))('%s: the key %s is unique', async (table, key) => {
  expect(await broken(`SELECT ${key} FROM "${table}" GROUP BY ${key} HAVING count(*) > 1`)).toEqual([]);
  expect(Number((await company.ask(`SELECT count(*) FROM "${table}"`))[0]?.[0])).toBeGreaterThan(0);
});

const FOREIGN: readonly (readonly [string, string, string, string])[] = [
  [
    'sales_order',
    'customer_id',
    '(SELECT customer_id FROM customer UNION ALL SELECT customer_id FROM customer_business)',
    'customer_id',
  ],
  ['sales_order', 'shop_id', 'shop', 'shop_id'],
  ['sales_order', 'channel_id', 'channel', 'channel_id'],
  ['sales_order', 'region_id', 'region', 'region_id'],
  ['sales_order', 'project_id', 'project_contract', 'project_id'],
  ['sales_order_line', 'order_id', 'sales_order', 'order_id'],
  ['sales_order_line', 'product_id', 'product', 'product_id'],
  ['delivery', 'order_id', 'sales_order', 'order_id'],
  ['sales_return', 'order_id', 'sales_order', 'order_id'],
  [
    'receipt',
    'order_id',
    '(SELECT order_id FROM sales_order UNION ALL SELECT customer_id FROM customer_business)',
    'order_id',
  ],
  ['receipt', 'invoice_id', 'receivable', 'invoice_id'],
  ['rebate', 'customer_id', 'customer_business', 'customer_id'],
  ['customer', 'first_shop_id', 'shop', 'shop_id'],
  ['customer', 'campaign_id', 'campaign', 'campaign_id'],
  ['marketing_spend', 'campaign_id', 'campaign', 'campaign_id'],
  ['traffic_day', 'shop_id', 'shop', 'shop_id'],
  ['service_ticket', 'order_id', 'sales_order', 'order_id'],
  ['stock_month', 'product_id', 'product', 'product_id'],
  ['production_order', 'product_id', 'product', 'product_id'],
  ['purchase_receipt', 'supplier_id', 'supplier', 'supplier_id'],
  ['payroll', 'employee_id', 'employee', 'employee_id'],
  ['employee', 'department_id', 'department', 'department_id'],
  ['expense', 'shop_id', 'shop', 'shop_id'],
];

test.each(FOREIGN)('%s.%s is found', async (from, column, to, key) => {
  expect(
    await broken(
      `SELECT ${column} FROM "${from}" f WHERE ${column} IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ${to} t WHERE t.${key} = f.${column})`,
    ),
  ).toEqual([]);
});

describe('what cannot happen', () => {
  test.each([
    [
      'a line comes back twice, or more of it than was sold',
      `SELECT order_id, line_number FROM sales_return r JOIN sales_order_line l USING (order_id, line_number)
      GROUP BY order_id, line_number, l.quantity, l.amount HAVING sum(r.quantity) > l.quantity OR sum(r.amount) > l.amount`,
    ],
    ['goods come back before they are signed', 'SELECT 1 FROM sales_return WHERE return_date < signed_date'],
    [
      'goods are signed before they are ordered or shipped',
      'SELECT 1 FROM sales_order WHERE signed_date < order_date UNION ALL SELECT 1 FROM delivery WHERE signed_date < shipped_date',
    ],
    [
      'an order is not the sum of its lines',
      `SELECT order_id FROM sales_order o JOIN (SELECT order_id, sum(amount_incl_tax) AS s, count(*) AS n FROM sales_order_line GROUP BY order_id) l USING (order_id)
      WHERE s <> o.amount_incl_tax OR n <> line_count`,
    ],
    [
      'tax is no part of the price',
      'SELECT 1 FROM sales_order_line WHERE amount + vat <> amount_incl_tax OR amount <= 0',
    ],
    [
      'an invoice is paid more than it is worth, or before it exists',
      `SELECT invoice_id FROM receivable WHERE open_amount < 0
      UNION ALL SELECT r.invoice_id FROM receipt r JOIN receivable i USING (invoice_id) WHERE receipt_date < invoice_date`,
    ],
    [
      'a consumer gets back more than was paid',
      `SELECT order_id FROM receipt WHERE channel_id IN ('direct', 'online') GROUP BY order_id HAVING sum(amount) < 0`,
    ],
    [
      'the future is known',
      `SELECT 1 FROM sales_order WHERE order_date > '2026-11-19' OR signed_date > '2026-11-19' UNION ALL SELECT 1 FROM receipt WHERE receipt_date > '2026-11-19'
      UNION ALL SELECT 1 FROM traffic_day WHERE day > '2026-11-19'`,
    ],
    [
      'stock does not follow its movements',
      `SELECT 1 FROM stock_month WHERE opening_quantity + received_quantity - sold_quantity + returned_quantity <> closing_quantity
      OR opening_value + received_value - sold_value + returned_value <> closing_value OR closing_quantity < 0 OR closing_value < 0 OR received_quantity < 0`,
    ],
    [
      'stock begins other than it ended',
      `SELECT 1 FROM (SELECT opening_value - lag(closing_value) OVER (PARTITION BY product_id, warehouse_id ORDER BY month_end) AS gap FROM stock_month) WHERE gap <> 0`,
    ],
    [
      'material does not follow its movements',
      `SELECT 1 FROM material_month WHERE opening_value + purchased_value - used_value <> closing_value OR purchased_value < 0`,
    ],
    [
      'what is made takes other material than was used',
      `SELECT month FROM (SELECT date_trunc('month', week_start) AS month, sum(material_cost) AS made FROM production_order GROUP BY ALL)
      JOIN (SELECT month, sum(used_value) AS used FROM material_month GROUP BY month) USING (month) WHERE made <> used`,
    ],
    [
      'stock received is neither made nor bought',
      `SELECT month FROM (SELECT date_trunc('month', month_end) AS month, sum(received_value) AS value FROM stock_month WHERE category_id = 'accessory' GROUP BY ALL)
      JOIN (SELECT date_trunc('month', received_date) AS month, sum(amount) AS bought FROM purchase_receipt WHERE product_id IS NOT NULL GROUP BY ALL) USING (month) WHERE value <> bought`,
    ],
    [
      'wages of workers are not the labour of production',
      `SELECT month FROM (SELECT date_trunc('month', week_start) AS month, sum(labour_cost) AS made FROM production_order GROUP BY ALL)
      JOIN (SELECT month, sum(total_cost) AS paid FROM payroll WHERE account_code = '500102' GROUP BY month) USING (month) WHERE made <> paid`,
    ],
    [
      'stock leaves at another cost than lines and returns say',
      `SELECT month FROM (SELECT date_trunc('month', month_end) AS month, sum(sold_value - returned_value) AS moved FROM stock_month GROUP BY ALL) JOIN
      (SELECT month, sum(c) AS cost FROM (SELECT date_trunc('month', signed_date) AS month, sum(cost) AS c FROM sales_order_line WHERE signed_date IS NOT NULL GROUP BY ALL
        UNION ALL SELECT date_trunc('month', return_date), -sum(cost) FROM sales_return GROUP BY ALL) GROUP BY ALL) USING (month) WHERE moved <> cost`,
    ],
    [
      'orders bear more or less than the delivery and commission of the closed months',
      `SELECT * FROM (SELECT date_trunc('month', signed_date)::DATE AS month, channel_id, sum(fulfilment) AS f, sum(commission) AS c FROM order_margin GROUP BY ALL)
      JOIN (SELECT month, channel_id, sum(amount) FILTER (account_code = '660106') AS ef, coalesce(sum(amount) FILTER (account_code = '660105'), 0) AS ec FROM expense GROUP BY ALL) USING (month, channel_id)
      WHERE month < DATE '2026-11-01' AND (f <> ef OR c <> ec)`,
    ],
    [
      'shops bear more or less than the wages, rents and sales of all shops',
      `SELECT 'staff' FROM (SELECT month, sum(staff) AS s FROM shop_month GROUP BY month) JOIN (SELECT month, sum(total_cost) AS w FROM payroll WHERE department_id = 'D11' GROUP BY month) USING (month) WHERE s <> w
      UNION ALL SELECT 'rent' FROM (SELECT month, sum(rent) AS s FROM shop_month GROUP BY month) JOIN (SELECT month, sum(amount) AS w FROM expense WHERE account_code = '660102' GROUP BY month) USING (month) WHERE s <> w
      UNION ALL SELECT 'sales' FROM (SELECT sum(revenue) AS s FROM shop_month), (SELECT sum(v) AS w FROM (
        SELECT amount AS v FROM sales_order_line WHERE channel_id = 'direct' AND signed_date < DATE '2026-11-01'
        UNION ALL SELECT -amount FROM sales_return WHERE channel_id = 'direct' AND return_date < DATE '2026-11-01')) WHERE s <> w`,
    ],
    [
      'a month-end receivable is not opening + billed − returned − collected',
      `WITH moved AS (
        SELECT customer_id, invoice_date AS day, amount_billed AS v FROM receivable UNION ALL SELECT customer_id, receipt_date, -settled_amount FROM receipt WHERE receipt_type = 'collection'
        UNION ALL SELECT customer_id, return_date, -amount_incl_tax FROM sales_return WHERE channel_id IN ('dealer', 'project', 'export'))
      SELECT month_end FROM (SELECT month_end, sum(balance) AS balance FROM receivable_month GROUP BY ALL) m WHERE balance <> (SELECT sum(v) FROM moved WHERE day <= m.month_end)`,
    ],
  ])('%s', async (_, sql) => {
    expect(await broken(sql)).toEqual([]);
  });
});

describe('sums are as planned', () => {
  const context = contextOf({ ...DEFAULT_OPTIONS, scale: SCALE });

  test('revenue and cost by month and channel, within a thousandth', async () => {
    const rows =
      await company.ask(`SELECT strftime(day, '%Y-%m'), channel_id, sum(amount)::DOUBLE, sum(cost)::DOUBLE FROM (
        SELECT signed_date AS day, channel_id, amount, cost FROM sales_order_line WHERE signed_date IS NOT NULL
        UNION ALL SELECT return_date, channel_id, -amount, -cost FROM sales_return
        UNION ALL SELECT accrual_date, channel_id, -amount, 0 FROM rebate)
      WHERE day < '2026-11-01' GROUP BY ALL`);
    expect(rows).toHaveLength(34 * 5);
    for (const [month, channel, revenue, cost] of rows) {
      const cells = context.revenue.filter((one) => one.month === month && one.channel === channel);
      const planned = cells.reduce((sum, one) => sum + one.revenue, 0) / 100;
      const plannedCost = cells.reduce((sum, one) => sum + one.cost, 0) / 100;
      expect(Math.abs(Number(revenue) / planned - 1), `revenue ${channel} ${month}`).toBeLessThan(0.001);
      expect(Math.abs(Number(cost) / plannedCost - 1), `cost ${channel} ${month}`).toBeLessThan(0.001);
    }
  });

  test('costs below gross profit by month, channel and account, to the cent', async () => {
    const rows =
      await company.ask(`SELECT strftime(month, '%Y-%m'), channel_id, account_code, (sum(v) * 100)::BIGINT FROM (
        SELECT month, channel_id, account_code, amount AS v FROM expense
        UNION ALL SELECT month, channel_id, account_code, total_cost FROM payroll WHERE account_code <> '500102'
        UNION ALL SELECT date_trunc('month', day)::DATE, channel_id, account_code, amount FROM marketing_spend)
      WHERE month < '2026-11-01' GROUP BY ALL`);
    const found = new Map(
      rows.map(([month, channel, account, cents]) => [`${month} ${channel} ${account}`, Number(cents)]),
    );
    for (const cell of context.expenses.filter(({ month }) => month <= '2026-10'))
      expect(found.get(`${cell.month} ${cell.channel} ${cell.account}`) ?? 0, JSON.stringify(cell)).toBe(
        cell.amount,
      );
  });

  test('planted effects of the plan are those of the story', () => {
    const sums = effectSums(revenueControl(1));
    expect(
      Object.fromEntries(Object.entries(sums).map(([name, cents]) => [name, Math.round(cents / 1_000_000)])),
    ).toEqual({
      material: -860,
      online_discount: -340,
      custom_price: 310,
      yield_saving: 412,
      capacity: -200,
    });
  });
});

describe('the books', () => describeLedger(() => company));

test('the same seed and day give the same bytes, with other threads and less memory', async () => {
  const other = await smallCompany({ scale: SCALE, threads: 3, memoryLimit: '400MB' });
  try {
    expect(await digests(join(other.dir, 'data'))).toEqual(await digests(join(company.dir, 'data')));
  } finally {
    await other.close();
  }
}, 300_000);

test('what is written in Chinese stands beside its English', async () => {
  const columns = await company.ask(
    `SELECT table_name, string_agg(column_name, ' ' ORDER BY column_name) FROM information_schema.columns WHERE table_schema = 'main' AND data_type = 'VARCHAR' GROUP BY table_name ORDER BY table_name`,
  );
  const alone: string[] = [];
  for (const [table, names] of columns) {
    const all = String(names).split(' ');
    const counts = await company.ask(
      `SELECT ${all.map((name) => `count(*) FILTER (regexp_matches("${name}", '\\p{Han}'))::INTEGER`).join(', ')} FROM "${table}"`,
    );
    const isChinese = (name: string) => Number(counts[0]?.[all.indexOf(name)] ?? 0) > 0;
    for (const name of all)
      if (isChinese(name) && (!all.includes(`${name}_en`) || isChinese(`${name}_en`)))
        alone.push(`${table}.${name}`);
  }
  expect(columns.length).toBeGreaterThan(40);
  expect(alone).toEqual([]);
});

describe('influence links', () => {
  test.each(INFLUENCE_LINKS)('$id is $strength', async ({ series, grain, strength, sign }) => {
    const rows = await company.ask(series);
    const found =
      sign *
      partialCorrelation(
        rows
          .slice(1, -1)
          .map(([at, x, y]) => ({ month: Number(String(at).slice(5, 7)), x: Number(x), y: Number(y) })),
      );
    expect(rows.length).toBeGreaterThan(grain === 'week' ? 140 : 30);
    if (strength === 'strong') expect(found).toBeGreaterThanOrEqual(0.5);
    if (strength === 'weak') expect(found).toBeGreaterThan(0.15);
    if (strength === 'weak') expect(found).toBeLessThan(0.5);
    if (strength === 'none') expect(Math.abs(found)).toBeLessThan(0.3);
  });
});
