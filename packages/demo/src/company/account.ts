import type { Name } from './name.ts';

export type AccountType = 'asset' | 'liability' | 'equity' | 'income' | 'expense';

export interface Account {
  readonly code: string;
  readonly name: Name;
  readonly parent: string | null;
  readonly type: AccountType;
}

const account = (code: string, name: Name, type: AccountType): Account => ({
  code,
  name,
  parent: code.length > 4 ? code.slice(0, 4) : null,
  type,
});

/** Chart of accounts, numbered as small Chinese companies do. Only accounts without children are posted to. */
export const ACCOUNTS: readonly Account[] = [
  account('1002', { zh: '银行存款', en: 'Bank' }, 'asset'),
  account('1122', { zh: '应收账款', en: 'Trade receivables' }, 'asset'),
  account('1404', { zh: '材料成本差异', en: 'Standard cost differences' }, 'asset'),
  account('1405', { zh: '库存商品', en: 'Goods in stock' }, 'asset'),
  account('1601', { zh: '固定资产', en: 'Fixed assets' }, 'asset'),
  account('1602', { zh: '累计折旧', en: 'Accumulated depreciation' }, 'asset'),
  account('2001', { zh: '短期借款', en: 'Short-term loans' }, 'liability'),
  account('2202', { zh: '应付账款', en: 'Trade payables' }, 'liability'),
  account('2211', { zh: '应付职工薪酬', en: 'Wages payable' }, 'liability'),
  account('2221', { zh: '应交税费', en: 'Taxes payable' }, 'liability'),
  account('222101', { zh: '应交增值税', en: 'Value added tax payable' }, 'liability'),
  account('222102', { zh: '应交企业所得税', en: 'Income tax payable' }, 'liability'),
  account('4001', { zh: '实收资本', en: 'Paid-in capital' }, 'equity'),
  account('4103', { zh: '本年利润', en: 'Profit of the year' }, 'equity'),
  account('4104', { zh: '利润分配', en: 'Retained earnings' }, 'equity'),
  account('6001', { zh: '主营业务收入', en: 'Revenue' }, 'income'),
  account('6401', { zh: '主营业务成本', en: 'Cost of sales' }, 'expense'),
  account('6601', { zh: '销售费用', en: 'Selling expenses' }, 'expense'),
  account('660101', { zh: '销售人员工资', en: 'Wages, selling' }, 'expense'),
  account('660102', { zh: '门店租金', en: 'Shop rent' }, 'expense'),
  account('660103', { zh: '广告投放', en: 'Advertising' }, 'expense'),
  account('660104', { zh: '平台服务费', en: 'Platform fees' }, 'expense'),
  account('660105', { zh: '运输费', en: 'Delivery' }, 'expense'),
  account('6602', { zh: '管理费用', en: 'Administrative expenses' }, 'expense'),
  account('660201', { zh: '管理人员工资', en: 'Wages, administration' }, 'expense'),
  account('660202', { zh: '折旧费', en: 'Depreciation' }, 'expense'),
  account('660203', { zh: '办公费', en: 'Office expenses' }, 'expense'),
  account('6603', { zh: '财务费用', en: 'Finance expenses' }, 'expense'),
  account('6801', { zh: '所得税费用', en: 'Income tax' }, 'expense'),
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
