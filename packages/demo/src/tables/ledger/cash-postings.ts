import { PLAN_MONTHS } from '../../control/blocks.ts';
import {
  CAPITAL_EXPENDITURE,
  DIVIDENDS,
  LOANS,
  OPENING,
  OPERATING_CASH,
  SHOP_FITTING,
} from '../../control/cash-plan.ts';
import { type CashLine, credit, debit, type Posting } from './posting.ts';

const NO_DIMENSIONS = 'NULL AS channel_id, NULL AS category_id, NULL AS counterparty_id';
const YUAN = 10_000;

type Value = string | number;

/** Rows of a plan as a SELECT; amounts are yuan of a company `scale` times as large. */
function values(columns: readonly string[], rows: readonly (readonly Value[])[]): string {
  const text = rows.map((row) => `(${row.map((v) => (typeof v === 'number' ? v : `'${v}'`)).join(', ')})`);
  return `(VALUES ${text.join(', ')}) plan(${columns.join(', ')})`;
}

function yuan(amount: number, scale: number): number {
  return Math.round(amount * YUAN * scale);
}

/** Machines, shops, loans, dividends, and the payables of 2023 that January 2024 pays. */
export function plannedCashPostings(scale: number): readonly Posting[] {
  return [
    capitalExpenditure(scale, 'FS', '1601', 1 - SHOP_FITTING),
    capitalExpenditure(scale, 'SM', '1801', SHOP_FITTING),
    {
      type: 'loan',
      summary: { zh: '取得银行借款', en: 'Bank loans taken' },
      from: dated(LOANS, scale, (amount) => amount > 0),
      lines: [debit("'1002'", 'amount'), credit("'2001'", 'amount')],
      cash: 'cf.loans_received',
    },
    {
      type: 'loan_repaid',
      summary: { zh: '归还银行借款', en: 'Bank loans repaid' },
      from: dated(LOANS, scale, (amount) => amount < 0),
      lines: [debit("'2001'", '-amount'), credit("'1002'", '-amount')],
      cash: 'cf.loans_repaid',
    },
    {
      type: 'dividend',
      summary: { zh: '分配股利', en: 'Dividends' },
      from: dated(DIVIDENDS, scale, () => true),
      lines: [debit("'4104'", 'amount'), credit("'1002'", 'amount')],
      cash: 'cf.dividends_interest_paid',
    },
    openingPaid(scale, '2211', 'cf.people_paid'),
    openingPaid(scale, '2241', 'cf.other_operating_paid'),
    openingPaid(scale, '222101', 'cf.taxes_paid'),
    openingPaid(scale, '222102', 'cf.taxes_paid'),
    openingPaid(scale, '222103', 'cf.taxes_paid'),
  ];
}

function capitalExpenditure(scale: number, entity: string, account: string, part: number): Posting {
  const rows = PLAN_MONTHS.map((month) => [
    `${month}-26`,
    yuan((CAPITAL_EXPENDITURE[month.slice(0, 4)] ?? 0) * part, scale),
  ]);
  return {
    type: account === '1801' ? 'shop_fitting' : 'machine',
    summary:
      account === '1801' ? { zh: '门店装修', en: 'Shops fitted' } : { zh: '购置设备', en: 'Machines bought' },
    from: `SELECT '${entity}' AS entity_id, CAST(day AS DATE) AS day, ${NO_DIMENSIONS}, amount FROM ${values(['day', 'amount'], rows)}`,
    lines: [debit(`'${account}'`, 'amount'), credit("'1002'", 'amount')],
    cash: 'cf.assets_paid',
  };
}

function dated(
  plan: Readonly<Record<string, number>>,
  scale: number,
  keep: (amount: number) => boolean,
): string {
  const rows = Object.entries(plan)
    .filter(([, amount]) => keep(amount))
    .map(([day, amount]) => [day, yuan(amount, scale)]);
  return `SELECT 'FS' AS entity_id, CAST(day AS DATE) AS day, ${NO_DIMENSIONS}, amount FROM ${values(['day', 'amount'], rows)}`;
}

function openingPaid(scale: number, account: string, cash: CashLine): Posting {
  const rows = Object.entries(OPENING).flatMap(([entity, balances]) => {
    const owed = balances[account];
    return owed === undefined ? [] : [[entity, yuan(-owed, scale)]];
  });
  return {
    type: `opening_paid_${account}`,
    summary: { zh: '支付上年末余额', en: 'Balances of last year paid' },
    from: `SELECT entity_id, DATE '2024-01-15' AS day, ${NO_DIMENSIONS}, amount FROM ${values(['entity_id', 'amount'], rows)}`,
    lines: [debit(`'${account}'`, 'amount'), credit("'1002'", 'amount')],
    cash,
  };
}

/**
 * Suppliers are paid what the plan of the operating cash flow leaves of the month's other operating flows,
 * in three runs a month.
 */
export function supplierPayments(scale: number): Posting {
  const rows = OPERATING_CASH.map((amount, i) => [`${PLAN_MONTHS[i] ?? ''}-01`, yuan(amount, scale)]);
  return {
    type: 'supplier_paid',
    summary: { zh: '支付供应商货款', en: 'Suppliers paid' },
    from: `SELECT 'FS' AS entity_id, CAST(month + to_days(run * 10 - 3) AS DATE) AS day, ${NO_DIMENSIONS},
  CASE run WHEN 3 THEN paid - 2 * round(paid / 3, 2) ELSE round(paid / 3, 2) END AS amount
FROM (
  SELECT CAST(plan.month AS DATE) AS month, flows.net - plan.target AS paid
  FROM ${values(['month', 'target'], rows)}
  JOIN (
    SELECT CAST(date_trunc('month', posting_date) AS DATE) AS month, sum(debit - credit) AS net
    FROM posted WHERE account_code IN ('1001', '1002', '1012')
      AND cash_line IN ('cf.sales_received', 'cf.people_paid', 'cf.taxes_paid', 'cf.other_operating_paid') GROUP BY ALL
  ) flows ON flows.month = CAST(plan.month AS DATE)
), (VALUES (1), (2), (3)) runs(run)`,
    lines: [debit("'2202'", 'amount'), credit("'1002'", 'amount')],
    cash: 'cf.purchases_paid',
  };
}

const NET_CASH = `SELECT entity_id, last_day(posting_date) AS day, sum(debit - credit) AS moved FROM posted
WHERE account_code IN ('1001', '1002', '1012') AND entity_id IN ('SM', 'DS', 'HK') AND voucher_type <> 'pool_out' GROUP BY ALL`;

/** 资金归集: at the end of a month the sales companies hand what came in to the parent, or get what is missing. */
export const cashPooling: readonly Posting[] = [
  {
    type: 'pool_out',
    summary: { zh: '资金归集', en: 'Cash pooled' },
    from: `SELECT entity_id, day, NULL AS channel_id, NULL AS category_id, 'FS' AS counterparty_id, moved FROM (${NET_CASH})`,
    lines: [debit("'1221'", 'moved'), credit("'1002'", 'moved')],
    cash: 'cf.internal',
  },
  {
    type: 'pool_in',
    summary: { zh: '归集资金转入', en: 'Pooled cash received' },
    from: `SELECT 'FS' AS entity_id, day, NULL AS channel_id, NULL AS category_id, entity_id AS counterparty_id, moved FROM (${NET_CASH})`,
    lines: [debit("'1002'", 'moved'), credit("'2241'", 'moved')],
    cash: 'cf.internal',
  },
  {
    type: 'elimination_pool',
    summary: { zh: '合并抵销:资金归集', en: 'Elimination of pooled cash' },
    from: `SELECT 'ELIM' AS entity_id, day, NULL AS channel_id, NULL AS category_id, entity_id AS counterparty_id, moved FROM (${NET_CASH})`,
    lines: [debit("'2241'", 'moved'), credit("'1221'", 'moved')],
    cash: null,
  },
];
