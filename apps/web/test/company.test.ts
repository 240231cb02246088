import { describe, expect, test } from 'vitest';
import type { MetricEntry, Result } from '../src/api/answer.ts';
import { edgesOf } from '../src/pages/company/edges-of.ts';
import type { Shown } from '../src/pages/company/figures.ts';
import { leadOf, monthVerdict, type Said, titleOf } from '../src/pages/company/month-sentence.ts';
import { pageScale } from '../src/pages/company/page-scale.ts';
import { checkedFigures, textOf } from '../src/parts/prose.ts';
import { en } from '../src/words/en.ts';
import { zh } from '../src/words/zh.ts';

const SPEECH = {
  zh: { words: zh, locale: 'zh' },
  en: { words: en, locale: 'en' },
} as const;
const SCALED = {
  zh: { ...SPEECH.zh, scale: { shift: -4, decimals: 1 } },
  en: { ...SPEECH.en, scale: { shift: -6, decimals: 2 } },
} as const;

function entry(name: string, label: MetricEntry['label'], more: Partial<MetricEntry> = {}): MetricEntry {
  return {
    name,
    label,
    description: null,
    synonyms: [],
    formula: '1',
    readable: label,
    basis: null,
    unit: 'money',
    kind: 'flow',
    additive: 'always',
    direction: 'up',
    plans: {},
    attributes: {},
    version: 1,
    effective_from: null,
    ...more,
  };
}

function said(name: string, label: MetricEntry['label'], shown: Partial<Shown>): Said {
  const plain: Shown = {
    value: null,
    unit: 'money',
    currency: 'CNY',
    base: null,
    change: null,
    percent: null,
    why: null,
    plan: null,
    planChange: null,
    attainment: null,
    isRate: false,
    cutOff: null,
  };
  return { metric: entry(name, label), shown: { ...plain, ...shown } };
}

const REVENUE = said(
  'revenue',
  { zh: '营业收入', en: 'Revenue' },
  { value: '1133000000.00', change: '153000000.00', percent: 0.157, attainment: 0.979 },
);
const PROFIT = said(
  'net_profit',
  { zh: '净利润', en: 'Net profit' },
  { value: '32170000.00', change: '-20000000.00', percent: -0.383, attainment: 0.533 },
);
const CUSTOMERS = said(
  'new_customers',
  { zh: '新增客户', en: 'New customers' },
  { value: '94600', unit: 'count(customer)', currency: undefined },
);
const CAC = said('cac', { zh: '获客成本', en: 'Acquisition cost' }, { value: 335.0951 });

describe('the month in one sentence', () => {
  test('names what was reached, and what did not come of it', () => {
    const title = titleOf('10月', [REVENUE, PROFIT], SPEECH.zh);
    expect(textOf(title ?? [])).toBe('10月营业收入完成97.9%，净利润只完成53.3%：多卖的货没有变成利润');
    const english = titleOf('Oct', [REVENUE, PROFIT], SPEECH.en);
    expect(textOf(english ?? [])).toBe(
      'Oct: revenue at 97.9% of plan, net profit only 53.3% \u2014 more sold, less earned',
    );
    expect(checkedFigures(title ?? [])?.map(({ column, cell }) => [column, cell])).toEqual([
      ['revenue__attainment', 0.979],
      ['net_profit__attainment', 0.533],
    ]);
  });

  test('without a plan there is no such sentence', () => {
    expect(titleOf('10月', [CUSTOMERS], SPEECH.zh)).toBeNull();
  });

  test('a period that runs names its last day and gives no verdict by the plan', () => {
    const running = { ...REVENUE, shown: { ...REVENUE.shown, cutOff: '2026-11-19' } };
    expect(textOf(titleOf('11月', [running], SPEECH.zh) ?? [])).toBe('11月（截至11-19）营业收入完成97.9%');
  });

  test('two signs make four verdicts; one that is not known makes none', () => {
    const turned = (one: Said) => ({ ...one, shown: { ...one.shown, change: `-${one.shown.change}` } });
    const up = { ...PROFIT, shown: { ...PROFIT.shown, change: '1' } };
    expect(monthVerdict([REVENUE, PROFIT])).toBe('hollow');
    expect(monthVerdict([REVENUE, up])).toBe('bothUp');
    expect(monthVerdict([turned(REVENUE), up])).toBe('leaner');
    expect(monthVerdict([turned(REVENUE), PROFIT])).toBe('bothDown');
    expect(monthVerdict([REVENUE, CUSTOMERS])).toBeNull();
  });
});

describe('the year so far', () => {
  test('says values with their change, customers with what one costs', () => {
    const lead = leadOf('1–10月', [REVENUE, PROFIT, CUSTOMERS, CAC], SCALED.zh) ?? [];
    expect(textOf(lead)).toBe(
      '1–10月营业收入113,300.0，同比+15.7%；净利润3,217.0，同比−38.3%；新增客户94,600，获客成本335.1元。',
    );
    expect(checkedFigures(lead)?.map(({ column }) => column)).toEqual([
      'revenue',
      'revenue__year_ago_pct',
      'net_profit',
      'net_profit__year_ago_pct',
      'new_customers',
      'cac',
    ]);
  });

  test('what has no value is not spoken of', () => {
    expect(leadOf('1–10月', [said('revenue', { zh: '收入', en: 'Revenue' }, {})], SCALED.zh)).toBeNull();
  });
});

test('metrics of the same last day stand together, by how often they are made', () => {
  // They share one answer, whose metrics are known to other days.
  const column = (name: string, edge: string | null) => ({ name, role: 'metric', type: 'decimal', edge });
  const result = {
    columns: [
      column('revenue', '2026-11-18'),
      column('net_profit', '2026-10-31'),
      column('cash', '2026-10-31'),
      column('planned', null),
    ],
    meta: { edge: { orders: '2026-11-19', returns: '2026-11-18', journal: '2026-10-31', plan: null } },
  } as unknown as Result;
  const asked = (name: string, frequency: string) => ({
    metric: entry(name, { zh: name, en: name }, { attributes: { frequency } }),
    result,
    error: null,
  });
  const edges = edgesOf([
    asked('revenue', 'daily'),
    asked('net_profit', 'monthly'),
    asked('cash', 'daily'),
    asked('planned', 'monthly'),
    { metric: entry('none', { zh: '', en: '' }), result: undefined, error: null },
  ]);
  expect(edges.map(({ day, metrics, frequency }) => [day, metrics.length, frequency])).toEqual([
    ['2026-10-31', 2, null],
    ['2026-11-18', 1, 'daily'],
  ]);
});

test('the unit of money of the page is not known before every figure is there, or refused', () => {
  const metric = entry('revenue', { zh: '收入', en: 'Revenue' });
  const columns = [{ name: 'revenue', role: 'metric', type: 'decimal', unit: 'money' }];
  const answered = (value: string) => ({ columns, rows: [[value]] }) as unknown as Result;
  const small = { metric, result: answered('12.00'), error: null };
  const waiting = { metric, result: undefined, error: null };
  expect(pageScale([small, waiting], 'zh')).toBeNull();
  expect(pageScale([small, { ...waiting, error: new Error('refused') }], 'zh')?.shift).toBe(0);
  expect(pageScale([small, { ...small, result: answered('12180000.00') }], 'zh')?.shift).toBe(-4);
});
