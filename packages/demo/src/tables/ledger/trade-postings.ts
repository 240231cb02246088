import { credit, debit, type Posting } from './posting.ts';

/** Consumers pay before delivery; everyone else owes. */
const OWED_BY = "CASE WHEN channel_id IN ('direct', 'online') THEN '2204' ELSE '1122' END";

/** What the sale of goods does to the books: one voucher a day, entity and kind. */
export const tradePostings: readonly Posting[] = [
  {
    type: 'sales',
    summary: { zh: '确认销售收入', en: 'Revenue of goods signed for' },
    from: `SELECT c.entity_id, l.signed_date AS day, l.channel_id, l.category_id, NULL AS counterparty_id,
  sum(l.amount_incl_tax) AS owed, sum(l.amount) AS net, sum(l.vat) AS vat
FROM sales_order_line l JOIN channel c USING (channel_id) WHERE l.signed_date IS NOT NULL GROUP BY ALL`,
    lines: [debit(OWED_BY, 'owed'), credit("'6001'", 'net'), credit("'222101'", 'vat')],
    cash: null,
  },
  {
    type: 'cost',
    summary: { zh: '结转销售成本', en: 'Cost of goods signed for' },
    from: `SELECT 'FS' AS entity_id, l.signed_date AS day, l.channel_id, l.category_id, NULL AS counterparty_id, sum(l.cost) AS cost
FROM sales_order_line l JOIN channel c USING (channel_id)
WHERE l.signed_date IS NOT NULL AND c.entity_id = 'FS' GROUP BY ALL`,
    lines: [debit("'6401'", 'cost'), credit("'1405'", 'cost')],
    cash: null,
  },
  {
    type: 'return',
    summary: { zh: '销售退回(红字)', en: 'Returns (red entries)' },
    from: `SELECT c.entity_id, r.return_date AS day, r.channel_id, r.category_id, NULL AS counterparty_id,
  -sum(r.amount_incl_tax) AS owed, -sum(r.amount) AS net, -sum(r.vat) AS vat
FROM sales_return r JOIN channel c USING (channel_id) GROUP BY ALL`,
    lines: [debit(OWED_BY, 'owed'), credit("'6001'", 'net'), credit("'222101'", 'vat')],
    cash: null,
  },
  {
    type: 'return_cost',
    summary: { zh: '退货入库(红字)', en: 'Returned goods to stock (red entries)' },
    from: `SELECT 'FS' AS entity_id, r.return_date AS day, r.channel_id, r.category_id, NULL AS counterparty_id, -sum(r.cost) AS cost
FROM sales_return r JOIN channel c USING (channel_id) WHERE c.entity_id = 'FS' GROUP BY ALL`,
    lines: [debit("'6401'", 'cost'), credit("'1405'", 'cost')],
    cash: null,
  },
  {
    type: 'rebate',
    summary: { zh: '计提返利与积分(冲减收入)', en: 'Rebates and points, less revenue' },
    from: `SELECT c.entity_id, b.accrual_date AS day, b.recorded_at, b.channel_id, NULL AS category_id, NULL AS counterparty_id,
  -b.amount AS net, b.amount AS owed FROM rebate b JOIN channel c USING (channel_id)`,
    lines: [credit("'6001'", 'net'), credit("'2241'", 'owed')],
    cash: null,
    recordedAt: 'CAST(recorded_at AS TIMESTAMP)',
  },
  {
    type: 'rebate_paid',
    summary: { zh: '兑付上季返利与积分', en: 'Rebates and points of the last quarter paid' },
    from: `SELECT c.entity_id, CAST(date_trunc('quarter', b.accrual_date) + INTERVAL '4 months' - INTERVAL '6 days' AS DATE) AS day,
  NULL AS channel_id, NULL AS category_id, NULL AS counterparty_id, sum(b.amount) AS paid
FROM rebate b JOIN channel c USING (channel_id) GROUP BY ALL`,
    lines: [debit("'2241'", 'paid'), credit("'1002'", 'paid')],
    cash: 'cf.sales_received',
  },
  {
    type: 'receipt',
    summary: { zh: '收款', en: 'Receipts' },
    from: `SELECT entity_id, receipt_date AS day, channel_id, NULL AS category_id, NULL AS counterparty_id, receipt_type, sum(amount) AS amount,
  sum(settled_amount) AS settled FROM receipt GROUP BY ALL`,
    lines: [
      debit("CASE WHEN channel_id = 'online' THEN '1012' ELSE '1002' END", 'amount'),
      credit("CASE WHEN receipt_type = 'collection' THEN '1122' ELSE '2204' END", 'settled'),
      debit("'660303'", 'settled - amount'),
    ],
    cash: 'cf.sales_received',
  },
  {
    type: 'withdrawal',
    summary: { zh: '平台账户提现', en: 'Platform accounts paid out' },
    from: `SELECT entity_id, CAST(date_trunc('week', receipt_date) + INTERVAL '8 days' AS DATE) AS day, NULL AS channel_id,
  NULL AS category_id, NULL AS counterparty_id, sum(amount) AS amount
FROM receipt WHERE channel_id = 'online' GROUP BY ALL`,
    lines: [debit("'1002'", 'amount'), credit("'1012'", 'amount')],
    cash: null,
  },
];
