import type { Name } from '../company/name.ts';

/** What a voucher says it is for. */
export const SUMMARIES = {
  opening: { zh: '期初余额', en: 'Opening balances' },
  'opening-collected': { zh: '收回期初应收', en: 'Opening receivables collected' },
  'opening-paid': { zh: '支付期初应付', en: 'Opening payables paid' },
  wages: { zh: '计提工资', en: 'Wages accrued' },
  'monthly-costs': {
    zh: '支付广告、运输、平台、办公与利息',
    en: 'Advertising, delivery, platform, office and interest paid',
  },
  depreciation: { zh: '计提折旧', en: 'Depreciation' },
  'income-tax': { zh: '计提所得税', en: 'Income tax accrued' },
  'profit-closed': { zh: '结转本年利润', en: 'Closed into profit of the year' },
  'year-closed': { zh: '结转利润分配', en: 'Closed into retained earnings' },
  rent: { zh: '支付门店租金', en: 'Shop rent paid' },
  sale: { zh: '销售', en: 'Sales' },
  return: { zh: '退货', en: 'Returns' },
  collection: { zh: '回款', en: 'Collected from customers' },
  purchase: { zh: '采购入库', en: 'Goods received' },
  'suppliers-paid': { zh: '支付货款', en: 'Suppliers paid' },
  revaluation: { zh: '调整标准成本', en: 'Standard costs set anew' },
  'wages-paid': { zh: '发放工资', en: 'Wages paid' },
  'vat-paid': { zh: '缴纳增值税', en: 'Value added tax paid' },
  'income-tax-paid': { zh: '缴纳企业所得税', en: 'Income tax paid' },
} as const satisfies Readonly<Record<string, Name>>;

export type Summary = keyof typeof SUMMARIES;
