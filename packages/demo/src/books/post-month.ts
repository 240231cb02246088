import { type Day, fromCivil, toCivil } from '@plumbline/calendar';
import { type Cents, portion } from '../cents.ts';
import { type AccountCode, isProfitAndLoss } from '../company/account.ts';
import { type Channel, SALES_CHANNELS, type SalesChannel } from '../company/channel.ts';
import { type Books, balanceOf, balancesSoFar, openingOf, post } from './books.ts';
import { type DayFigures, netRevenue } from './day-figures.ts';
import type { Summary } from './summary.ts';
import { credit, debit, type Posting } from './voucher.ts';

/** Monthly wages in 2024, in cents; they rise by 4 % a year. */
const WAGES: Readonly<Record<Channel, Cents>> = {
  retail: 16_500_000,
  dealer: 2_600_000,
  online: 8_200_000,
  project: 2_400_000,
  hq: 17_200_000,
};
const RENT: Cents = 12_600_000;
const DEPRECIATION: Cents = 3_000_000;
const OFFICE: Cents = 1_900_000;
const INTEREST: Cents = 760_000;

/** Permille of the month's revenue less returns. */
const DELIVERY: Readonly<Record<SalesChannel, number>> = { retail: 34, dealer: 12, online: 42, project: 18 };
const PLATFORM_FEE = 48;
const ADVERTISING: Readonly<Record<SalesChannel, number>> = {
  retail: 14,
  dealer: 6,
  online: 102,
  project: 4,
};
/** Online buys new customers from here on. */
const CAMPAIGN_FROM: Day = fromCivil(2026, 3, 1);
const CAMPAIGN_ADVERTISING = 188;

const scaled = (amount: Cents, scale: number): Cents => Math.round(amount * scale);

function wagesOf(channel: Channel, year: number, scale: number): Cents {
  return scaled(portion(WAGES[channel], 100 + 4 * Math.max(0, year - 2024), 100), scale);
}

function accrueWages(books: Books, day: Day, scale: number): void {
  const { year } = toCivil(day);
  const postings: Posting[] = SALES_CHANNELS.map((channel) =>
    debit('660101', channel, wagesOf(channel, year, scale)),
  );
  postings.push(debit('660201', 'hq', wagesOf('hq', year, scale)));
  const total = postings.reduce((sum, { amount }) => sum + amount, 0);
  post(books, {
    day,
    type: 'accrual',
    summary: 'wages',
    postings: [...postings, credit('2211', 'hq', total)],
  });
}

function payMonthlyCosts(books: Books, figures: DayFigures, day: Day, scale: number): void {
  const { year, month } = toCivil(day);
  const range = { from: fromCivil(year, month, 1), to: day };
  const postings: Posting[] = [];
  for (const channel of SALES_CHANNELS) {
    const revenue = netRevenue(figures, channel, range);
    const advertising =
      channel === 'online' && day >= CAMPAIGN_FROM ? CAMPAIGN_ADVERTISING : ADVERTISING[channel];
    postings.push(debit('660103', channel, portion(revenue, advertising, 1000)));
    postings.push(debit('660105', channel, portion(revenue, DELIVERY[channel], 1000)));
    if (channel === 'online') postings.push(debit('660104', channel, portion(revenue, PLATFORM_FEE, 1000)));
  }
  postings.push(debit('660203', 'hq', scaled(OFFICE, scale)), debit('6603', 'hq', scaled(INTEREST, scale)));
  const total = postings.reduce((sum, { amount }) => sum + amount, 0);
  post(books, {
    day,
    type: 'bank',
    summary: 'monthly-costs',
    postings: [...postings, credit('1002', 'hq', total)],
  });
  const depreciation = scaled(DEPRECIATION, scale);
  post(books, {
    day,
    type: 'accrual',
    summary: 'depreciation',
    postings: [debit('660202', 'hq', depreciation), credit('1602', 'hq', depreciation)],
  });
}

/** Brings the income tax of the year to a quarter of its profit so far; never below zero. */
function accrueIncomeTax(books: Books, day: Day): void {
  const { year } = toCivil(day);
  const result = balancesSoFar(books).filter(({ account }) => isProfitAndLoss(account));
  const profit = -result.reduce((sum, { balance }) => sum + balance, 0);
  const accrued = books.journal
    .filter((line) => line.account === '6801' && line.type === 'accrual' && toCivil(line.day).year === year)
    .reduce((sum, { amount }) => sum + amount, 0);
  const beforeTax = -balanceOf(books, '4103', 'hq') + accrued + profit;
  const tax = Math.max(0, portion(beforeTax, 1, 4)) - accrued;
  post(books, {
    day,
    type: 'accrual',
    summary: 'income-tax',
    postings: [debit('6801', 'hq', tax), credit('222102', 'hq', tax)],
  });
}

function closeProfitAndLoss(books: Books, day: Day): void {
  const open = balancesSoFar(books).filter(
    ({ account, balance }) => isProfitAndLoss(account) && balance !== 0,
  );
  const postings = open.map(({ account, channel, balance }) =>
    account === '6001' ? debit(account, channel, -balance) : credit(account, channel, balance),
  );
  const profit = -open.reduce((sum, { balance }) => sum + balance, 0);
  post(books, {
    day,
    type: 'closing',
    summary: 'profit-closed',
    postings: [...postings, credit('4103', 'hq', profit)],
  });
  if (toCivil(day).month === 12) {
    const year = -balanceOf(books, '4103', 'hq');
    post(books, {
      day,
      type: 'closing',
      summary: 'year-closed',
      postings: [debit('4103', 'hq', year), credit('4104', 'hq', year)],
    });
  }
}

/** What is booked on the last day of a month, after the day's trade. */
export function postMonthEnd(books: Books, figures: DayFigures, day: Day, scale: number): void {
  accrueWages(books, day, scale);
  payMonthlyCosts(books, figures, day, scale);
  accrueIncomeTax(books, day);
  closeProfitAndLoss(books, day);
}

/** Pays what was owed at the end of the month before. */
function settle(books: Books, day: Day, account: AccountCode, summary: Summary): void {
  const owed = -openingOf(books, account, 'hq');
  if (owed <= 0) return;
  post(books, {
    day,
    type: 'bank',
    summary,
    postings: [debit(account, 'hq', owed), credit('1002', 'hq', owed)],
  });
}

/** Rent on the 1st, wages on the 10th, taxes on the 15th (income tax after each quarter), before the day's trade. */
export function postFixedDays(books: Books, day: Day, scale: number): void {
  const civil = toCivil(day);
  if (civil.day === 1) {
    const rent = scaled(RENT, scale);
    post(books, {
      day,
      type: 'bank',
      summary: 'rent',
      postings: [debit('660102', 'retail', rent), credit('1002', 'hq', rent)],
    });
  }
  if (civil.day === 10) settle(books, day, '2211', 'wages-paid');
  if (civil.day === 15) settle(books, day, '222101', 'vat-paid');
  if (civil.day === 15 && civil.month % 3 === 1) settle(books, day, '222102', 'income-tax-paid');
}
