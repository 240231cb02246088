import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatDay, toCivil } from '@plumbline/calendar';
import { demoQuestions, makeCompany, writeDemo } from '@plumbline/demo';
import { formatDiagnostic } from '@plumbline/diagnostics';
import type { MetricQuery, MetricResult } from '@plumbline/query';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Opened, openCopy } from '../definitions/open-copy.ts';

/** Small, and long enough for the questions; what the answers must be is added up from the company itself, not from files. */
const OPTIONS = { scale: 0.15 };
const company = makeCompany({ seed: 20261120, from: '2024-01-01', to: '2026-11-19', ...OPTIONS });

let opened: Opened | undefined;

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'plumbline-demo-'));
  try {
    await writeDemo(folder, OPTIONS);
    opened = await openCopy(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
});
afterAll(async () => opened?.close());

async function ask(query: MetricQuery): Promise<MetricResult> {
  if (opened === undefined) throw new Error('the demo is not open');
  const { result, diagnostics } = await opened.session.query(query);
  if (result === null) throw new Error(diagnostics.map((found) => formatDiagnostic(found, 'en')).join('\n'));
  return result;
}

const money = (cents: number): string => (cents / 100).toFixed(2);
const add = (sums: Map<string, number>, key: string, amount: number) =>
  sums.set(key, (sums.get(key) ?? 0) + amount);
const inYear = (day: number, year: number) => toCivil(day).year === year;

function revenueBy(
  year: number,
  keyOf: (order: (typeof company.orders)[number]) => string,
): Map<string, number> {
  const sums = new Map<string, number>();
  for (const order of company.orders) {
    if (order.cancelled || !inYear(order.day, year)) continue;
    for (const line of order.lines) add(sums, keyOf(order), line.amount);
  }
  for (const item of company.returns) if (inYear(item.day, year)) add(sums, keyOf(item.order), -item.amount);
  return sums;
}

describe('the questions of the demo', () => {
  for (const { title, query } of demoQuestions) {
    test(title.en, async () => {
      const { rows, columns } = await ask(query);
      expect(rows.length).toBeGreaterThan(0);
      for (const metric of query.metrics) {
        const at = columns.findIndex(({ name }) => name === metric);
        expect(
          rows.every((row) => row[at] !== null),
          metric,
        ).toBe(true);
      }
    });
  }
});

describe('what the answers must be', () => {
  test('revenue by shop is what was sold less what came back', async () => {
    const expected = revenueBy(2025, (order) => order.shop.id);
    const { rows } = await ask({ metrics: ['revenue'], by: ['shop.shop_id'], period: '2025' });
    expect(rows).toEqual([...expected].sort().map(([shop, cents]) => [shop, money(cents)]));
  });

  test('the year so far compares with the same days of the year before', async () => {
    const until = (year: number) => {
      let cents = 0;
      const isEarly = (day: number) => inYear(day, year) && formatDay(day).slice(5) <= '11-19';
      for (const order of company.orders) {
        if (!order.cancelled && isEarly(order.day)) for (const line of order.lines) cents += line.amount;
      }
      for (const item of company.returns) if (isEarly(item.day)) cents -= item.amount;
      return money(cents);
    };
    const { rows, ranges } = await ask({ metrics: ['revenue'], period: 'ytd', compare: ['year_ago'] });
    expect(rows[0]?.slice(0, 2)).toEqual([until(2026), until(2025)]);
    expect(ranges).toEqual({ current: ['2026-01-01', '2026-11-19'], year_ago: ['2025-01-01', '2025-11-19'] });
  });

  test('stock at a month end is the last day of the month, bank the balance of the ledger', async () => {
    const { rows } = await ask({
      metrics: ['stock_value', 'ledger_stock', 'cash'],
      by: ['month'],
      period: '2026-08..2026-10',
    });
    const ends = ['2026-08-31', '2026-09-30', '2026-10-31'];
    const expected = ends.map((end) => {
      const stock = company.stock
        .filter((row) => formatDay(row.day) === end)
        .reduce((sum, row) => sum + row.value, 0);
      const bank = company.books.balances.find(
        (line) => formatDay(line.monthEnd) === end && line.account === '1002',
      );
      return [`${end.slice(0, 7)}-01`, money(stock), money(stock), money(bank?.closing ?? 0)];
    });
    expect(rows).toEqual(expected);
  });

  test('customers who came back are counted over the whole year, whatever the month', async () => {
    const orders = new Map<string, number>();
    for (const order of company.orders) {
      if (!order.cancelled && inYear(order.day, 2025)) add(orders, order.customer.id, 1);
    }
    const again = [...orders.values()].filter((count) => count >= 2).length;
    const { rows } = await ask({ metrics: ['customers', 'repeat_customers', 'repeat_rate'], period: '2025' });
    expect(rows).toEqual([[String(orders.size), String(again), again / orders.size]]);
  });

  test('net profit is what the ledger says before profit and loss is closed', async () => {
    let cents = 0;
    for (const line of company.books.journal) {
      if (line.type === 'closing' || !line.account.startsWith('6') || !inYear(line.day, 2025)) continue;
      cents += line.side === 'credit' ? line.amount : -line.amount;
    }
    const { rows } = await ask({
      metrics: ['net_profit', 'books_minus_orders', 'unbalanced_vouchers'],
      period: '2025',
    });
    expect(rows).toEqual([[money(cents), '0.00', '0']]);
  });

  test('attainment is actual by whole plan, and the total divides total by total', async () => {
    const actual = [...revenueBy(2025, () => 'all').values()][0] ?? 0;
    const plan = company.budgets
      .filter(({ month }) => inYear(month, 2025))
      .reduce((sum, { revenue }) => sum + revenue, 0);
    const { totals, columns } = await ask({
      metrics: ['revenue'],
      by: ['channel'],
      period: '2025',
      compare: ['budget'],
      totals: true,
    });
    const at = columns.findIndex(({ name }) => name === 'revenue__budget_attainment');
    expect(totals?.[0]?.row[at]).toBeCloseTo(actual / plan, 12);
  });
});
