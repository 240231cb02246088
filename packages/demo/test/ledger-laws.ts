/** A law of the books: rows that break it, and one edit of the data that must be noticed. */
export interface LedgerLaw {
  readonly name: string;
  /** Rows that break the law. */
  readonly broken: string;
  /** A table and the SELECT that puts one wrong thing into it. */
  readonly tamper: { readonly table: string; readonly select: string };
}

/** One row of a table other than it was. */
const change = (table: string, column: string, by: string, where: string): LedgerLaw['tamper'] => ({
  table,
  select: `SELECT * REPLACE (CASE WHEN ${where} AND rowid_ = (SELECT min(rowid_) FROM numbered_rows WHERE ${where}) THEN (${by})::DECIMAL(18, 2) ELSE ${column} END AS ${column})
    FROM numbered_rows`,
});

const CASH = "account_code IN ('1001', '1002', '1012')";
/** Only costs of selling and of people carry a channel in the books. */
const CHANNEL = "CASE WHEN account_code LIKE '66%' THEN channel_id ELSE 'none' END AS bearer";
const OPEN = "voucher_type NOT IN ('closing', 'year_closing')";

export const LEDGER_LAWS: readonly LedgerLaw[] = [
  {
    name: 'debit = credit in every voucher',
    broken: 'SELECT entity_id, voucher FROM journal GROUP BY ALL HAVING sum(debit) <> sum(credit)',
    tamper: change('journal', 'debit', 'debit + 0.01', 'debit > 0'),
  },
  {
    name: 'the trial balance of every entity and month adds up to nothing',
    broken:
      'SELECT month_end, entity_id FROM account_balance GROUP BY ALL HAVING sum(closing) <> 0 OR sum(opening) <> 0 OR sum(debit) <> sum(credit)',
    tamper: change('account_balance', 'closing', 'closing - 0.01', "account_code = '2202'"),
  },
  {
    name: 'opening + movement = closing',
    broken: 'SELECT 1 FROM account_balance WHERE opening + debit - credit <> closing',
    tamper: change('account_balance', 'debit', 'debit + 1', "account_code = '1002'"),
  },
  {
    name: 'a month opens as the one before closed',
    broken: `SELECT 1 FROM (SELECT opening - lag(closing) OVER (PARTITION BY entity_id, account_code, channel_id, counterparty_id ORDER BY month_end) AS gap FROM account_balance) WHERE gap <> 0`,
    tamper: change(
      'account_balance',
      'opening',
      'opening + 5',
      "account_code = '1601' AND month_end = DATE '2025-03-31'",
    ),
  },
  {
    name: 'the balances move by the vouchers',
    broken: `SELECT * FROM (SELECT last_day(posting_date) AS month_end, entity_id, account_code, sum(debit) AS d, sum(credit) AS c FROM journal GROUP BY ALL)
      FULL JOIN (SELECT month_end, entity_id, account_code, sum(debit) AS bd, sum(credit) AS bc FROM account_balance GROUP BY ALL HAVING sum(debit) <> 0 OR sum(credit) <> 0) USING (month_end, entity_id, account_code)
      WHERE (d <> 0 OR c <> 0) AND (d IS DISTINCT FROM bd OR c IS DISTINCT FROM bc)`,
    tamper: {
      table: 'journal',
      select:
        'SELECT * FROM numbered_rows WHERE voucher <> (SELECT min(voucher) FROM numbered_rows) OR entity_id <> (SELECT min(entity_id) FROM numbered_rows)',
    },
  },
  {
    name: 'revenue and cost of every day and channel are the lines, returns and rebates',
    broken: `SELECT * FROM (SELECT posting_date AS day, channel_id, sum(CASE account_code WHEN '6001' THEN credit - debit ELSE 0 END) AS revenue, sum(CASE account_code WHEN '6401' THEN debit - credit ELSE 0 END) AS cost
        FROM journal WHERE account_code IN ('6001', '6401') AND ${OPEN} GROUP BY ALL)
      FULL JOIN (SELECT day, channel_id, sum(r) AS booked, sum(c) AS borne FROM (
        SELECT signed_date AS day, channel_id, amount AS r, cost AS c FROM sales_order_line WHERE signed_date IS NOT NULL
        UNION ALL SELECT return_date, channel_id, -amount, -cost FROM sales_return UNION ALL SELECT accrual_date, channel_id, -amount, 0 FROM rebate) WHERE day <= DATE '2026-10-31' GROUP BY ALL) USING (day, channel_id)
      WHERE coalesce(revenue, 0) <> coalesce(booked, 0) OR coalesce(cost, 0) <> coalesce(borne, 0)`,
    tamper: change('sales_order_line', 'amount', 'amount + 0.01', "signed_date = DATE '2025-06-10'"),
  },
  {
    name: 'receivables of customers are account 1122, channel by channel (importers at the rate of the day, so not they)',
    broken: `SELECT * FROM (SELECT month_end, channel_id, sum(balance) AS owed FROM receivable_month WHERE channel_id <> 'export' GROUP BY ALL)
      JOIN (SELECT month_end, channel_id, sum(closing) AS booked FROM account_balance WHERE account_code = '1122' AND counterparty_id IS NULL GROUP BY ALL) USING (month_end, channel_id) WHERE owed <> booked`,
    tamper: change('receivable_month', 'balance', 'balance + 1', "channel_id = 'dealer'"),
  },
  {
    name: 'paid in advance and not yet signed for is account 2204',
    broken: `WITH moved AS (
        SELECT receipt_date AS day, channel_id, amount AS v FROM receipt WHERE receipt_type <> 'collection'
        UNION ALL SELECT signed_date, channel_id, -amount_incl_tax FROM sales_order_line WHERE signed_date IS NOT NULL AND channel_id IN ('direct', 'online')
        UNION ALL SELECT return_date, channel_id, amount_incl_tax FROM sales_return WHERE channel_id IN ('direct', 'online'))
      SELECT month_end FROM (SELECT month_end, channel_id, -sum(closing) AS booked FROM account_balance WHERE account_code = '2204' GROUP BY ALL) b
      WHERE booked <> (SELECT sum(v) FROM moved WHERE day <= b.month_end AND moved.channel_id = b.channel_id)`,
    tamper: change('receipt', 'amount', 'amount + 1', "receipt_type = 'prepayment'"),
  },
  {
    name: 'goods in stock are account 1405',
    broken: `SELECT * FROM (SELECT month_end, sum(closing_value) AS there FROM stock_month GROUP BY ALL)
      JOIN (SELECT month_end, sum(closing) AS booked FROM account_balance WHERE account_code = '1405' GROUP BY ALL) USING (month_end) WHERE there <> booked`,
    tamper: change('stock_month', 'closing_value', 'closing_value + 1', 'closing_value > 0'),
  },
  {
    name: 'material in stock is account 1403',
    broken: `SELECT * FROM (SELECT last_day(month) AS month_end, sum(closing_value) AS there FROM material_month GROUP BY ALL)
      JOIN (SELECT month_end, sum(closing) AS booked FROM account_balance WHERE account_code = '1403' GROUP BY ALL) USING (month_end) WHERE there <> booked`,
    tamper: change('material_month', 'closing_value', 'closing_value - 1', 'closing_value > 0'),
  },
  {
    name: 'the bank statement is what cash moved by, month by month',
    broken: `SELECT * FROM (SELECT last_day(day) AS month_end, sum(amount) AS flow FROM bank_flow GROUP BY ALL)
      JOIN (SELECT month_end, sum(debit - credit) AS moved FROM account_balance WHERE ${CASH} GROUP BY ALL) USING (month_end) WHERE flow <> moved`,
    tamper: change('bank_flow', 'amount', 'amount + 1', 'amount > 0'),
  },
  {
    name: 'costs below gross profit are payroll, marketing and expenses, account by account',
    broken: `SELECT * FROM (SELECT last_day(posting_date) AS month_end, account_code, ${CHANNEL}, sum(debit - credit) AS booked FROM journal
        WHERE (account_code LIKE '66%' OR account_code IN ('6403', '6117', '6701', '6702')) AND account_code <> '660303' AND ${OPEN} GROUP BY ALL)
      FULL JOIN (SELECT last_day(day) AS month_end, account_code, ${CHANNEL}, sum(v) AS borne FROM (
        SELECT month AS day, account_code, channel_id, total_cost AS v FROM payroll WHERE account_code LIKE '66%'
        UNION ALL SELECT day, account_code, channel_id, amount FROM marketing_spend UNION ALL SELECT expense_date, account_code, channel_id, amount FROM expense)
        WHERE day <= DATE '2026-10-31' GROUP BY ALL) USING (month_end, account_code, bearer) WHERE booked IS DISTINCT FROM borne AND coalesce(booked, 0) <> coalesce(borne, 0)`,
    tamper: change('expense', 'amount', 'amount + 1', "account_code = '660102'"),
  },
  {
    name: 'the entities less the elimination are the group: internal sales and balances are gone',
    broken: `SELECT 'sales' FROM journal WHERE counterparty_id IS NOT NULL AND account_code = '6001' AND ${OPEN} HAVING sum(credit - debit) <> 0
      UNION ALL SELECT 'balances' FROM account_balance WHERE counterparty_id IS NOT NULL AND account_code IN ('1122', '2202', '1221', '2241') GROUP BY month_end HAVING sum(closing) <> 0
      UNION ALL SELECT 'group' FROM (SELECT sum(credit - debit) AS entities FROM journal WHERE account_code = '6001' AND entity_id <> 'ELIM' AND ${OPEN}),
        (SELECT sum(amount) AS taken FROM elimination WHERE account_code = '6001'),
        (SELECT sum(v) AS booked FROM (SELECT amount AS v FROM sales_order_line WHERE signed_date <= DATE '2026-10-31' UNION ALL SELECT -amount FROM sales_return WHERE return_date <= DATE '2026-10-31'
          UNION ALL SELECT -amount FROM rebate WHERE accrual_date <= DATE '2026-10-31')) WHERE entities - taken <> booked`,
    tamper: change(
      'journal',
      'credit',
      'credit + 1',
      "entity_id <> 'ELIM' AND counterparty_id IS NOT NULL AND account_code = '6001'",
    ),
  },
  {
    name: 'profit and loss accounts are closed every month, and what they held is the movement of 本年利润',
    broken: `SELECT 1 FROM account_balance WHERE account_code LIKE '6%' AND closing <> 0
      UNION ALL SELECT 1 FROM (SELECT last_day(posting_date) AS month_end, entity_id, sum(credit - debit) AS profit FROM journal WHERE account_code LIKE '6%' AND ${OPEN} GROUP BY ALL)
      JOIN (SELECT last_day(posting_date) AS month_end, entity_id, sum(credit - debit) AS moved FROM journal WHERE account_code = '4103' AND voucher_type = 'closing' GROUP BY ALL) USING (month_end, entity_id) WHERE profit <> moved`,
    tamper: change('journal', 'credit', 'credit + 1', "account_code = '4103' AND voucher_type = 'closing'"),
  },
];
