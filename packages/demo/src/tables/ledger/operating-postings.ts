import { credit, debit, type Posting } from './posting.ts';

const NO_DIMENSIONS = 'NULL AS category_id, NULL AS counterparty_id';
const NEXT_MONTH = "INTERVAL '1 month'";

/** What an expense is owed to or taken from when it is booked. */
const EXPENSE_AGAINST = `CASE
  WHEN account_code IN ('660108') THEN '1801'
  WHEN account_code IN ('6701') THEN '1471'
  WHEN account_code IN ('6702') THEN '1231'
  WHEN account_code IN ('6403') THEN '222103'
  WHEN NOT is_cash THEN '1602'
  ELSE '2241' END`;

/** Buying, making, paying people and every other expense. */
export const operatingPostings: readonly Posting[] = [
  {
    type: 'purchase',
    summary: { zh: '采购入库', en: 'Purchases received' },
    from: `SELECT 'FS' AS entity_id, received_date AS day, NULL AS channel_id, ${NO_DIMENSIONS},
  CASE WHEN material_id IS NULL THEN '1405' ELSE '1403' END AS stock, sum(amount) AS amount, sum(vat) AS vat
FROM purchase_receipt GROUP BY ALL`,
    lines: [debit('stock', 'amount'), debit("'222101'", 'vat'), credit("'2202'", 'amount + vat')],
    cash: null,
  },
  {
    type: 'production',
    summary: { zh: '归集生产成本', en: 'Cost of production' },
    from: `SELECT 'FS' AS entity_id, finished_date AS day, NULL AS channel_id, ${NO_DIMENSIONS},
  sum(material_cost) AS material, sum(labour_cost) AS labour, sum(overhead_cost) AS overhead, round(sum(overhead_cost) * 0.45, 2) AS worn
FROM production_order WHERE finished_date IS NOT NULL GROUP BY ALL`,
    lines: [
      debit("'500101'", 'material'),
      credit("'1403'", 'material'),
      debit("'500102'", 'labour'),
      credit("'2211'", 'labour'),
      debit("'5101'", 'overhead'),
      credit("'1602'", 'worn'),
      credit("'2241'", 'overhead - worn'),
      debit("'500103'", 'overhead'),
      credit("'5101'", 'overhead'),
    ],
    cash: null,
  },
  {
    type: 'finished',
    summary: { zh: '产品完工入库', en: 'Products moved to stock' },
    from: `SELECT 'FS' AS entity_id, day, NULL AS channel_id, ${NO_DIMENSIONS}, sum(amount) AS amount FROM (
  SELECT last_day(month_end) AS day, sum(received_value) AS amount FROM stock_month GROUP BY ALL
  UNION ALL
  SELECT last_day(received_date), -sum(amount) FROM purchase_receipt WHERE material_id IS NULL GROUP BY ALL
) GROUP BY ALL`,
    lines: [debit("'1405'", 'amount'), credit("'500109'", 'amount')],
    cash: null,
  },
  {
    type: 'overhead_paid',
    summary: { zh: '支付制造费用', en: 'Production overhead paid' },
    from: `SELECT 'FS' AS entity_id, CAST(date_trunc('month', finished_date) + ${NEXT_MONTH} + INTERVAL '14 days' AS DATE) AS day,
  NULL AS channel_id, ${NO_DIMENSIONS}, sum(overhead) - sum(round(overhead * 0.45, 2)) AS paid
FROM (SELECT finished_date, sum(overhead_cost) AS overhead FROM production_order WHERE finished_date IS NOT NULL GROUP BY ALL) GROUP BY ALL`,
    lines: [debit("'2241'", 'paid'), credit("'1002'", 'paid')],
    cash: 'cf.other_operating_paid',
  },
  {
    type: 'payroll',
    summary: { zh: '计提工资社保', en: 'Pay and social insurance' },
    from: `SELECT entity_id, last_day(month) AS day, channel_id, account_code, ${NO_DIMENSIONS}, sum(total_cost) AS amount
FROM payroll WHERE account_code LIKE '66%' GROUP BY ALL`,
    lines: [debit('account_code', 'amount'), credit("'2211'", 'amount')],
    cash: null,
  },
  {
    type: 'payroll_paid',
    summary: { zh: '发放上月工资社保', en: 'Pay of the last month' },
    from: `SELECT entity_id, CAST(month + ${NEXT_MONTH} + INTERVAL '9 days' AS DATE) AS day, NULL AS channel_id, ${NO_DIMENSIONS}, sum(amount) AS amount
FROM (
  SELECT entity_id, month, sum(total_cost) AS amount FROM payroll WHERE account_code LIKE '66%' GROUP BY ALL
  UNION ALL
  SELECT 'FS', CAST(date_trunc('month', finished_date) AS DATE), sum(labour_cost) FROM production_order WHERE finished_date IS NOT NULL GROUP BY ALL
) GROUP BY ALL`,
    lines: [debit("'2211'", 'amount'), credit("'1002'", 'amount')],
    cash: 'cf.people_paid',
  },
  {
    type: 'marketing',
    summary: { zh: '计提推广费', en: 'Marketing spend' },
    from: `SELECT c.entity_id, last_day(m.day) AS day, m.channel_id, ${NO_DIMENSIONS},
  m.account_code, sum(m.amount) AS amount
FROM marketing_spend m JOIN channel c USING (channel_id) GROUP BY ALL`,
    lines: [debit('account_code', 'amount'), credit("'2241'", 'amount')],
    cash: null,
  },
  {
    type: 'marketing_paid',
    summary: { zh: '支付上月推广费', en: 'Marketing spend of the last month paid' },
    from: `SELECT c.entity_id, CAST(date_trunc('month', m.day) + ${NEXT_MONTH} + INTERVAL '19 days' AS DATE) AS day, NULL AS channel_id, ${NO_DIMENSIONS},
  sum(m.amount) AS amount FROM marketing_spend m JOIN channel c USING (channel_id) GROUP BY ALL`,
    lines: [debit("'2241'", 'amount'), credit("'1002'", 'amount')],
    cash: 'cf.other_operating_paid',
  },
  {
    type: 'expense',
    summary: { zh: '费用报销与计提', en: 'Expenses' },
    from: `SELECT entity_id, expense_date AS day, channel_id, ${NO_DIMENSIONS}, account_code, ${EXPENSE_AGAINST} AS against,
  sum(amount) AS amount, sum(vat) AS vat FROM expense GROUP BY ALL`,
    lines: [debit('account_code', 'amount'), debit("'222101'", 'vat'), credit('against', 'amount + vat')],
    cash: null,
  },
  {
    type: 'expense_paid',
    summary: { zh: '支付费用', en: 'Expenses paid' },
    from: `SELECT entity_id, due_date AS day, NULL AS channel_id, ${NO_DIMENSIONS}, sum(amount + vat) AS paid
FROM expense WHERE is_cash AND due_date IS NOT NULL AND account_code NOT LIKE '6603%' AND account_code <> '6403' GROUP BY ALL`,
    lines: [debit("'2241'", 'paid'), credit("'1002'", 'paid')],
    cash: 'cf.other_operating_paid',
  },
  {
    type: 'interest_paid',
    summary: { zh: '支付利息与手续费', en: 'Interest and bank charges paid' },
    from: `SELECT entity_id, due_date AS day, NULL AS channel_id, ${NO_DIMENSIONS}, sum(amount + vat) AS paid
FROM expense WHERE is_cash AND due_date IS NOT NULL AND account_code LIKE '6603%' GROUP BY ALL`,
    lines: [debit("'2241'", 'paid'), credit("'1002'", 'paid')],
    cash: 'cf.dividends_interest_paid',
  },
];
