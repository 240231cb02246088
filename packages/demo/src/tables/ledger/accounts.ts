import { both } from '../../bilingual.ts';
export type AccountType = 'asset' | 'liability' | 'equity' | 'cost' | 'income' | 'expense';

/** What a line of an account says beside its amount. */
export type Auxiliary = 'channel' | 'category' | 'counterparty';

export interface Account {
  readonly code: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly type: AccountType;
  /** Line of the statement that the account feeds; null for accounts that are always empty at the end of a month. */
  readonly line: string | null;
  readonly auxiliaries: readonly Auxiliary[];
}

type Row = readonly [
  code: string,
  zh: string,
  en: string,
  type: AccountType,
  line: string | null,
  ...auxiliaries: Auxiliary[],
];

const ROWS: readonly Row[] = [
  ['1001', ...both({ zh: '库存现金', en: 'Cash on hand' }), 'asset', 'bs.cash'],
  ['1002', ...both({ zh: '银行存款', en: 'Cash at banks' }), 'asset', 'bs.cash'],
  ['1012', ...both({ zh: '其他货币资金', en: 'Other monetary funds' }), 'asset', 'bs.cash'],
  [
    '1122',
    ...both({ zh: '应收账款', en: 'Accounts receivable' }),
    'asset',
    'bs.receivables',
    'channel',
    'counterparty',
  ],
  ['1123', ...both({ zh: '预付账款', en: 'Prepayments to suppliers' }), 'asset', 'bs.prepayments'],
  [
    '1221',
    ...both({ zh: '其他应收款', en: 'Other receivables' }),
    'asset',
    'bs.other_receivables',
    'counterparty',
  ],
  ['1231', ...both({ zh: '坏账准备', en: 'Allowance for bad debts' }), 'asset', 'bs.receivables', 'channel'],
  ['1403', ...both({ zh: '原材料', en: 'Raw materials' }), 'asset', 'bs.inventories'],
  ['1405', ...both({ zh: '库存商品', en: 'Finished goods' }), 'asset', 'bs.inventories'],
  ['1471', ...both({ zh: '存货跌价准备', en: 'Provision for inventories' }), 'asset', 'bs.inventories'],
  ['1601', ...both({ zh: '固定资产', en: 'Fixed assets' }), 'asset', 'bs.fixed_assets'],
  ['1602', ...both({ zh: '累计折旧', en: 'Accumulated depreciation' }), 'asset', 'bs.fixed_assets'],
  ['1701', ...both({ zh: '无形资产', en: 'Intangible assets' }), 'asset', 'bs.intangible_assets'],
  [
    '1801',
    ...both({ zh: '长期待摊费用', en: 'Long-term deferred expenses' }),
    'asset',
    'bs.deferred_expenses',
  ],
  ['2001', ...both({ zh: '短期借款', en: 'Short-term loans' }), 'liability', 'bs.short_term_loans'],
  ['2202', ...both({ zh: '应付账款', en: 'Accounts payable' }), 'liability', 'bs.payables', 'counterparty'],
  [
    '2204',
    ...both({ zh: '合同负债', en: 'Contract liabilities' }),
    'liability',
    'bs.contract_liabilities',
    'channel',
  ],
  [
    '2211',
    ...both({ zh: '应付职工薪酬', en: 'Employee benefits payable' }),
    'liability',
    'bs.payroll_payable',
  ],
  ['2221', ...both({ zh: '应交税费', en: 'Taxes payable' }), 'liability', 'bs.taxes_payable'],
  ['222101', ...both({ zh: '应交增值税', en: 'VAT payable' }), 'liability', 'bs.taxes_payable'],
  ['222102', ...both({ zh: '应交企业所得税', en: 'Income tax payable' }), 'liability', 'bs.taxes_payable'],
  ['222103', ...both({ zh: '应交附加税', en: 'Surtaxes payable' }), 'liability', 'bs.taxes_payable'],
  [
    '2241',
    ...both({ zh: '其他应付款', en: 'Other payables' }),
    'liability',
    'bs.other_payables',
    'counterparty',
  ],
  ['2501', ...both({ zh: '长期借款', en: 'Long-term loans' }), 'liability', 'bs.long_term_loans'],
  ['4001', ...both({ zh: '实收资本', en: 'Paid-in capital' }), 'equity', 'bs.paid_in_capital'],
  ['4002', ...both({ zh: '资本公积', en: 'Capital reserve' }), 'equity', 'bs.capital_reserve'],
  ['4101', ...both({ zh: '盈余公积', en: 'Surplus reserve' }), 'equity', 'bs.surplus_reserve'],
  ['4103', ...both({ zh: '本年利润', en: 'Profit of the year' }), 'equity', 'bs.retained_earnings'],
  ['4104', ...both({ zh: '利润分配', en: 'Profit distribution' }), 'equity', 'bs.retained_earnings'],
  ['5001', ...both({ zh: '生产成本', en: 'Production cost' }), 'cost', 'bs.inventories'],
  ['500101', ...both({ zh: '直接材料', en: 'Direct material' }), 'cost', 'bs.inventories'],
  ['500102', ...both({ zh: '直接人工', en: 'Direct labour' }), 'cost', 'bs.inventories'],
  ['500103', ...both({ zh: '制造费用转入', en: 'Overhead absorbed' }), 'cost', 'bs.inventories'],
  ['500109', ...both({ zh: '完工转出', en: 'Transferred to finished goods' }), 'cost', 'bs.inventories'],
  ['5101', ...both({ zh: '制造费用', en: 'Production overhead' }), 'cost', null],
  [
    '6001',
    ...both({ zh: '主营业务收入', en: 'Revenue' }),
    'income',
    'pl.revenue',
    'channel',
    'category',
    'counterparty',
  ],
  ['6117', ...both({ zh: '其他收益', en: 'Other income' }), 'income', 'pl.other_income'],
  ['6301', ...both({ zh: '营业外收入', en: 'Non-operating income' }), 'income', 'pl.non_operating_income'],
  [
    '6401',
    ...both({ zh: '主营业务成本', en: 'Cost of sales' }),
    'expense',
    'pl.cost',
    'channel',
    'category',
    'counterparty',
  ],
  ['6403', ...both({ zh: '税金及附加', en: 'Taxes and surcharges' }), 'expense', 'pl.taxes', 'channel'],
  ['6601', ...both({ zh: '销售费用', en: 'Selling expenses' }), 'expense', 'pl.selling', 'channel'],
  ['660101', ...both({ zh: '销售费用-人工', en: 'Selling: people' }), 'expense', 'pl.selling', 'channel'],
  ['660102', ...both({ zh: '销售费用-租金', en: 'Selling: rent' }), 'expense', 'pl.selling', 'channel'],
  [
    '660103',
    ...both({ zh: '销售费用-拉新投放', en: 'Selling: acquisition' }),
    'expense',
    'pl.selling',
    'channel',
  ],
  [
    '660104',
    ...both({ zh: '销售费用-品牌与站内推广', en: 'Selling: brand and promotion' }),
    'expense',
    'pl.selling',
    'channel',
  ],
  [
    '660105',
    ...both({ zh: '销售费用-平台佣金', en: 'Selling: platform commission' }),
    'expense',
    'pl.selling',
    'channel',
  ],
  [
    '660106',
    ...both({ zh: '销售费用-物流安装', en: 'Selling: delivery and installation' }),
    'expense',
    'pl.selling',
    'channel',
  ],
  [
    '660107',
    ...both({ zh: '销售费用-仓储', en: 'Selling: warehousing' }),
    'expense',
    'pl.selling',
    'channel',
  ],
  [
    '660108',
    ...both({ zh: '销售费用-装修摊销', en: 'Selling: shop fitting amortised' }),
    'expense',
    'pl.selling',
    'channel',
  ],
  [
    '660109',
    ...both({ zh: '销售费用-物料与市场支持', en: 'Selling: market support' }),
    'expense',
    'pl.selling',
    'channel',
  ],
  [
    '660110',
    ...both({ zh: '销售费用-展会与佣金', en: 'Selling: fairs and agents' }),
    'expense',
    'pl.selling',
    'channel',
  ],
  [
    '660111',
    ...both({ zh: '销售费用-售后质保', en: 'Selling: service and warranty' }),
    'expense',
    'pl.selling',
    'channel',
  ],
  [
    '6602',
    ...both({ zh: '管理费用', en: 'Administrative expenses' }),
    'expense',
    'pl.administrative',
    'channel',
  ],
  [
    '660201',
    ...both({ zh: '管理费用-人工', en: 'Administrative: people' }),
    'expense',
    'pl.administrative',
    'channel',
  ],
  [
    '660202',
    ...both({ zh: '管理费用-折旧摊销', en: 'Administrative: depreciation' }),
    'expense',
    'pl.administrative',
    'channel',
  ],
  [
    '660203',
    ...both({ zh: '管理费用-办公与服务', en: 'Administrative: office and services' }),
    'expense',
    'pl.administrative',
    'channel',
  ],
  ['6603', ...both({ zh: '财务费用', en: 'Finance costs' }), 'expense', 'pl.finance', 'channel'],
  [
    '660301',
    ...both({ zh: '财务费用-利息支出', en: 'Interest expense' }),
    'expense',
    'pl.finance',
    'channel',
  ],
  ['660302', ...both({ zh: '财务费用-利息收入', en: 'Interest income' }), 'expense', 'pl.finance', 'channel'],
  [
    '660303',
    ...both({ zh: '财务费用-汇兑损益', en: 'Exchange differences' }),
    'expense',
    'pl.finance',
    'channel',
  ],
  ['660304', ...both({ zh: '财务费用-手续费', en: 'Bank charges' }), 'expense', 'pl.finance', 'channel'],
  ['6604', ...both({ zh: '研发费用', en: 'Research and development' }), 'expense', 'pl.research', 'channel'],
  ['660401', ...both({ zh: '研发费用-人工', en: 'Research: people' }), 'expense', 'pl.research', 'channel'],
  [
    '660402',
    ...both({ zh: '研发费用-材料与试制', en: 'Research: material and prototypes' }),
    'expense',
    'pl.research',
    'channel',
  ],
  [
    '6701',
    ...both({ zh: '资产减值损失', en: 'Impairment of assets' }),
    'expense',
    'pl.impairment',
    'channel',
  ],
  ['6702', ...both({ zh: '信用减值损失', en: 'Credit losses' }), 'expense', 'pl.credit_loss', 'channel'],
  [
    '6711',
    ...both({ zh: '营业外支出', en: 'Non-operating expenses' }),
    'expense',
    'pl.non_operating_expense',
  ],
  ['6801', ...both({ zh: '所得税费用', en: 'Income tax' }), 'expense', 'pl.income_tax'],
];

/** The chart of accounts, in the order of codes. */
export const ACCOUNTS: readonly Account[] = ROWS.map(([code, zh, en, type, line, ...auxiliaries]) => ({
  code,
  name: { zh, en },
  type,
  line,
  auxiliaries,
}));

/** Codes that carry an auxiliary. */
export function accountsWith(auxiliary: Auxiliary): readonly string[] {
  return ACCOUNTS.filter(({ auxiliaries }) => auxiliaries.includes(auxiliary)).map(({ code }) => code);
}

/** The account above by code (4-2-2-2), or null. */
export function parentOf(code: string): string | null {
  return code.length > 4 ? code.slice(0, -2) : null;
}

/** Accounts whose balance is normally on the debit side, by type; contra accounts are the exceptions. */
export function normalSide({ code, type }: Account): 'debit' | 'credit' {
  const debit = type === 'asset' || type === 'cost' || type === 'expense';
  return debit === CONTRA.has(code) ? 'credit' : 'debit';
}

const CONTRA: ReadonlySet<string> = new Set(['1231', '1471', '1602']);
