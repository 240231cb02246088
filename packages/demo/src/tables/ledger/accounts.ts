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
  ['1001', '库存现金', 'Cash on hand', 'asset', 'bs.cash'],
  ['1002', '银行存款', 'Cash at banks', 'asset', 'bs.cash'],
  ['1012', '其他货币资金', 'Other monetary funds', 'asset', 'bs.cash'],
  ['1122', '应收账款', 'Accounts receivable', 'asset', 'bs.receivables', 'channel', 'counterparty'],
  ['1123', '预付账款', 'Prepayments to suppliers', 'asset', 'bs.prepayments'],
  ['1221', '其他应收款', 'Other receivables', 'asset', 'bs.other_receivables', 'counterparty'],
  ['1231', '坏账准备', 'Allowance for bad debts', 'asset', 'bs.receivables', 'channel'],
  ['1403', '原材料', 'Raw materials', 'asset', 'bs.inventories'],
  ['1405', '库存商品', 'Finished goods', 'asset', 'bs.inventories'],
  ['1471', '存货跌价准备', 'Provision for inventories', 'asset', 'bs.inventories'],
  ['1601', '固定资产', 'Fixed assets', 'asset', 'bs.fixed_assets'],
  ['1602', '累计折旧', 'Accumulated depreciation', 'asset', 'bs.fixed_assets'],
  ['1701', '无形资产', 'Intangible assets', 'asset', 'bs.intangible_assets'],
  ['1801', '长期待摊费用', 'Long-term deferred expenses', 'asset', 'bs.deferred_expenses'],
  ['2001', '短期借款', 'Short-term loans', 'liability', 'bs.short_term_loans'],
  ['2202', '应付账款', 'Accounts payable', 'liability', 'bs.payables', 'counterparty'],
  ['2204', '合同负债', 'Contract liabilities', 'liability', 'bs.contract_liabilities', 'channel'],
  ['2211', '应付职工薪酬', 'Employee benefits payable', 'liability', 'bs.payroll_payable'],
  ['2221', '应交税费', 'Taxes payable', 'liability', 'bs.taxes_payable'],
  ['222101', '应交增值税', 'VAT payable', 'liability', 'bs.taxes_payable'],
  ['222102', '应交企业所得税', 'Income tax payable', 'liability', 'bs.taxes_payable'],
  ['222103', '应交附加税', 'Surtaxes payable', 'liability', 'bs.taxes_payable'],
  ['2241', '其他应付款', 'Other payables', 'liability', 'bs.other_payables', 'counterparty'],
  ['2501', '长期借款', 'Long-term loans', 'liability', 'bs.long_term_loans'],
  ['4001', '实收资本', 'Paid-in capital', 'equity', 'bs.paid_in_capital'],
  ['4002', '资本公积', 'Capital reserve', 'equity', 'bs.capital_reserve'],
  ['4101', '盈余公积', 'Surplus reserve', 'equity', 'bs.surplus_reserve'],
  ['4103', '本年利润', 'Profit of the year', 'equity', 'bs.retained_earnings'],
  ['4104', '利润分配', 'Profit distribution', 'equity', 'bs.retained_earnings'],
  ['5001', '生产成本', 'Production cost', 'cost', 'bs.inventories'],
  ['500101', '直接材料', 'Direct material', 'cost', 'bs.inventories'],
  ['500102', '直接人工', 'Direct labour', 'cost', 'bs.inventories'],
  ['500103', '制造费用转入', 'Overhead absorbed', 'cost', 'bs.inventories'],
  ['500109', '完工转出', 'Transferred to finished goods', 'cost', 'bs.inventories'],
  ['5101', '制造费用', 'Production overhead', 'cost', null],
  ['6001', '主营业务收入', 'Revenue', 'income', 'pl.revenue', 'channel', 'category', 'counterparty'],
  ['6117', '其他收益', 'Other income', 'income', 'pl.other_income'],
  ['6301', '营业外收入', 'Non-operating income', 'income', 'pl.non_operating_income'],
  ['6401', '主营业务成本', 'Cost of sales', 'expense', 'pl.cost', 'channel', 'category', 'counterparty'],
  ['6403', '税金及附加', 'Taxes and surcharges', 'expense', 'pl.taxes', 'channel'],
  ['6601', '销售费用', 'Selling expenses', 'expense', 'pl.selling', 'channel'],
  ['660101', '销售费用-人工', 'Selling: people', 'expense', 'pl.selling', 'channel'],
  ['660102', '销售费用-租金', 'Selling: rent', 'expense', 'pl.selling', 'channel'],
  ['660103', '销售费用-拉新投放', 'Selling: acquisition', 'expense', 'pl.selling', 'channel'],
  ['660104', '销售费用-品牌与站内推广', 'Selling: brand and promotion', 'expense', 'pl.selling', 'channel'],
  ['660105', '销售费用-平台佣金', 'Selling: platform commission', 'expense', 'pl.selling', 'channel'],
  ['660106', '销售费用-物流安装', 'Selling: delivery and installation', 'expense', 'pl.selling', 'channel'],
  ['660107', '销售费用-仓储', 'Selling: warehousing', 'expense', 'pl.selling', 'channel'],
  ['660108', '销售费用-装修摊销', 'Selling: shop fitting amortised', 'expense', 'pl.selling', 'channel'],
  ['660109', '销售费用-物料与市场支持', 'Selling: market support', 'expense', 'pl.selling', 'channel'],
  ['660110', '销售费用-展会与佣金', 'Selling: fairs and agents', 'expense', 'pl.selling', 'channel'],
  ['660111', '销售费用-售后质保', 'Selling: service and warranty', 'expense', 'pl.selling', 'channel'],
  ['6602', '管理费用', 'Administrative expenses', 'expense', 'pl.administrative', 'channel'],
  ['660201', '管理费用-人工', 'Administrative: people', 'expense', 'pl.administrative', 'channel'],
  ['660202', '管理费用-折旧摊销', 'Administrative: depreciation', 'expense', 'pl.administrative', 'channel'],
  [
    '660203',
    '管理费用-办公与服务',
    'Administrative: office and services',
    'expense',
    'pl.administrative',
    'channel',
  ],
  ['6603', '财务费用', 'Finance costs', 'expense', 'pl.finance', 'channel'],
  ['660301', '财务费用-利息支出', 'Interest expense', 'expense', 'pl.finance', 'channel'],
  ['660302', '财务费用-利息收入', 'Interest income', 'expense', 'pl.finance', 'channel'],
  ['660303', '财务费用-汇兑损益', 'Exchange differences', 'expense', 'pl.finance', 'channel'],
  ['660304', '财务费用-手续费', 'Bank charges', 'expense', 'pl.finance', 'channel'],
  ['6604', '研发费用', 'Research and development', 'expense', 'pl.research', 'channel'],
  ['660401', '研发费用-人工', 'Research: people', 'expense', 'pl.research', 'channel'],
  ['660402', '研发费用-材料与试制', 'Research: material and prototypes', 'expense', 'pl.research', 'channel'],
  ['6701', '资产减值损失', 'Impairment of assets', 'expense', 'pl.impairment', 'channel'],
  ['6702', '信用减值损失', 'Credit losses', 'expense', 'pl.credit_loss', 'channel'],
  ['6711', '营业外支出', 'Non-operating expenses', 'expense', 'pl.non_operating_expense'],
  ['6801', '所得税费用', 'Income tax', 'expense', 'pl.income_tax'],
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
