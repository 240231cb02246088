import { expect, test } from 'vitest';
import { warningsText } from '../../src/parts/sheet/warnings-text.ts';
import { en } from '../../src/words/en.ts';
import { zh } from '../../src/words/zh.ts';
import { answer } from './answers.ts';

const late = (day: string) => ({
  code: 'stock/stale-snapshot',
  params: { metric: 'cash__year_ago', dataset: 'bank', day, expected: '2026-10-31' },
});
const unmatched = {
  code: 'compare/unmatched-snapshot',
  params: { dataset: 'ledger', plan: 'budget', day: '2026-09-30' },
};

function said(locale: 'zh' | 'en', warnings: readonly object[]): readonly string[] {
  const plain = answer({ keys: [], rows: [] });
  const meta = { ...plain.meta, warnings: warnings as typeof plain.meta.warnings };
  return warningsText({ meta }, { metrics: new Map(), locale, words: { zh, en }[locale] });
}

test('each kind of warning is said in words, what it is about by its name', () => {
  expect(said('zh', [late('2026-10-20'), unmatched])).toEqual([
    'cash是2026-10-20的余额，不是期末2026-10-31的',
    '2026-09-30这个时点只在实际数与预算之一中有',
  ]);
  expect(said('en', [unmatched])[0]).toMatch(
    /^only one of what happened and the budget has the snapshot of 2026-09-30$/,
  );
});

test('two of a kind are said, the rest are counted, none twice', () => {
  const days = ['2026-10-20', '2026-10-20', '2026-10-21', '2026-10-22', '2026-10-23'];
  expect(said('en', days.map(late))).toHaveLength(3);
  expect(said('en', days.map(late))[2]).toBe('2 more of this kind');
  expect(said('zh', days.map(late))[2]).toBe('另有2条同类提示');
});

test('what other lines say is not said here', () => {
  expect(said('en', [{ code: 'asof/unversioned-data', params: { dataset: 'bank' } }])).toEqual([]);
});

test('a metric that was closed in another unit is said, of the findings beside the rows', () => {
  const plain = answer({ keys: [], rows: [] });
  const diagnostics = [
    { code: 'close/other-unit', params: { metric: 'cash', closed: 'CNY', now: 'USD' } },
    { code: 'query/other', params: {} },
  ] as unknown as (typeof plain)['diagnostics'];
  const text = (locale: 'zh' | 'en') =>
    warningsText({ ...plain, diagnostics }, { metrics: new Map(), locale, words: { zh, en }[locale] });
  expect(text('zh')).toEqual(['cash结账时的单位与现在不同，不列结账数']);
  expect(text('en')).toEqual([
    'cash was closed in another unit than it has now, and stands without its closed figure',
  ]);
});

test('days in no member of a grain name it by the label of its column', () => {
  const plain = answer({ keys: [], rows: [] });
  const columns = [
    {
      name: 'period13',
      role: 'time',
      type: 'date',
      grain: 'period13',
      label: { zh: '四周期', en: 'Season' },
    },
  ] as (typeof plain)['columns'];
  const warnings = [
    { code: 'query/days-in-no-member', params: { grain: 'period13', days: 3, day: '2024-01-29' } },
  ];
  const text = (locale: 'zh' | 'en') =>
    warningsText({ meta: { warnings }, columns }, { metrics: new Map(), locale, words: { zh, en }[locale] });
  expect(text('zh')).toEqual(['有3天（自2024-01-29起）不在任何四周期之内，计入合计而不在任何一行']);
  expect(text('en')[0]).toMatch(/^days in no season: 3, the first 2024-01-29;/);
});
