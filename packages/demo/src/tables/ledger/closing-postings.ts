import { credit, debit, type Posting } from './posting.ts';

const INCOME = "account_code IN ('6001', '6117', '6301')";

/** 结转损益: every month, what income and expense accounts hold goes to 本年利润. */
export const profitTransfer: Posting = {
  type: 'closing',
  summary: { zh: '结转本期损益', en: 'Profit and loss accounts closed' },
  from: `SELECT entity_id, last_day(posting_date) AS day, account_code, channel_id, category_id, counterparty_id, sum(credit - debit) AS net
FROM posted WHERE account_code LIKE '6%' GROUP BY ALL`,
  lines: [
    debit('account_code', `CASE WHEN ${INCOME} THEN net ELSE 0 END`),
    credit('account_code', `CASE WHEN ${INCOME} THEN 0 ELSE -net END`),
    credit("'4103'", `CASE WHEN ${INCOME} THEN net ELSE 0 END`),
    debit("'4103'", `CASE WHEN ${INCOME} THEN 0 ELSE -net END`),
  ],
  cash: null,
};

/** At the end of a year 本年利润 goes to 利润分配. */
export const yearTransfer: Posting = {
  type: 'year_closing',
  summary: { zh: '结转本年利润', en: 'Profit of the year closed' },
  from: `SELECT entity_id, make_date(year(posting_date), 12, 31) AS day, NULL AS channel_id, NULL AS category_id, NULL AS counterparty_id,
  sum(credit - debit) AS net FROM posted WHERE account_code = '4103' GROUP BY ALL`,
  lines: [debit("'4103'", 'net'), credit("'4104'", 'net')],
  cash: null,
};
