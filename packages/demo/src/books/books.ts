import { type Day, formatDay } from '@plumbline/calendar';
import { InternalError } from '@plumbline/diagnostics';
import type { Cents } from '../cents.ts';
import type { AccountCode } from '../company/account.ts';
import type { Channel } from '../company/channel.ts';
import type { Summary } from './summary.ts';
import type { Posting, Voucher, VoucherType } from './voucher.ts';

export interface JournalLine extends Posting {
  readonly voucher: string;
  readonly line: number;
  readonly day: Day;
  readonly type: VoucherType;
  readonly summary: Summary;
}

/** An account of a channel in one month; amounts with debit positive. */
export interface BalanceLine {
  readonly monthEnd: Day;
  readonly account: AccountCode;
  readonly channel: Channel;
  readonly opening: Cents;
  readonly debit: Cents;
  readonly credit: Cents;
  readonly closing: Cents;
}

interface Movement {
  readonly account: AccountCode;
  readonly channel: Channel;
  opening: Cents;
  debit: Cents;
  credit: Cents;
}

/** The ledger while it is written: grows voucher by voucher. */
export interface Books {
  readonly journal: JournalLine[];
  readonly balances: BalanceLine[];
  /** The month being written, by account and channel. */
  readonly month: Map<string, Movement>;
  readonly vouchersOfDay: Map<Day, number>;
}

export function openBooks(): Books {
  return { journal: [], balances: [], month: new Map(), vouchersOfDay: new Map() };
}

function movementOf(books: Books, account: AccountCode, channel: Channel): Movement {
  const key = `${account}|${channel}`;
  const known = books.month.get(key);
  if (known) return known;
  const fresh = { account, channel, opening: 0, debit: 0, credit: 0 };
  books.month.set(key, fresh);
  return fresh;
}

/** Books a voucher. Sides of zero are left out, and so is a voucher without any. */
export function post(books: Books, voucher: Voucher): void {
  const postings = voucher.postings.filter((posting) => posting.amount !== 0);
  const gap = postings.reduce((sum, { side, amount }) => sum + (side === 'debit' ? amount : -amount), 0);
  if (gap !== 0)
    throw new InternalError(`voucher of ${formatDay(voucher.day)} (${voucher.summary}) is off by ${gap}`);
  if (postings.length === 0) return;
  const count = (books.vouchersOfDay.get(voucher.day) ?? 0) + 1;
  books.vouchersOfDay.set(voucher.day, count);
  const number = `${formatDay(voucher.day).replaceAll('-', '')}-${String(count).padStart(2, '0')}`;
  const { day, type, summary } = voucher;
  for (const [at, posting] of postings.entries()) {
    books.journal.push({ ...posting, voucher: number, line: at + 1, day, type, summary });
    movementOf(books, posting.account, posting.channel)[posting.side] += posting.amount;
  }
}

/** Balance of an account of a channel as booked so far, debit positive. */
export function balanceOf(books: Books, account: AccountCode, channel: Channel): Cents {
  const movement = books.month.get(`${account}|${channel}`);
  return movement ? movement.opening + movement.debit - movement.credit : 0;
}

/** Balance of an account of a channel at the end of the month before, debit positive. */
export function openingOf(books: Books, account: AccountCode, channel: Channel): Cents {
  return books.month.get(`${account}|${channel}`)?.opening ?? 0;
}

/** Accounts and channels that were ever booked, with their balance so far, debit positive. */
export function balancesSoFar(
  books: Books,
): readonly { readonly account: AccountCode; readonly channel: Channel; readonly balance: Cents }[] {
  return [...books.month.values()].map(({ account, channel, opening, debit: debits, credit: credits }) => ({
    account,
    channel,
    balance: opening + debits - credits,
  }));
}

/** Writes the balances of the month down and carries them forward. */
export function closeMonth(books: Books, monthEnd: Day): void {
  const lines = [...books.month.values()].sort((a, b) =>
    a.account + a.channel < b.account + b.channel ? -1 : 1,
  );
  for (const movement of lines) {
    const closing = movement.opening + movement.debit - movement.credit;
    books.balances.push({ monthEnd, ...movement, closing });
    movement.opening = closing;
    movement.debit = 0;
    movement.credit = 0;
  }
}
