import { accountsWith } from './accounts.ts';

/** Lines of the cash flow statement. */
export type CashLine =
  | 'cf.sales_received'
  | 'cf.purchases_paid'
  | 'cf.people_paid'
  | 'cf.taxes_paid'
  | 'cf.other_operating_paid'
  | 'cf.assets_paid'
  | 'cf.loans_received'
  | 'cf.loans_repaid'
  | 'cf.dividends_interest_paid'
  | 'cf.internal';

/** One side of a voucher: the account and the amount are SQL over the columns of the posting's rows. */
export interface PostingLine {
  readonly side: 'debit' | 'credit';
  readonly account: string;
  readonly amount: string;
}

/**
 * A kind of voucher. `from` is a SELECT with the columns `entity_id, day, channel_id, category_id, counterparty_id`
 * and whatever the lines name; the lines of each row balance.
 */
export interface Posting {
  readonly type: string;
  readonly summary: { readonly zh: string; readonly en: string };
  readonly from: string;
  readonly lines: readonly PostingLine[];
  /** Where its money stands in the cash flow statement; null where no money moves or it moves between our own accounts. */
  readonly cash: CashLine | null;
  /** When it was written, where that is not the evening of the day. */
  readonly recordedAt?: string;
}

export function debit(account: string, amount: string): PostingLine {
  return { side: 'debit', account, amount };
}

export function credit(account: string, amount: string): PostingLine {
  return { side: 'credit', account, amount };
}

/** Makes the table that postings are added to. */
export const POSTED = `CREATE TABLE posted (entity_id VARCHAR, posting_date DATE, recorded_at TIMESTAMP,
  voucher_type VARCHAR, cash_line VARCHAR, account_code VARCHAR, channel_id VARCHAR, category_id VARCHAR,
  counterparty_id VARCHAR, debit DECIMAL(18,2), credit DECIMAL(18,2))`;

/** Adds the lines of postings that fall on or before the day the books end. */
export function post(posting: Posting, booksEnd: string): string {
  const lines = posting.lines.map((line) => lineOf(line, posting));
  return `INSERT INTO posted
WITH source AS (${posting.from}), rows AS (SELECT * FROM source WHERE day <= DATE '${booksEnd}')
SELECT entity_id, posting_date, recorded_at, '${posting.type}', ${posting.cash === null ? 'NULL' : `'${posting.cash}'`},
  account_code, CASE WHEN account_code LIKE '6%' OR counterparty_id IS NULL THEN ${carried('channel')} END,
  ${carried('category')}, ${carried('counterparty')}, sum(debit), sum(credit)
FROM (
${lines.join('\nUNION ALL\n')}
)
GROUP BY ALL HAVING sum(debit) <> 0 OR sum(credit) <> 0`;
}

function lineOf({ side, account, amount }: PostingLine, { recordedAt }: Posting): string {
  const debits = side === 'debit' ? amount : '0';
  const credits = side === 'credit' ? amount : '0';
  return `  SELECT entity_id, day AS posting_date, ${recordedAt ?? "day + INTERVAL '21 hours'"} AS recorded_at, ${account} AS account_code, channel_id, category_id, counterparty_id, CAST(${debits} AS DECIMAL(18,2)) AS debit, CAST(${credits} AS DECIMAL(18,2)) AS credit FROM rows`;
}

function carried(auxiliary: 'channel' | 'category' | 'counterparty'): string {
  const codes = accountsWith(auxiliary).map((code) => `'${code}'`);
  return `CASE WHEN account_code IN (${codes.join(', ')}) THEN ${auxiliary}_id END`;
}
