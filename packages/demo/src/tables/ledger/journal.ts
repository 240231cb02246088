/**
 * The journal: one voucher per entity, day, kind and evening it was written, its lines numbered.
 * `posted` holds what the postings made.
 */
export const JOURNAL = `SELECT entity_id,
  strftime(posting_date, '%Y%m%d') || '-' || voucher_type || CASE WHEN late THEN '-' || strftime(recorded_at, '%Y%m%d') ELSE '' END AS voucher,
  CAST(row_number() OVER (
    PARTITION BY entity_id, posting_date, voucher_type, recorded_at
    ORDER BY account_code, channel_id NULLS FIRST, category_id NULLS FIRST, counterparty_id NULLS FIRST
  ) AS INTEGER) AS line_number,
  posting_date, recorded_at, voucher_type, summary, summary_en, account_code, channel_id, category_id, counterparty_id,
  debit, credit, cash_line, entity_id = 'ELIM' OR counterparty_id IS NOT NULL AS is_internal
FROM (SELECT *, CAST(recorded_at AS DATE) > posting_date AS late FROM posted) JOIN voucher_kind USING (voucher_type)`;

/** Balances by month, entity, account and what the account carries; debit is positive. */
export const ACCOUNT_BALANCE = `WITH months AS (
  SELECT CAST(last_day(month) AS DATE) AS month_end
  FROM (SELECT unnest(generate_series(DATE '2024-01-01', (SELECT max(posting_date) FROM posted), INTERVAL '1 month')) AS month)
), moved AS (
  SELECT last_day(posting_date) AS month_end, entity_id, account_code, channel_id, counterparty_id, sum(debit) AS debit, sum(credit) AS credit
  FROM posted GROUP BY ALL
), keys AS (
  SELECT entity_id, account_code, channel_id, counterparty_id FROM moved
  UNION SELECT entity_id, account_code, channel_id, counterparty_id FROM opening_balance
), cells AS (
  SELECT m.month_end, k.*, coalesce(v.debit, 0) AS debit, coalesce(v.credit, 0) AS credit, coalesce(o.amount, 0) AS first
  FROM months m CROSS JOIN keys k
  LEFT JOIN moved v ON v.month_end = m.month_end AND v.entity_id = k.entity_id AND v.account_code = k.account_code
    AND v.channel_id IS NOT DISTINCT FROM k.channel_id AND v.counterparty_id IS NOT DISTINCT FROM k.counterparty_id
  LEFT JOIN opening_balance o ON o.entity_id = k.entity_id AND o.account_code = k.account_code
    AND o.channel_id IS NOT DISTINCT FROM k.channel_id AND o.counterparty_id IS NOT DISTINCT FROM k.counterparty_id
), closed AS (
  SELECT *, first + sum(debit - credit) OVER (
    PARTITION BY entity_id, account_code, channel_id, counterparty_id ORDER BY month_end) AS closing FROM cells
)
SELECT concat_ws('-', strftime(month_end, '%Y%m'), entity_id, account_code, coalesce(channel_id, ''), coalesce(counterparty_id, '')) AS balance_id,
  month_end, entity_id, account_code, channel_id, counterparty_id, CAST(closing - debit + credit AS DECIMAL(18,2)) AS opening,
  CAST(debit AS DECIMAL(18,2)) AS debit, CAST(credit AS DECIMAL(18,2)) AS credit, CAST(closing AS DECIMAL(18,2)) AS closing
FROM closed`;

/** Money in and out of the bank and platform accounts, a row a day, entity and kind. */
export const BANK_FLOW = `SELECT CAST(row_number() OVER (ORDER BY posting_date, entity_id, voucher_type) AS BIGINT) AS flow_id,
  posting_date AS day, entity_id, voucher_type AS flow_type, summary AS name, summary_en AS name_en, cash_line,
  CASE WHEN cash_line = 'cf.internal' THEN 'internal'
    WHEN cash_line = 'cf.assets_paid' THEN 'investing'
    WHEN cash_line IN ('cf.loans_received', 'cf.loans_repaid', 'cf.dividends_interest_paid') THEN 'financing'
    ELSE 'operating' END AS activity,
  CAST(sum(debit - credit) AS DECIMAL(18,2)) AS amount
FROM posted JOIN voucher_kind USING (voucher_type)
WHERE account_code IN ('1001', '1002', '1012') AND cash_line IS NOT NULL
GROUP BY posting_date, entity_id, voucher_type, summary, summary_en, cash_line HAVING sum(debit - credit) <> 0`;

/** What takes internal business out of the group, by month. */
export const ELIMINATION = `SELECT last_day(posting_date) AS month_end, account_code, counterparty_id AS buyer_id, channel_id, category_id,
  CAST(sum(debit - credit) AS DECIMAL(18,2)) AS amount
FROM posted WHERE entity_id = 'ELIM' AND voucher_type NOT IN ('closing', 'year_closing') GROUP BY ALL HAVING sum(debit - credit) <> 0`;
