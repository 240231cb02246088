import { credit, debit, type Posting } from './posting.ts';

/** The plant sells to our own sales companies at transfer price; exports carry no VAT. */
const SALES = `SELECT s.day, s.buyer_id, s.seller_id, s.channel_id, s.category_id, sum(s.amount) AS amount, sum(s.cost) AS cost,
  CASE WHEN s.buyer_id = 'HK' THEN 0 ELSE round(sum(s.amount) * 0.13, 2) END AS vat
FROM intercompany_sale s GROUP BY s.day, s.buyer_id, s.seller_id, s.channel_id, s.category_id`;

const SETTLED = `SELECT CAST(date_trunc('month', day) + INTERVAL '1 month' + INTERVAL '24 days' AS DATE) AS day, buyer_id, seller_id,
  sum(amount) + sum(vat) AS paid FROM (${SALES}) GROUP BY ALL`;

/** Sales between our own entities, their settlement, and what takes both out of the group. */
export const internalPostings: readonly Posting[] = [
  {
    type: 'internal_sale',
    summary: { zh: '内部销售', en: 'Sales to our own companies' },
    from: `SELECT seller_id AS entity_id, day, channel_id, category_id, buyer_id AS counterparty_id, amount, vat, cost FROM (${SALES})`,
    lines: [
      debit("'1122'", 'amount + vat'),
      credit("'6001'", 'amount'),
      credit("'222101'", 'vat'),
      debit("'6401'", 'cost'),
      credit("'1405'", 'cost'),
    ],
    cash: null,
  },
  {
    type: 'internal_purchase',
    summary: { zh: '内部采购及销售成本', en: 'Purchases from our own plant, sold the same day' },
    from: `SELECT buyer_id AS entity_id, day, channel_id, category_id, seller_id AS counterparty_id, amount, vat FROM (${SALES})`,
    lines: [
      debit("'1405'", 'amount'),
      debit("'222101'", 'vat'),
      credit("'2202'", 'amount + vat'),
      debit("'6401'", 'amount'),
      credit("'1405'", 'amount'),
    ],
    cash: null,
  },
  {
    type: 'internal_paid',
    summary: { zh: '支付内部货款', en: 'Own plant paid' },
    from: `SELECT buyer_id AS entity_id, day, NULL AS channel_id, NULL AS category_id, seller_id AS counterparty_id, paid FROM (${SETTLED})`,
    lines: [debit("'2202'", 'paid'), credit("'1002'", 'paid')],
    cash: 'cf.internal',
  },
  {
    type: 'internal_received',
    summary: { zh: '收到内部货款', en: 'Own companies paid' },
    from: `SELECT seller_id AS entity_id, day, NULL AS channel_id, NULL AS category_id, buyer_id AS counterparty_id, paid FROM (${SETTLED})`,
    lines: [debit("'1002'", 'paid'), credit("'1122'", 'paid')],
    cash: 'cf.internal',
  },
  {
    type: 'elimination',
    summary: { zh: '合并抵销:内部销售', en: 'Elimination of internal sales' },
    from: `SELECT 'ELIM' AS entity_id, day, channel_id, category_id, buyer_id AS counterparty_id, amount, vat FROM (${SALES})`,
    lines: [
      debit("'6001'", 'amount'),
      credit("'6401'", 'amount'),
      debit("'2202'", 'amount + vat'),
      credit("'1122'", 'amount + vat'),
    ],
    cash: null,
  },
  {
    type: 'elimination_settled',
    summary: { zh: '合并抵销:内部往来结清', en: 'Elimination of settled internal balances' },
    from: `SELECT 'ELIM' AS entity_id, day, NULL AS channel_id, NULL AS category_id, buyer_id AS counterparty_id, paid FROM (${SETTLED})`,
    lines: [debit("'1122'", 'paid'), credit("'2202'", 'paid')],
    cash: null,
  },
];
