import type { Day } from '@plumbline/calendar';
import { vatOn } from '../cents.ts';
import { SALES_CHANNELS, type SalesChannel } from '../company/channel.ts';
import { COST_RISE_DAY } from '../company/product.ts';
import { type Books, post } from './books.ts';
import { type DayFigures, owedFor } from './day-figures.ts';
import { credit, debit } from './voucher.ts';

/** Days until a customer's money arrives; null: paid at the till. */
const COLLECTED_AFTER: Readonly<Record<SalesChannel, number | null>> = {
  retail: null,
  online: 7,
  dealer: 45,
  project: 120,
};
const SUPPLIERS_PAID_AFTER = 40;

function postSales(books: Books, figures: DayFigures, day: Day, channel: SalesChannel): void {
  const goods = figures.sold(day, channel);
  post(books, {
    day,
    type: 'sales',
    summary: 'sale',
    postings: [
      COLLECTED_AFTER[channel] === null
        ? debit('1002', 'hq', goods.inclTax)
        : debit('1122', channel, goods.inclTax),
      credit('6001', channel, goods.amount),
      credit('222101', 'hq', goods.vat),
      debit('6401', channel, goods.cost),
      credit('1405', 'hq', goods.cost),
    ],
  });
}

function postReturns(books: Books, figures: DayFigures, day: Day, channel: SalesChannel): void {
  const goods = figures.returned(day, channel);
  post(books, {
    day,
    type: 'return',
    summary: 'return',
    postings: [
      COLLECTED_AFTER[channel] === null
        ? debit('1002', 'hq', -goods.inclTax)
        : debit('1122', channel, -goods.inclTax),
      credit('6001', channel, -goods.amount),
      credit('222101', 'hq', -goods.vat),
      debit('6401', channel, -goods.cost),
      credit('1405', 'hq', -goods.stockValue),
      credit('1404', 'hq', goods.stockValue - goods.cost),
    ],
  });
}

/** The money for what was sold so many days ago, less what came back then. */
function postCollection(books: Books, figures: DayFigures, day: Day, channel: SalesChannel): void {
  const wait = COLLECTED_AFTER[channel];
  if (wait === null) return;
  const amount = figures.sold(day - wait, channel).inclTax - figures.returned(day - wait, channel).inclTax;
  post(books, {
    day,
    type: 'bank',
    summary: 'collection',
    postings: [debit('1002', 'hq', amount), credit('1122', channel, amount)],
  });
}

function postPurchases(books: Books, figures: DayFigures, day: Day): void {
  const value = figures.purchased(day);
  post(books, {
    day,
    type: 'purchase',
    summary: 'purchase',
    postings: [
      debit('1405', 'hq', value),
      debit('222101', 'hq', vatOn(value)),
      credit('2202', 'hq', owedFor(value)),
    ],
  });
  const paid = owedFor(figures.purchased(day - SUPPLIERS_PAID_AFTER));
  post(books, {
    day,
    type: 'bank',
    summary: 'suppliers-paid',
    postings: [debit('2202', 'hq', paid), credit('1002', 'hq', paid)],
  });
}

/** Sales, returns, money in, goods in and money out of one day. */
export function postTrade(books: Books, figures: DayFigures, day: Day): void {
  if (day === COST_RISE_DAY) {
    post(books, {
      day,
      type: 'revaluation',
      summary: 'revaluation',
      postings: [debit('1405', 'hq', figures.revaluation), credit('1404', 'hq', figures.revaluation)],
    });
  }
  for (const channel of SALES_CHANNELS) {
    postSales(books, figures, day, channel);
    postReturns(books, figures, day, channel);
    postCollection(books, figures, day, channel);
  }
  postPurchases(books, figures, day);
}
