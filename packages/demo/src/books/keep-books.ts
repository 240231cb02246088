import { type Day, DEFAULT_CALENDAR, endOf } from '@plumbline/calendar';
import type { Cents } from '../cents.ts';
import { type Books, closeMonth, openBooks, post } from './books.ts';
import type { DayFigures } from './day-figures.ts';
import { postFixedDays, postMonthEnd } from './post-month.ts';
import { postTrade } from './post-trade.ts';
import { credit, debit } from './voucher.ts';

const OPENING = {
  bank: 460_000_000,
  dealerReceivables: 42_000_000,
  fixedAssets: 360_000_000,
  depreciation: 72_000_000,
  loan: 190_000_000,
  payables: 68_000_000,
  wages: 22_000_000,
  vat: 14_000_000,
  capital: 500_000_000,
} as const;

function postOpening(books: Books, day: Day, stock: Cents, scale: number): void {
  const of = (key: keyof typeof OPENING): Cents => Math.round(OPENING[key] * scale);
  const assets = of('bank') + of('dealerReceivables') + stock + of('fixedAssets') - of('depreciation');
  const owed = of('loan') + of('payables') + of('wages') + of('vat') + of('capital');
  post(books, {
    day,
    type: 'opening',
    summary: 'opening',
    postings: [
      debit('1002', 'hq', of('bank')),
      debit('1122', 'dealer', of('dealerReceivables')),
      debit('1405', 'hq', stock),
      debit('1601', 'hq', of('fixedAssets')),
      credit('1602', 'hq', of('depreciation')),
      credit('2001', 'hq', of('loan')),
      credit('2202', 'hq', of('payables')),
      credit('2211', 'hq', of('wages')),
      credit('222101', 'hq', of('vat')),
      credit('4001', 'hq', of('capital')),
      credit('4104', 'hq', assets - owed),
    ],
  });
}

/** Receivables and payables of the opening balance are settled within the first months. */
function postOpeningItems(books: Books, from: Day, day: Day, scale: number): void {
  const receivables = Math.round(OPENING.dealerReceivables * scale);
  const payables = Math.round(OPENING.payables * scale);
  if (day === from + 30) {
    post(books, {
      day,
      type: 'bank',
      summary: 'opening-collected',
      postings: [debit('1002', 'hq', receivables), credit('1122', 'dealer', receivables)],
    });
  }
  if (day === from + 35) {
    post(books, {
      day,
      type: 'bank',
      summary: 'opening-paid',
      postings: [debit('2202', 'hq', payables), credit('1002', 'hq', payables)],
    });
  }
}

/** The last day the ledger is written for: the last month end that lies before `to`, or `to` when it ends a month. */
export function closedUntil(to: Day): Day {
  const monthEnd = endOf('month', to, DEFAULT_CALENDAR);
  if (monthEnd === to) return to;
  let day = to;
  while (endOf('month', day, DEFAULT_CALENDAR) !== day) day -= 1;
  return day;
}

/** The whole ledger: opening balances the day before, then day by day until the last closed month. */
export function keepBooks(figures: DayFigures, company: { from: Day; to: Day; scale: number }): Books {
  const { from, to, scale } = company;
  const books = openBooks();
  postOpening(books, from - 1, figures.openingStock, scale);
  closeMonth(books, from - 1);
  for (let day = from; day <= closedUntil(to); day += 1) {
    postFixedDays(books, day, scale);
    postOpeningItems(books, from, day, scale);
    postTrade(books, figures, day);
    if (endOf('month', day, DEFAULT_CALENDAR) === day) {
      postMonthEnd(books, figures, day, scale);
      closeMonth(books, day);
    }
  }
  return books;
}
