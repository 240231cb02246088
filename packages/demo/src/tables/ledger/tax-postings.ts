import { credit, debit, type Posting } from './posting.ts';

const NO_DIMENSIONS = 'NULL AS channel_id, NULL AS category_id, NULL AS counterparty_id';

/** Pays what is owed on an account at the end of a period and not yet paid; what we are owed is carried forward. */
function paidAfter(account: string, period: 'month' | 'quarter'): string {
  return `SELECT entity_id, CAST(period + INTERVAL '1 ${period}' + INTERVAL '14 days' AS DATE) AS day, ${NO_DIMENSIONS},
  paid_to - coalesce(lag(paid_to) OVER (PARTITION BY entity_id ORDER BY period), 0) AS paid
FROM (
  SELECT entity_id, period, greatest(0, max(owed) OVER (PARTITION BY entity_id ORDER BY period)) AS paid_to
  FROM (
    SELECT entity_id, period, sum(net) OVER (PARTITION BY entity_id ORDER BY period) AS owed
    FROM (
      SELECT entity_id, date_trunc('${period}', posting_date) AS period, sum(credit - debit) AS net
      FROM posted WHERE account_code = '${account}' AND entity_id <> 'ELIM' GROUP BY ALL
    )
  )
)`;
}

/** Income tax at 15 % of the profit before tax of the month, entity by entity. */
export const incomeTaxPosting: Posting = {
  type: 'income_tax',
  summary: { zh: '计提所得税', en: 'Income tax' },
  from: `SELECT entity_id, last_day(posting_date) AS day, ${NO_DIMENSIONS}, round(sum(credit - debit) * 0.15, 2) AS tax
FROM posted WHERE account_code LIKE '6%' AND entity_id <> 'ELIM' GROUP BY ALL`,
  lines: [debit("'6801'", 'tax'), credit("'222102'", 'tax')],
  cash: null,
};

/** Taxes paid after the end of their month or quarter. */
export const taxPayments: readonly Posting[] = [
  {
    type: 'vat_paid',
    summary: { zh: '缴纳增值税', en: 'VAT paid' },
    from: paidAfter('222101', 'month'),
    lines: [debit("'222101'", 'paid'), credit("'1002'", 'paid')],
    cash: 'cf.taxes_paid',
  },
  {
    type: 'surtax_paid',
    summary: { zh: '缴纳附加税', en: 'Surtaxes paid' },
    from: paidAfter('222103', 'month'),
    lines: [debit("'222103'", 'paid'), credit("'1002'", 'paid')],
    cash: 'cf.taxes_paid',
  },
  {
    type: 'income_tax_paid',
    summary: { zh: '预缴所得税', en: 'Income tax paid' },
    from: paidAfter('222102', 'quarter'),
    lines: [debit("'222102'", 'paid'), credit("'1002'", 'paid')],
    cash: 'cf.taxes_paid',
  },
];
