import { describe, expect, test } from 'vitest';
import type { MetricEntry, Result } from '../../src/api/answer.ts';
import { linesOf } from '../../src/parts/pivot/lines.ts';
import { pivotOf } from '../../src/parts/pivot/pivot.ts';
import { readerOf } from '../../src/parts/sheet/reader.ts';
import { residueText } from '../../src/parts/sheet/residue-text.ts';
import { zh } from '../../src/words/zh.ts';
import { answer } from './answers.ts';

const REVENUE = { name: 'revenue', unit: 'money', label: { zh: '营业收入', en: 'Revenue' } } as MetricEntry;

/** Shops of two channels, each figure given to the yuan. */
function noteOf(figures: readonly [string, string, string, string], isOpen = true): string | null {
  const [north, south, web, total] = figures;
  const row = (channel: string | null, shop: string | null, value: string) => [
    channel,
    shop,
    value,
    null,
    null,
    null,
    null,
  ];
  const result = answer({
    keys: [{ name: 'channel' }, { name: 'shop' }],
    rows: [row('shops', 'north', north), row('shops', 'south', south), row('web', 'web', web)],
    totals: [
      { by: ['channel'], row: row('shops', null, String(Number(north) + Number(south))) },
      { by: ['channel'], row: row('web', null, web) },
      { by: [], row: row(null, null, total) },
    ],
  });
  const question = { rows: ['channel', 'shop'], columns: [], metrics: ['revenue'], sort: null };
  const pivot = pivotOf(result, { question, keys: ['channel', 'shop'], against: [], locale: 'zh' });
  const names = {
    metrics: new Map([['revenue', REVENUE]]),
    dimensions: new Map(),
    currency: 'CNY',
    locale: 'zh',
    words: zh,
  } as const;
  const reader = readerOf(names, { result, question: question as never });
  return residueText(reader, pivot, linesOf(pivot.rows, { isOpen, toggled: new Set() }));
}

/** The shares of three channels in everything, and what is said where 33.3 three times is no 100.0. */
function noteOfShares(shown: 'total' | 'parent', shares: readonly number[]): string | null {
  const row = (channel: string | null, share: number) => [channel, '1.00', share];
  const result = {
    ...answer({ keys: [{ name: 'channel' }], rows: [] }),
    columns: [
      { name: 'channel', role: 'dimension', type: 'text' },
      { name: 'revenue', role: 'metric', type: 'decimal', unit: 'money', currency: 'CNY' },
      { name: 'revenue__share', role: 'compare', of: 'revenue', type: 'double', unit: 'percent' },
    ],
    rows: shares.map((share, i) => row(`c${i}`, share)),
    totals: [{ by: [], row: row(null, 1) }],
  } as unknown as Result;
  const question = { rows: ['channel'], columns: [], metrics: ['revenue'], sort: null, shown };
  const pivot = pivotOf(result, { question, keys: ['channel'], against: [], locale: 'zh' });
  const names = {
    metrics: new Map([['revenue', REVENUE]]),
    dimensions: new Map(),
    currency: 'CNY',
    locale: 'zh',
    words: zh,
  } as const;
  const reader = readerOf(names, { result, question: question as never });
  return residueText(reader, pivot, linesOf(pivot.rows, { isOpen: true, toggled: new Set() }));
}

test('尾差 of shares is in points of one decimal; shares of the level above have no shown total', () => {
  const thirds = [1 / 3, 1 / 3, 1 / 3];
  expect(noteOfShares('total', thirds)).toBe('尾差：各项四舍五入，与合计最多相差0.1百分点');
  expect(noteOfShares('total', [0.5, 0.25, 0.25])).toBeNull();
  expect(noteOfShares('parent', thirds)).toBeNull();
});

describe('尾差 of a pivot', () => {
  test('is said where shown parts do not add up to a shown total', () => {
    expect(noteOf(['1000400', '1000400', '1000400', '3001200'])).toBe(
      '尾差：各项四舍五入，与合计最多相差0.1万元',
    );
  });

  test('is not said where they do, nor of parts that cannot be seen', () => {
    expect(noteOf(['1000000', '1000000', '1000000', '3000000'])).toBeNull();
    expect(noteOf(['1000400', '1000400', '1000000', '3000800'])).toContain('尾差');
    expect(noteOf(['1000400', '1000400', '1000000', '3000800'], false)).toBeNull();
  });

  test('is not said of figures that are no sum, such as buyers of two shops', () => {
    expect(noteOf(['1000400', '1000400', '1000400', '2500000'], false)).toBeNull();
  });
});
