import type { Day } from '@plumbline/calendar';
import type { Cents } from '../cents.ts';
import type { AccountCode } from '../company/account.ts';
import type { Channel } from '../company/channel.ts';
import type { Summary } from './summary.ts';

export type VoucherType =
  | 'opening'
  | 'sales'
  | 'return'
  | 'purchase'
  | 'bank'
  | 'accrual'
  | 'revaluation'
  | 'closing';

/** One side of a voucher. Reversals stay on their side with a negative amount (红字). */
export interface Posting {
  readonly account: AccountCode;
  readonly channel: Channel;
  readonly side: 'debit' | 'credit';
  readonly amount: Cents;
}

export interface Voucher {
  readonly day: Day;
  readonly type: VoucherType;
  readonly summary: Summary;
  readonly postings: readonly Posting[];
}

export const debit = (account: AccountCode, channel: Channel, amount: Cents): Posting => ({
  account,
  channel,
  side: 'debit',
  amount,
});
export const credit = (account: AccountCode, channel: Channel, amount: Cents): Posting => ({
  account,
  channel,
  side: 'credit',
  amount,
});
