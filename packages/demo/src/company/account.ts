export type AccountType = 'asset' | 'liability' | 'equity' | 'income' | 'expense';

export interface Account {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly parent: string | null;
  readonly type: AccountType;
}

const account = (code: string, name: string, nameEn: string, type: AccountType): Account => ({
  code,
  name,
  nameEn,
  parent: code.length > 4 ? code.slice(0, 4) : null,
  type,
});

/** Chart of accounts, numbered as small Chinese companies do. Only accounts without children are posted to. */
export const ACCOUNTS: readonly Account[] = [
  account('1002', '银行存款', 'Bank', 'asset'),
  account('1122', '应收账款', 'Trade receivables', 'asset'),
  account('1404', '材料成本差异', 'Standard cost differences', 'asset'),
  account('1405', '库存商品', 'Goods in stock', 'asset'),
  account('1601', '固定资产', 'Fixed assets', 'asset'),
  account('1602', '累计折旧', 'Accumulated depreciation', 'asset'),
  account('2001', '短期借款', 'Short-term loans', 'liability'),
  account('2202', '应付账款', 'Trade payables', 'liability'),
  account('2211', '应付职工薪酬', 'Wages payable', 'liability'),
  account('2221', '应交税费', 'Taxes payable', 'liability'),
  account('222101', '应交增值税', 'Value added tax payable', 'liability'),
  account('222102', '应交企业所得税', 'Income tax payable', 'liability'),
  account('4001', '实收资本', 'Paid-in capital', 'equity'),
  account('4103', '本年利润', 'Profit of the year', 'equity'),
  account('4104', '利润分配', 'Retained earnings', 'equity'),
  account('6001', '主营业务收入', 'Revenue', 'income'),
  account('6401', '主营业务成本', 'Cost of sales', 'expense'),
  account('6601', '销售费用', 'Selling expenses', 'expense'),
  account('660101', '销售人员工资', 'Wages, selling', 'expense'),
  account('660102', '门店租金', 'Shop rent', 'expense'),
  account('660103', '广告投放', 'Advertising', 'expense'),
  account('660104', '平台服务费', 'Platform fees', 'expense'),
  account('660105', '运输费', 'Delivery', 'expense'),
  account('6602', '管理费用', 'Administrative expenses', 'expense'),
  account('660201', '管理人员工资', 'Wages, administration', 'expense'),
  account('660202', '折旧费', 'Depreciation', 'expense'),
  account('660203', '办公费', 'Office expenses', 'expense'),
  account('6603', '财务费用', 'Finance expenses', 'expense'),
  account('6801', '所得税费用', 'Income tax', 'expense'),
];

/** Codes of the accounts that are posted to. */
export type AccountCode =
  | '1002'
  | '1122'
  | '1404'
  | '1405'
  | '1601'
  | '1602'
  | '2001'
  | '2202'
  | '2211'
  | '222101'
  | '222102'
  | '4001'
  | '4103'
  | '4104'
  | '6001'
  | '6401'
  | '660101'
  | '660102'
  | '660103'
  | '660104'
  | '660105'
  | '660201'
  | '660202'
  | '660203'
  | '6603'
  | '6801';

/** Profit and loss accounts are emptied into 本年利润 at every month end. */
export function isProfitAndLoss(code: AccountCode): boolean {
  return code.startsWith('6');
}
