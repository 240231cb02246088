import { credit, debit, type Posting } from './posting.ts';

/**
 * Month-end revaluation of what is owed in dollars: dollars × the rate of the day, against what the books carry.
 */
export const revaluationPosting: Posting = {
  type: 'revaluation',
  summary: { zh: '外币应收期末调汇', en: 'Receivables in foreign currency revalued' },
  from: `WITH moved AS (
  SELECT last_day(o.signed_date) AS day, sum(o.amount_currency) AS dollars, 0 AS yuan
  FROM sales_order o WHERE o.channel_id = 'export' AND o.signed_date IS NOT NULL GROUP BY ALL
  UNION ALL
  SELECT last_day(l.signed_date), 0, sum(l.amount_incl_tax) FROM sales_order_line l
  WHERE l.channel_id = 'export' AND l.signed_date IS NOT NULL GROUP BY ALL
  UNION ALL
  SELECT last_day(r.return_date), -sum(CAST(r.amount_incl_tax / x.rate AS DECIMAL(18,4))), -sum(r.amount_incl_tax)
  FROM sales_return r JOIN exchange_rate x ON x.day = r.signed_date AND x.currency = 'USD'
  WHERE r.channel_id = 'export' GROUP BY ALL
  UNION ALL
  SELECT last_day(receipt_date), -sum(amount_currency), -sum(settled_amount) FROM receipt
  WHERE channel_id = 'export' AND receipt_type = 'collection' GROUP BY ALL
  UNION ALL
  SELECT DATE '2023-12-31', sum(CAST(o.amount / x.rate AS DECIMAL(18,4))), sum(o.amount)
  FROM opening_receivable o JOIN exchange_rate x ON x.day = DATE '2023-12-31' AND x.currency = 'USD'
  WHERE o.channel_id = 'export'
), months AS (SELECT day, sum(dollars) AS dollars, sum(yuan) AS yuan FROM moved GROUP BY ALL), standing AS (
  SELECT m.day, sum(m.dollars) OVER (ORDER BY m.day) * x.rate - sum(m.yuan) OVER (ORDER BY m.day) AS difference
  FROM months m JOIN exchange_rate x ON x.day = m.day AND x.currency = 'USD'
)
SELECT 'HK' AS entity_id, day, 'export' AS channel_id, NULL AS category_id, NULL AS counterparty_id,
  round(CAST(difference AS DECIMAL(18,4)) - coalesce(lag(CAST(difference AS DECIMAL(18,4))) OVER (ORDER BY day), 0), 2) AS gain
FROM standing QUALIFY day > DATE '2023-12-31'`,
  lines: [debit("'660303'", '-gain'), credit("'1122'", '-gain')],
  cash: null,
};
