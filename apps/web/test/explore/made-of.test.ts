import { expect, test } from 'vitest';
import type { Result } from '../../src/api/answer.ts';
import { memberKey } from '../../src/parts/pivot/cells.ts';
import { figuresOf } from '../../src/parts/pivot/measures.ts';
import { isOpenAge } from '../../src/parts/sheet/open-ages.ts';
import { ratesText } from '../../src/parts/sheet/rates-text.ts';
import { spansText, spanText } from '../../src/parts/sheet/spans-text.ts';
import { en } from '../../src/words/en.ts';
import { zh } from '../../src/words/zh.ts';
import { answer } from './answers.ts';

const note = (code: Result['notes'][number]['code'], terms?: string): Result['notes'][number] => ({
  row: 0,
  column: 'revenue',
  code,
  ...(terms === undefined ? {} : { terms }),
});

test('a derived figure says of which reports it is made, each once and only the first of many', () => {
  const year = '+2023-01-01..2023-12-31 -2023-01-01..2023-09-30';
  expect(spanText([note('span/derived', year)], zh)).toBe(
    '由其他报告期推算：2023-01-01..2023-12-31 \u2212 2023-01-01..2023-09-30',
  );
  expect(spanText([note('span/derived', `${year}, ${year}`)], en)).toBe(
    'Derived from other reports: 2023-01-01..2023-12-31 \u2212 2023-01-01..2023-09-30',
  );
  expect(spanText([note('span/derived', '+a -b +c +d +e')], en)).toBe(
    'Derived from other reports: a \u2212 b + c + d …',
  );
  expect(spanText([note('span/reported'), note('span/chains-differ')], zh)).toBe(
    '原报数；另一种推算得出不同的数',
  );
  expect(spanText([note('base-missing')], en)).toBeUndefined();
});

test('figures that are derived, or differ, are counted', () => {
  const notes = [note('span/derived', '+a'), note('span/derived', '+b'), note('span/chains-differ')];
  expect(spansText({ notes }, zh)).toEqual(['2个数由其他报告期推算', '1个数另有不同的推算结果']);
  expect(spansText({ notes: [note('span/reported')] }, zh)).toEqual([]);
});

test('rates are said of each currency that amounts came to, and how they were come by', () => {
  const rate = (from: string, way: 'direct' | 'inverted' | 'crossed') => ({
    from,
    to: 'CNY',
    rate: 'average' as const,
    way,
    days: ['2026-10-01', '2026-10-31'] as [string, string],
  });
  const meta = { rates: [rate('USD', 'direct'), rate('EUR', 'direct'), rate('JPY', 'crossed')] };
  expect(ratesText({ meta }, { words: zh, locale: 'zh' })).toEqual([
    '金额折算为CNY，10-01至10-31的平均汇率、10-01至10-31的平均汇率（套算）',
  ]);
  expect(ratesText({ meta: { rates: [rate('EUR', 'inverted')] } }, { words: en, locale: 'en' })[0]).toMatch(
    /^amounts in CNY, average rates of .* \(inverted\)$/,
  );
  expect(ratesText({ meta: {} }, { words: zh, locale: 'zh' })).toEqual([]);
});

test('what rates alone changed stands behind the comparison', () => {
  const plain = answer({ keys: [], rows: [] });
  const fx = { ...plain.columns[1], name: 'revenue__year_ago_fx' } as Result['columns'][number];
  const constant = { ...plain, columns: [...plain.columns, fx] };
  expect(figuresOf(constant, ['revenue', 'margin'], ['year_ago']).map(({ column }) => column)).toEqual([
    'revenue',
    'revenue__year_ago_pct',
    'revenue__year_ago_fx',
    'margin',
    'margin__year_ago_change',
  ]);
});

test('the age of a cohort is open while its period is', () => {
  const of = (grain: string, open: string, [cohort, age]: readonly [string | null, number | null]) => {
    const plain = answer({ keys: [{ name: 'cohort' }, { name: 'age' }], rows: [] });
    const columns = plain.columns.map((column) => (column.name === 'cohort' ? { ...column, grain } : column));
    const result = { ...plain, columns, meta: { ...plain.meta, partial_periods: [open] } };
    return isOpenAge(result, { keys: [cohort, age].map(memberKey) });
  };
  expect(of('month', '2011-12-01', ['2011-10-01', 2])).toBe(true);
  expect(of('month', '2011-12-01', ['2010-12-01', 12])).toBe(true);
  expect(of('month', '2011-12-01', ['2011-10-01', 1])).toBe(false);
  expect(of('quarter', '2011-10-01', ['2011-04-01', 2])).toBe(true);
  expect(of('year', '2011-01-01', ['2010-01-01', 1])).toBe(true);
  expect(of('week', '2011-12-05', ['2011-11-21', 2])).toBe(true);
  expect(of('month', '2011-12-01', ['2011-10-01', null])).toBe(false);
  expect(of('month', '2011-12-01', [null, 2])).toBe(false);
});
