import type { Text } from '@plumbline/model';

/** Attributes of the dictionary, by the key they are written under. */
export const ATTRIBUTES: ReadonlyMap<string, Text> = new Map(
  Object.entries({
    code: { zh: '编码', en: 'Code' },
    ability: { zh: '能力', en: 'Ability' },
    perspective: { zh: '维度', en: 'Perspective' },
    nature: { zh: '性质', en: 'Nature' },
    layer: { zh: '层级', en: 'Layer' },
    tier: { zh: '主辅', en: 'Tier' },
    area: { zh: '业务域', en: 'Area' },
    purpose: { zh: '目的', en: 'Purpose' },
    analysis: { zh: '常用分析', en: 'Usual analysis' },
    frequency: { zh: '更新频率', en: 'Frequency' },
    ready: { zh: '就绪时间', en: 'Ready' },
    owner: { zh: '负责人', en: 'Owner' },
    steward: { zh: '指标管理员', en: 'Steward' },
    department: { zh: '部门', en: 'Department' },
    data_source: { zh: '数据来源', en: 'Data source' },
  }),
);

/** What may be written under some of them, and what people call it. */
export const CHOICES = {
  direction: {
    up: { zh: '越高越好', en: 'higher is better' },
    down: { zh: '越低越好', en: 'lower is better' },
    band: { zh: '在区间内为好', en: 'best within a band' },
    none: { zh: '无方向', en: 'no direction' },
  },
  ability: {
    profitability: { zh: '盈利', en: 'profitability' },
    solvency: { zh: '偿债', en: 'solvency' },
    efficiency: { zh: '营运', en: 'efficiency' },
    growth: { zh: '发展', en: 'growth' },
    cash: { zh: '现金', en: 'cash' },
    none: { zh: '不归类', en: 'none' },
  },
  perspective: {
    financial: { zh: '财务', en: 'financial' },
    customer: { zh: '客户', en: 'customer' },
    process: { zh: '内部流程', en: 'internal process' },
    learning: { zh: '学习与成长', en: 'learning and growth' },
  },
  nature: { outcome: { zh: '结果', en: 'outcome' }, process: { zh: '过程', en: 'process' } },
  layer: {
    strategic: { zh: '战略', en: 'strategic' },
    operating: { zh: '经营', en: 'operating' },
    business: { zh: '业务', en: 'business' },
  },
  tier: {
    main: { zh: '主指标', en: 'main' },
    auxiliary: { zh: '辅助', en: 'auxiliary' },
    detail: { zh: '明细', en: 'detail' },
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Text>>>>;
