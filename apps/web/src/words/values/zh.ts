import type { en } from './en.ts';

export const zh: typeof en = {
  strategic: '战略',
  operating: '经营',
  business: '业务',
  budget: '预算',
  ledger: '总账',
  customers: '客户',
  operations: '运营',
  sales: '销售',
  balance: '资产负债',
  cash: '现金',
  profit: '盈利',
  service: '服务',
  people: '人力',
  percent: '百分比',
  money: '金额',
  number: '数值',
};
