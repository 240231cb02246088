import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MetricEntry } from '../src/api/answer.ts';
import { facetCounts, facetText, toggled, withChosen } from '../src/pages/metrics/filter/facets.ts';
import { findMetrics, indexMetrics } from '../src/pages/metrics/filter/find-metrics.ts';
import { sortMetrics } from '../src/pages/metrics/filter/sort-metrics.ts';
import { chosenOf, readMetricsSearch, writeChosen } from '../src/pages/metrics/metrics-search.ts';
import { pairedParts } from '../src/pages/metrics/pair/definition-parts.ts';
import { visibleRows } from '../src/pages/metrics/rows/visible-rows.ts';
import { attributeText, personText, unitText } from '../src/parts/definition/attribute-text.ts';
import { en } from '../src/words/en.ts';
import { zh } from '../src/words/zh.ts';

function metric(name: string, given: Partial<MetricEntry> = {}): MetricEntry {
  const label = given.label ?? { zh: name, en: name };
  return {
    name,
    label,
    description: null,
    synonyms: [],
    formula: 'sum(orders.amount)',
    readable: { zh: 'sum(orders.amount)', en: 'sum(orders.amount)' },
    basis: null,
    unit: 'money',
    kind: 'flow',
    additive: 'always',
    direction: 'up',
    plans: {},
    attributes: {},
    version: 1,
    effective_from: null,
    ...given,
  };
}

const revenue = metric('revenue', {
  label: { zh: '营业收入', en: 'Revenue' },
  synonyms: ['销售收入'],
  plans: { budget: 'revenue_budget' },
  attributes: {
    layer: 'strategic',
    area: 'sales',
    tier: 'main',
    code: 'SAL-010',
    owner: 'sales@huaheng.example',
  },
});
const margin = metric('gross_margin_rate', {
  label: { zh: '毛利率', en: 'Gross margin' },
  kind: 'ratio',
  unit: 'percent',
  readable: { zh: '([营业收入] - [营业成本]) / [营业收入]', en: '([Revenue] - [Cost]) / [Revenue]' },
  attributes: {
    layer: 'strategic',
    area: 'profit',
    tier: 'main',
    code: 'PRF-004',
    owner: 'cfo@huaheng.example',
  },
});
const visits = metric('visits', {
  label: { zh: '访客数', en: 'Visits' },
  attributes: { layer: 'business', area: 'customers', tier: 'detail', tags: 'web, funnel' },
});
const all = [visits, margin, revenue];
const names = (metrics: readonly MetricEntry[]) => metrics.map(({ name }) => name);

describe('finding', () => {
  const find = (wanted: string) => names(findMetrics(indexMetrics(all), wanted));

  test.each([
    ['营业收入', ['revenue', 'gross_margin_rate']],
    ['销售收入', ['revenue']],
    ['REVENUE', ['revenue', 'gross_margin_rate']],
    ['prf-004', ['gross_margin_rate']],
    ['margin rate', ['gross_margin_rate']],
    ['ｖｉｓｉｔｓ', ['visits']],
    ['nothing like it', []],
  ])('%s', (wanted, found) => {
    expect(find(wanted)).toEqual(found);
  });

  test('no words: all, as given', () => {
    expect(find('  ')).toEqual(names(all));
  });
});

describe('facets', () => {
  test('states, units and metrics that say the same are facets too', () => {
    const some = [
      metric('a', { same: ['b'], unit: 'count(orders)' }),
      metric('b', { same: ['a'], marks: ['deprecated', 'drifted'] }),
      metric('c', { attributes: { analysis: 'trend, compare', steward: 'li' }, direction: 'none' }),
    ];
    const of = (name: 'same' | 'status' | 'unit' | 'analysis' | 'direction') =>
      withChosen(some, { [name]: [FIRST[name]] });
    const FIRST = {
      same: 'some',
      status: 'deprecated',
      unit: 'count(orders)',
      analysis: 'compare',
      direction: 'none',
    };
    expect(names(of('same'))).toEqual(['a', 'b']);
    expect(names(of('status'))).toEqual(['b']);
    expect(names(of('unit'))).toEqual(['a']);
    expect(names(of('analysis'))).toEqual(['c']);
    expect(names(of('direction'))).toEqual(['c']);
    expect(facetText('unit', 'count(orders)', zh)).not.toBe('count(orders)');
  });

  test('a count says what one sees by choosing it', () => {
    const counts = facetCounts(all, { layer: ['strategic'] });
    expect(counts.get('layer')).toEqual([
      { value: 'strategic', count: 2 },
      { value: 'business', count: 1 },
    ]);
    expect(counts.get('area')).toEqual([
      { value: 'customers', count: 0 },
      { value: 'profit', count: 1 },
      { value: 'sales', count: 1 },
    ]);
    expect(counts.get('tag')).toEqual([
      { value: 'funnel', count: 0 },
      { value: 'web', count: 0 },
    ]);
  });

  test('values of one facet widen, facets narrow', () => {
    expect(names(withChosen(all, { area: ['sales', 'customers'] }))).toEqual(['visits', 'revenue']);
    expect(names(withChosen(all, { area: ['sales', 'customers'], layer: ['strategic'] }))).toEqual([
      'revenue',
    ]);
  });

  test('choosing twice is not choosing', () => {
    expect(toggled(toggled({}, 'area', 'sales'), 'area', 'sales')).toEqual({ area: undefined });
  });

  test('every choice survives the address', () => {
    const value = fc.string({ minLength: 1 });
    fc.assert(
      fc.property(fc.uniqueArray(value, { minLength: 1, maxLength: 4 }), (area) => {
        expect(chosenOf(readMetricsSearch({ ...writeChosen({ area }) }))).toEqual({ area });
      }),
    );
  });

  test('an address written by hand is read as far as it can be', () => {
    expect(readMetricsSearch({ q: 7, view: 'walls', sort: 'height', followed: 'yes', layer: '' })).toEqual(
      expect.objectContaining({
        q: '7',
        view: undefined,
        sort: undefined,
        followed: undefined,
        layer: undefined,
      }),
    );
  });
});

test('what matters most stands first, and every order ends by name', () => {
  const by = (sort: Parameters<typeof sortMetrics>[1]['sort'], down = false) =>
    names(sortMetrics(all, { sort, down, locale: 'en' }));
  expect(by('weight')).toEqual(['revenue', 'gross_margin_rate', 'visits']);
  expect(by('name')).toEqual(['gross_margin_rate', 'revenue', 'visits']);
  expect(by('name', true)).toEqual(['visits', 'revenue', 'gross_margin_rate']);
  expect(by('version')).toEqual(['gross_margin_rate', 'revenue', 'visits']);
});

describe('rows in sight', () => {
  test.each([
    [
      { count: 10_000, height: 35, offset: 100, window: 900, more: 0 },
      { first: 0, end: 23 },
    ],
    [
      { count: 10_000, height: 35, offset: -35_000, window: 700, more: 0 },
      { first: 1000, end: 1020 },
    ],
    [
      { count: 10_000, height: 35, offset: -349_900, window: 900, more: 6 },
      { first: 9991, end: 10_000 },
    ],
    [
      { count: 3, height: 35, offset: 0, window: 900, more: 6 },
      { first: 0, end: 3 },
    ],
    [
      { count: 0, height: 35, offset: 0, window: 900, more: 6 },
      { first: 0, end: 0 },
    ],
    [
      { count: 5, height: 35, offset: -9000, window: 900, more: 2 },
      { first: 5, end: 5 },
    ],
  ])('%o', (given, span) => {
    expect(visibleRows(given)).toEqual(span);
  });

  test('every row that touches the window is drawn', () => {
    fc.assert(
      fc.property(
        fc.record({
          count: fc.integer({ min: 1, max: 20_000 }),
          offset: fc.integer({ min: -800_000, max: 2000 }),
          window: fc.integer({ min: 1, max: 3000 }),
        }),
        ({ count, offset, window }) => {
          const { first, end } = visibleRows({ count, height: 35, offset, window, more: 0 });
          for (const row of [Math.ceil(-offset / 35), Math.floor((window - offset) / 35) - 1])
            if (row >= 0 && row < count && offset + row * 35 < window && offset + row * 35 + 35 > 0)
              expect(row >= first && row < end).toBe(true);
        },
      ),
    );
  });
});

describe('words of definitions', () => {
  test('known words are said in the reader\u2019s language, others as written', () => {
    const other = metric('other', {
      attributes: { layer: 'galactic', analysis: 'trend, weather', purpose: { zh: '看', en: 'To see' } },
    });
    expect(attributeText(revenue, 'layer', { locale: 'zh', words: zh })).toBe('战略');
    expect(attributeText(other, 'layer', { locale: 'zh', words: zh })).toBe('galactic');
    expect(attributeText(other, 'analysis', { locale: 'zh', words: zh })).toBe('趋势、weather');
    expect(attributeText(other, 'purpose', { locale: 'en', words: en })).toBe('To see');
    expect(attributeText(other, 'owner', { locale: 'en', words: en })).toBeNull();
  });

  test('people and units', () => {
    expect([personText('cfo@huaheng.example'), personText('王海涛'), personText('a@b@c')]).toEqual([
      'cfo',
      '王海涛',
      'a@b@c',
    ]);
    expect([unitText('count(customer)', zh), unitText('money', zh), unitText('furlong', en)]).toEqual([
      '客户数',
      '金额',
      'furlong',
    ]);
  });

  test('two definitions part by part', () => {
    const parts = pairedParts([revenue, margin], { locale: 'en', words: en });
    const of = (key: string) => parts.find((part) => part.key === key);
    expect(of('unit')).toMatchObject({ texts: ['Money', 'Percent'], differs: true });
    expect(of('attribute:layer')).toMatchObject({ texts: ['Strategic', 'Strategic'], differs: false });
    expect(of('plans')).toMatchObject({ texts: ['Budget revenue_budget', null], differs: true });
    expect(of('basis')).toBeUndefined();
  });
});
