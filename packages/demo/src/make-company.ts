import { type Day, parseDay } from '@plumbline/calendar';
import { InternalError } from '@plumbline/diagnostics';
import type { Books } from './books/books.ts';
import { dayFigures } from './books/day-figures.ts';
import { keepBooks } from './books/keep-books.ts';
import { type Budget, makeBudgets } from './plan/make-budgets.ts';
import { makeOrders } from './sales/make-orders.ts';
import { makeReturns } from './sales/make-returns.ts';
import type { Customer, Order, Return } from './sales/order.ts';
import { makeStock, type StockDay } from './stock/make-stock.ts';

export interface CompanyOptions {
  readonly seed: number;
  /** First day of trade, the first of a month: `2024-01-01`. */
  readonly from: string;
  /** Last day of trade. */
  readonly to: string;
  /** 1 is about 40,000 order lines. */
  readonly scale: number;
}

/** Everything the demo company did, before it is written as files. */
export interface Company {
  readonly from: Day;
  readonly to: Day;
  readonly customers: readonly Customer[];
  readonly orders: readonly Order[];
  readonly returns: readonly Return[];
  readonly stock: readonly StockDay[];
  readonly books: Books;
  readonly budgets: readonly Budget[];
}

export const DEFAULT_COMPANY: CompanyOptions = {
  seed: 20261120,
  from: '2024-01-01',
  to: '2026-11-19',
  scale: 1,
};

function dayOf(text: string): Day {
  const day = parseDay(text);
  if (day === null) throw new InternalError(`${text} is no day`);
  return day;
}

/** Makes the company bottom-up: orders, returns, stock, ledger. Same options, same company. */
export function makeCompany(options: CompanyOptions = DEFAULT_COMPANY): Company {
  const { seed, scale } = options;
  const from = dayOf(options.from);
  const to = dayOf(options.to);
  const { orders, customers } = makeOrders({ seed, from, to, scale });
  const returns = makeReturns(orders, seed, to);
  const stock = makeStock({ orders, returns }, { from, to });
  const books = keepBooks(dayFigures({ orders, returns, stock, from }), { from, to, scale });
  return { from, to, customers, orders, returns, stock, books, budgets: makeBudgets({ from, to, scale }) };
}
