import { both } from '../bilingual.ts';
import type { ExpenseLine } from './expense-plan.ts';
import type { SalesChannel } from './revenue-plan.ts';

/** Budget of 2026 by channel, 万元: revenue January to October, November to December, and the margin it is planned with. */
export const BUDGET_CHANNEL: Readonly<
  Record<SalesChannel, { readonly revenue: readonly [number, number]; readonly margin: number }>
> = {
  direct: { revenue: [39500, 11700], margin: 0.48 },
  dealer: { revenue: [20400, 5900], margin: 0.3 },
  online: { revenue: [33400, 10400], margin: 0.41 },
  project: { revenue: [12000, 2900], margin: 0.24 },
  export: { revenue: [9000, 2200], margin: 0.22 },
};

/**
 * Lines of the expense budget that were not planned at what they came to (January to October, 万元). Every other line
 * was met. Income is negative.
 */
export const BUDGET_EXPENSE: readonly {
  readonly channel: ExpenseLine['channel'];
  readonly account: string;
  readonly amount: number;
}[] = [
  { channel: 'direct', account: '660103', amount: 400 },
  { channel: 'online', account: '660103', amount: 1400 },
  { channel: 'direct', account: '660101', amount: 4640 },
  { channel: 'online', account: '660105', amount: 1840 },
  { channel: 'hq', account: '6403', amount: 700 },
  { channel: 'hq', account: '660203', amount: 2460 },
  { channel: 'hq', account: '660401', amount: 2360 },
  { channel: 'hq', account: '660402', amount: 1240 },
  { channel: 'project', account: '6702', amount: 0 },
  { channel: 'hq', account: '6701', amount: 100 },
  { channel: 'hq', account: '6117', amount: -130 },
];

/** Costs below gross profit planned for November and December, 万元, so that the year ends at its net profit. */
export const BUDGET_EXPENSE_REST = 9770;

/** Targets of the company for 2026: 保底 / 目标 / 挑战. Money in 万元, the rest in its own unit. */
export interface CompanyTarget {
  readonly metric: string;
  readonly unit: 'money' | 'count' | 'ratio' | 'yuan' | 'days';
  readonly tiers: readonly [floor: number, target: number, stretch: number];
  readonly weight: number;
  readonly owner: string;
  /** Part of the year's target that is due by the end of October. */
  readonly byOctober: number;
}

export const COMPANY_TARGETS: readonly CompanyTarget[] = [
  {
    metric: 'revenue',
    unit: 'money',
    tiers: [140000, 148000, 154000],
    weight: 15,
    owner: 'ceo',
    byOctober: 114300 / 148000,
  },
  {
    metric: 'net_profit',
    unit: 'money',
    tiers: [7800, 8670, 9300],
    weight: 20,
    owner: 'cfo',
    byOctober: 6069 / 8670,
  },
  {
    metric: 'operating_cash_flow',
    unit: 'money',
    tiers: [8500, 10500, 11500],
    weight: 10,
    owner: 'cfo',
    byOctober: 7200 / 10500,
  },
  {
    metric: 'new_customers',
    unit: 'count',
    tiers: [90000, 96000, 105000],
    weight: 10,
    owner: 'marketing',
    byOctober: 80000 / 96000,
  },
  {
    metric: 'repurchase_rate_12m',
    unit: 'ratio',
    tiers: [0.2, 0.22, 0.24],
    weight: 8,
    owner: 'members',
    byOctober: 1,
  },
  {
    metric: 'service_satisfaction',
    unit: 'ratio',
    tiers: [90, 92, 94],
    weight: 7,
    owner: 'service',
    byOctober: 1,
  },
  {
    metric: 'on_time_rate',
    unit: 'ratio',
    tiers: [0.93, 0.95, 0.97],
    weight: 7,
    owner: 'supply',
    byOctober: 1,
  },
  { metric: 'inventory_days', unit: 'days', tiers: [85, 80, 76], weight: 6, owner: 'supply', byOctober: 1 },
  {
    metric: 'unit_cost_change',
    unit: 'ratio',
    tiers: [-0.02, -0.03, -0.04],
    weight: 7,
    owner: 'plant',
    byOctober: 1,
  },
  {
    metric: 'new_product_share',
    unit: 'ratio',
    tiers: [0.16, 0.18, 0.2],
    weight: 6,
    owner: 'research',
    byOctober: 1,
  },
  {
    metric: 'revenue_per_head',
    unit: 'money',
    tiers: [122, 129, 134],
    weight: 4,
    owner: 'people',
    byOctober: 1,
  },
];

/** FY2023 as closed, 万元. */
export const FY2023: readonly (readonly [line: string, zh: string, en: string, amount: number])[] = [
  ['pl.revenue', ...both({ zh: '营业收入', en: 'Revenue' }), 108600],
  ['pl.cost', ...both({ zh: '营业成本', en: 'Cost of sales' }), 67120],
  ['pl.taxes', ...both({ zh: '税金及附加', en: 'Taxes and surcharges' }), 655],
  ['pl.selling', ...both({ zh: '销售费用', en: 'Selling expenses' }), 22480],
  ['pl.administrative', ...both({ zh: '管理费用', en: 'Administrative expenses' }), 6980],
  ['pl.research', ...both({ zh: '研发费用', en: 'Research and development' }), 3420],
  ['pl.finance', ...both({ zh: '财务费用', en: 'Finance costs' }), 520],
  ['pl.other_income', ...both({ zh: '其他收益', en: 'Other income' }), 310],
  ['pl.credit_loss', ...both({ zh: '信用减值损失', en: 'Credit losses' }), 30],
  ['pl.impairment', ...both({ zh: '资产减值损失', en: 'Impairment of assets' }), 85],
  ['pl.operating_profit', ...both({ zh: '营业利润', en: 'Operating profit' }), 7620],
  ['pl.income_tax', ...both({ zh: '所得税费用', en: 'Income tax' }), 1143],
  ['pl.net_profit', ...both({ zh: '净利润', en: 'Net profit' }), 6477],
  ['cf.operating', ...both({ zh: '经营活动现金净流量', en: 'Operating cash flow' }), 7050],
];
