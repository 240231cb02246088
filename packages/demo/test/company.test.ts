import { formatDay, parseDay, toCivil } from '@plumbline/calendar';
import { describe, expect, test } from 'vitest';
import { SALES_CHANNELS } from '../src/company/channel.ts';
import { makeCompany } from '../src/make-company.ts';

const company = makeCompany();
const { books, orders, returns, stock } = company;
const signed = (line: { side: string; amount: number }): number =>
  line.side === 'debit' ? line.amount : -line.amount;
const add = <K>(sums: Map<K, number>, key: K, amount: number): void =>
  void sums.set(key, (sums.get(key) ?? 0) + amount);
const nonZero = <K>(sums: Map<K, number>): readonly (readonly [K, number])[] =>
  [...sums].filter(([, amount]) => amount !== 0);

describe('the ledger', () => {
  test('balances in every voucher, on every day and in total', () => {
    const vouchers = new Map<string, number>();
    const days = new Map<number, number>();
    for (const line of books.journal) {
      add(vouchers, line.voucher, signed(line));
      add(days, line.day, signed(line));
    }
    expect(vouchers.size).toBeGreaterThan(5_000);
    expect(nonZero(vouchers)).toEqual([]);
    expect(nonZero(days)).toEqual([]);
  });

  test('covers whole months: opening balances the day before the first, closed before the running month', () => {
    const days = books.journal.map((line) => line.day);
    expect(formatDay(days[0]!)).toBe('2023-12-31');
    expect(formatDay(days.at(-1)!)).toBe('2026-10-31');
  });

  test('books exactly what was sold less what came back, by day and channel', () => {
    const gap = new Map<string, number>();
    const last = parseDay('2026-10-31')!;
    for (const order of orders) {
      if (order.cancelled || order.day > last) continue;
      for (const line of order.lines) add(gap, `${order.day} ${order.shop.channel}`, line.amount);
    }
    for (const item of returns)
      if (item.day <= last) add(gap, `${item.day} ${item.order.shop.channel}`, -item.amount);
    for (const line of books.journal) {
      if (line.account === '6001' && line.type !== 'closing')
        add(gap, `${line.day} ${line.channel}`, signed(line));
    }
    expect(gap.size).toBeGreaterThan(2_000);
    expect(nonZero(gap)).toEqual([]);
  });

  test('books the cost of what was sold at the cost of its order line', () => {
    let cost = 0;
    const last = parseDay('2026-10-31')!;
    for (const order of orders) {
      if (!order.cancelled && order.day <= last) for (const line of order.lines) cost += line.cost;
    }
    for (const item of returns) if (item.day <= last) cost -= item.cost;
    const booked = books.journal.filter((line) => line.account === '6401' && line.type !== 'closing');
    expect(booked.reduce((sum, line) => sum + signed(line), 0)).toBe(cost);
  });

  test('carries every balance forward: opening + debit - credit = closing = next opening', () => {
    const last = new Map<string, number>();
    for (const line of books.balances) {
      const key = `${line.account} ${line.channel}`;
      expect(line.opening).toBe(last.get(key) ?? 0);
      expect(line.closing).toBe(line.opening + line.debit - line.credit);
      last.set(key, line.closing);
    }
  });

  test('balances hold what the journal says, and add up to zero in every month', () => {
    const journal = new Map<string, number>();
    for (const line of books.journal) add(journal, `${line.account} ${line.channel}`, signed(line));
    for (const line of books.balances) {
      if (formatDay(line.monthEnd) === '2026-10-31')
        add(journal, `${line.account} ${line.channel}`, -line.closing);
    }
    expect(nonZero(journal)).toEqual([]);
    const months = new Map<number, number>();
    for (const line of books.balances) add(months, line.monthEnd, line.closing);
    expect(months.size).toBe(35);
    expect(nonZero(months)).toEqual([]);
  });

  test('closes profit and loss every month, and the profit of a year into retained earnings', () => {
    const open = books.balances.filter((line) => line.account.startsWith('6') && line.closing !== 0);
    expect(open).toEqual([]);
    const december = books.balances.filter(
      (line) => line.account === '4103' && toCivil(line.monthEnd).month === 12,
    );
    expect(december.map((line) => line.closing)).toEqual([0, 0]);
  });

  test('keeps the value of the stock, also over the change of standard costs', () => {
    const values = new Map<number, number>();
    for (const row of stock) add(values, row.day, row.value);
    const booked = books.balances.filter((line) => line.account === '1405');
    expect(booked.length).toBe(35);
    for (const line of booked)
      expect([formatDay(line.monthEnd), line.closing]).toEqual([
        formatDay(line.monthEnd),
        values.get(line.monthEnd),
      ]);
  });

  test('never runs out of money and never owes receivables', () => {
    const bank = books.balances.filter((line) => line.account === '1002');
    expect(Math.min(...bank.map((line) => line.closing))).toBeGreaterThan(0);
    const receivables = books.balances.filter((line) => line.account === '1122');
    expect(Math.min(...receivables.map((line) => line.closing))).toBeGreaterThanOrEqual(0);
  });
});

describe('trade', () => {
  test('has the size of a small company', () => {
    const lines = orders.reduce((sum, order) => sum + order.lines.length, 0);
    expect(lines).toBeGreaterThan(20_000);
    expect(lines).toBeLessThan(50_000);
  });

  test('splits every amount with tax into amount and tax, and prices it by quantity', () => {
    for (const order of orders) {
      for (const line of order.lines) {
        expect(line.amountInclTax).toBe(line.quantity * line.unitPrice);
        expect(line.amount + line.vat).toBe(line.amountInclTax);
        expect(line.cost).toBe(line.quantity * line.unitCost);
        expect(line.unitPrice).toBeLessThan(line.listPrice);
        expect(line.unitPrice).toBeGreaterThan(line.unitCost);
      }
    }
  });

  test('takes back at most what was sold, later than it was sold, and until the last day', () => {
    for (const item of returns) {
      expect(item.order.cancelled).toBe(false);
      expect(item.quantity).toBeLessThanOrEqual(item.line.quantity);
      expect(item.amount).toBeLessThanOrEqual(item.line.amount);
      expect(item.day).toBeGreaterThan(item.order.day);
      expect(item.day).toBeLessThanOrEqual(company.to);
    }
  });

  test('moves stock by what is received, returned and sold, and is never short', () => {
    const last = new Map<string, number>();
    for (const row of stock) {
      const before = last.get(row.product.id);
      if (before !== undefined) expect(row.units).toBe(before + row.received + row.returned - row.sold);
      expect(row.units).toBeGreaterThanOrEqual(0);
      expect(row.value).toBe(row.units * row.unitCost);
      last.set(row.product.id, row.units);
    }
  });

  test('tells its story: revenue of January to October 2026 is above the year before, net profit well below', () => {
    const figure = (year: number, accounts: RegExp): number =>
      -books.journal
        .filter(
          (line) =>
            line.type !== 'closing' &&
            accounts.test(line.account) &&
            toCivil(line.day).year === year &&
            toCivil(line.day).month <= 10,
        )
        .reduce((sum, line) => sum + signed(line), 0);
    expect(figure(2026, /^6001/) / figure(2025, /^6001/)).toBeGreaterThan(1.1);
    expect(figure(2026, /^6/) / figure(2025, /^6/)).toBeLessThan(0.8);
  });

  test('every order belongs to a known customer whose first order is the first one', () => {
    const first = new Map<string, number>();
    for (const order of orders) if (!first.has(order.customer.id)) first.set(order.customer.id, order.day);
    expect(company.customers.map((who) => [who.id, who.firstOrder])).toEqual(
      [...first].map(([id, day]) => [id, day]),
    );
  });

  test('budgets every month of every year for every sales channel', () => {
    expect(company.budgets.length).toBe(3 * 12 * SALES_CHANNELS.length);
    const online = company.budgets.filter(
      (budget) => budget.channel === 'online' && toCivil(budget.month).year === 2026,
    );
    // 12 months in whole yuan: the year within 6 yuan of what was planned.
    expect(Math.abs(online.reduce((sum, budget) => sum + budget.revenue, 0) - 16_500_000_00)).toBeLessThan(
      600,
    );
  });
});
