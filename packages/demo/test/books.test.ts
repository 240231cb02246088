import { openMemory, type Warehouse } from '@plumbline/engines';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ACCOUNT_BALANCE, ELIMINATION } from '../src/tables/ledger/journal.ts';
import { bookStatements } from '../src/tables/ledger/make-books.ts';
import { openingBalance } from '../src/tables/ledger/opening-balance.ts';

const MONEY = 'DECIMAL(18,2)';

/** A company of a handful of rows whose books can be written by hand. */
const COMPANY = [
  `CREATE TABLE channel AS FROM (VALUES ('direct','SM'), ('dealer','FS'), ('online','DS'), ('project','FS'), ('export','HK')) t(channel_id, entity_id)`,
  `CREATE TABLE sales_order_line (order_id BIGINT, channel_id VARCHAR, category_id VARCHAR, signed_date DATE, amount_incl_tax ${MONEY}, amount ${MONEY}, vat ${MONEY}, cost ${MONEY})`,
  `INSERT INTO sales_order_line VALUES
    (1, 'direct', 'sofa', DATE '2024-01-05', 113, 100, 13, 50),
    (2, 'dealer', 'sofa', DATE '2024-01-06', 226, 200, 26, 120),
    (3, 'export', 'sofa', DATE '2024-01-10', 700, 700, 0, 500),
    (4, 'dealer', 'sofa', NULL, 1130, 1000, 130, 600)`,
  `CREATE TABLE sales_order AS FROM (VALUES (3, 'export', DATE '2024-01-10', 100.00::${MONEY})) t(order_id, channel_id, signed_date, amount_currency)`,
  `CREATE TABLE sales_return AS FROM (VALUES (DATE '2024-02-05', 'direct', 'sofa', 11.30::${MONEY}, 10.00::${MONEY}, 1.30::${MONEY}, 5.00::${MONEY}, DATE '2024-01-05'))
    t(return_date, channel_id, category_id, amount_incl_tax, amount, vat, cost, signed_date)`,
  `CREATE TABLE rebate AS FROM (VALUES (DATE '2024-01-31', TIMESTAMP '2024-02-22 10:00:00', 'dealer', 3.00::${MONEY})) t(accrual_date, recorded_at, channel_id, amount)`,
  `CREATE TABLE receipt AS FROM (VALUES
    ('SM', DATE '2024-01-02', 'direct', 'prepayment', 113.00::${MONEY}, 113.00::${MONEY}, NULL::${MONEY}),
    ('SM', DATE '2024-02-05', 'direct', 'refund_return', -11.30, -11.30, NULL),
    ('FS', DATE '2024-02-02', 'dealer', 'collection', 126.00, 126.00, NULL),
    ('HK', DATE '2024-02-20', 'export', 'collection', 345.00, 350.00, 50.00))
    t(entity_id, receipt_date, channel_id, receipt_type, amount, settled_amount, amount_currency)`,
  `CREATE TABLE exchange_rate AS SELECT 'USD' AS currency, CAST(day AS DATE) AS day, CAST(CASE WHEN day < DATE '2024-01-31' THEN 7 ELSE 6.9 END AS DECIMAL(10,4)) AS rate
    FROM unnest(generate_series(DATE '2023-12-31', DATE '2024-03-31', INTERVAL 1 DAY)) t(day)`,
  `CREATE TABLE intercompany_sale AS FROM (VALUES
    (DATE '2024-01-05', 'SM', 'FS', 'direct', 'sofa', 70.00::${MONEY}, 50.00::${MONEY}),
    (DATE '2024-02-05', 'SM', 'FS', 'direct', 'sofa', -7.00, -5.00),
    (DATE '2024-01-10', 'HK', 'FS', 'export', 'sofa', 600.00, 500.00)) t(day, buyer_id, seller_id, channel_id, category_id, amount, cost)`,
  `CREATE TABLE purchase_receipt AS FROM (VALUES (DATE '2024-01-03', 'board', 400.00::${MONEY}, 52.00::${MONEY})) t(received_date, material_id, amount, vat)`,
  `CREATE TABLE production_order AS FROM (VALUES (DATE '2024-01-04', 300.00::${MONEY}, 100.00::${MONEY}, 110.00::${MONEY})) t(finished_date, material_cost, labour_cost, overhead_cost)`,
  `CREATE TABLE payroll AS FROM (VALUES (DATE '2024-01-01', 'SM', 'direct', '660101', 7.00::${MONEY})) t(month, entity_id, channel_id, account_code, total_cost)`,
  `CREATE TABLE marketing_spend AS FROM (VALUES (DATE '2024-01-09', 'online', '660103', 4.00::${MONEY})) t(day, channel_id, account_code, amount)`,
  `CREATE TABLE expense AS FROM (VALUES
    ('FS', DATE '2024-01-15', DATE '2024-02-10', 'hq', '660203', true, 10.00::${MONEY}, 0.60::${MONEY}),
    ('SM', DATE '2024-01-31', NULL, 'direct', '660108', false, 2.00, 0.00),
    ('FS', DATE '2024-01-31', NULL, 'project', '6702', false, 1.00, 0.00),
    ('FS', DATE '2024-01-31', DATE '2024-01-31', 'hq', '6117', true, -5.00, 0.00)) t(entity_id, expense_date, due_date, channel_id, account_code, is_cash, amount, vat)`,
  `CREATE TABLE stock_month AS FROM (VALUES (DATE '2024-01-31', 900.00::${MONEY}, 480.00::${MONEY})) t(month_end, opening_value, received_value)`,
  `CREATE TABLE material_month AS FROM (VALUES (DATE '2024-01-01', 80.00::${MONEY})) t(month, opening_value)`,
  `CREATE TABLE opening_receivable AS FROM (VALUES ('dealer', 30.00::${MONEY})) t(channel_id, amount)`,
];

let books: Warehouse;

beforeAll(async () => {
  books = await openMemory();
  for (const statement of COMPANY) await books.execute(statement);
  await books.execute(`CREATE TABLE opening_balance AS ${openingBalance(1)}`);
  for (const statement of bookStatements(1, '2024-02-29')) await books.execute(statement);
  await books.execute(`CREATE TABLE journal AS FROM numbered`);
  await books.execute(`CREATE TABLE account_balance AS ${ACCOUNT_BALANCE}`);
});

afterAll(() => books.close());

async function ask(sql: string): Promise<readonly (readonly unknown[])[]> {
  return (await books.run({ sql, params: [] })).rows;
}

const PROFIT = "account_code LIKE '6%' AND voucher_type NOT IN ('closing', 'year_closing')";

test('every voucher balances, and so does every day of every entity', async () => {
  expect(
    await ask('SELECT entity_id, voucher FROM journal GROUP BY ALL HAVING sum(debit) <> sum(credit)'),
  ).toEqual([]);
  expect(
    (await ask('SELECT count(*) > 20 FROM (SELECT DISTINCT entity_id, voucher FROM journal)'))[0],
  ).toEqual([true]);
});

test('revenue of the group is what customers signed for less returns and rebates; internal sales are gone', async () => {
  const rows = await ask(
    `SELECT channel_id, sum(credit - debit)::VARCHAR FROM journal WHERE account_code = '6001' AND ${PROFIT} GROUP BY ALL ORDER BY ALL`,
  );
  expect(rows).toEqual([
    ['dealer', '197.00'],
    ['direct', '90.00'],
    ['export', '700.00'],
  ]);
  expect(
    await ask(
      `SELECT sum(credit - debit)::VARCHAR FROM journal WHERE account_code = '6001' AND entity_id = 'FS' AND ${PROFIT}`,
    ),
  ).toEqual([['860.00']]);
});

test('cost of the group is the cost of the plant, whoever sold', async () => {
  expect(
    await ask(
      `SELECT channel_id, sum(debit - credit)::VARCHAR FROM journal WHERE account_code = '6401' AND ${PROFIT} GROUP BY ALL ORDER BY ALL`,
    ),
  ).toEqual([
    ['dealer', '120.00'],
    ['direct', '45.00'],
    ['export', '500.00'],
  ]);
});

test('dollars owed are revalued at the rate of the month end, and what came in at another rate is settled at once', async () => {
  expect(
    await ask(
      `SELECT posting_date::VARCHAR, voucher_type, sum(debit - credit)::VARCHAR FROM journal
       WHERE account_code = '660303' AND ${PROFIT} GROUP BY ALL ORDER BY ALL`,
    ),
  ).toEqual([
    ['2024-01-31', 'revaluation', '10.00'],
    ['2024-02-20', 'receipt', '5.00'],
    ['2024-02-29', 'revaluation', '-5.00'],
  ]);
  expect(
    await ask(
      `SELECT sum(closing)::VARCHAR FROM account_balance
       WHERE month_end = DATE '2024-02-29' AND account_code = '1122' AND channel_id = 'export'`,
    ),
  ).toEqual([['345.00']]);
});

test('income tax is 15 % of the profit of every entity', async () => {
  // 987 revenue − 665 cost − 7 pay − 4 spend − 10 office − 2 fitting − 1 credit loss + 5 other income − 10 exchange
  expect(
    await ask(`SELECT sum(credit - debit)::VARCHAR FROM journal WHERE account_code <> '6801' AND ${PROFIT}`),
  ).toEqual([['293.00']]);
  expect(
    await ask(
      `SELECT round(sum(debit - credit), 1)::VARCHAR FROM journal WHERE account_code = '6801' AND ${PROFIT}`,
    ),
  ).toEqual([['44.0']]);
});

test('the month is closed: no income or expense account keeps a balance, and the sheet balances', async () => {
  expect(
    await ask(
      "SELECT account_code FROM account_balance WHERE account_code LIKE '6%' GROUP BY month_end, account_code HAVING sum(closing) <> 0",
    ),
  ).toEqual([]);
  expect(
    await ask('SELECT DISTINCT sum(closing)::VARCHAR FROM account_balance GROUP BY month_end, entity_id'),
  ).toEqual([['0.00']]);
});

test('a voucher written after its month keeps both dates', async () => {
  expect(
    await ask(
      "SELECT voucher, posting_date::VARCHAR, recorded_at::VARCHAR FROM journal WHERE voucher_type = 'rebate' AND account_code = '6001'",
    ),
  ).toEqual([['20240131-rebate-20240222', '2024-01-31', '2024-02-22 10:00:00']]);
});

test('opening + movement = closing for every account and month', async () => {
  expect(await ask('SELECT * FROM account_balance WHERE opening + debit - credit <> closing')).toEqual([]);
  expect(
    await ask(
      `SELECT a.account_code FROM account_balance a JOIN account_balance b ON b.month_end = last_day(a.month_end + INTERVAL 1 DAY)
       AND a.entity_id = b.entity_id AND a.account_code = b.account_code AND a.channel_id IS NOT DISTINCT FROM b.channel_id
       AND a.counterparty_id IS NOT DISTINCT FROM b.counterparty_id WHERE a.closing <> b.opening`,
    ),
  ).toEqual([]);
});

test('internal balances are eliminated to nothing, and what is left of them is the month not yet settled', async () => {
  const rows = await ask(
    `SELECT account_code, sum(closing)::VARCHAR FROM account_balance
     WHERE month_end = DATE '2024-02-29' AND counterparty_id IS NOT NULL AND account_code NOT LIKE '6%' GROUP BY ALL ORDER BY ALL`,
  );
  expect(rows.map(([, amount]) => amount)).toEqual(rows.map(() => '0.00'));
  expect(
    await ask(
      `SELECT sum(closing)::VARCHAR FROM account_balance WHERE month_end = DATE '2024-02-29' AND entity_id = 'FS' AND account_code = '1122' AND counterparty_id = 'SM'`,
    ),
  ).toEqual([['-7.91']]);
  await books.execute(`CREATE TABLE elimination AS ${ELIMINATION}`);
  expect(await ask("SELECT sum(amount)::VARCHAR FROM elimination WHERE account_code = '6001'")).toEqual([
    ['663.00'],
  ]);
});
