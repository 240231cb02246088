import { expect, test } from 'vitest';
import { PLAIN_VIEW } from '../../src/pages/dashboards/board/body.ts';
import { boardName, rewritten, spokenIn, withoutLabel } from '../../src/pages/dashboards/board/spoken.ts';
import { inOwnLanguage } from '../../src/pages/dashboards/tile/own-language.ts';

const KNOWN = new Set([
  'channel',
  'channel_en',
  'month',
  'product.name',
  'product.name_en',
  'region_zh',
  'region_en',
]);
const view = {
  ...PLAIN_VIEW,
  rows: ['channel', 'month'],
  columns: ['product.name'],
  order: [{ by: 'channel' }, { by: 'revenue', desc: true }],
};

test('members come in the language of the reader where the company has names in it', () => {
  expect(inOwnLanguage(view, KNOWN, 'en')).toEqual({
    ...view,
    rows: ['channel_en', 'month'],
    columns: ['product.name_en'],
    order: [{ by: 'channel_en' }, { by: 'revenue', desc: true }],
  });
  expect(inOwnLanguage(view, KNOWN, 'zh')).toEqual(view);
  expect(inOwnLanguage(inOwnLanguage(view, KNOWN, 'en'), KNOWN, 'zh')).toEqual(view);
  expect(inOwnLanguage(view, new Set(['channel', 'month']), 'en')).toEqual(view);
  expect(inOwnLanguage({ ...view, rows: ['region_zh'] }, KNOWN, 'en').rows).toEqual(['region_en']);
});

test('what shows both names shows both', () => {
  const both = { ...view, rows: ['channel', 'channel_en'] };
  expect(inOwnLanguage(both, KNOWN, 'en').rows).toEqual(both.rows);
});

test('a name in both languages is read in one, and rewritten as one', () => {
  const label = { zh: '一页', en: 'One page' };
  expect(boardName({ name: '一页', label }, 'en')).toBe('One page');
  expect(boardName({ name: 'Weekly', label: null }, 'zh')).toBe('Weekly');
  expect(withoutLabel({ label, tiles: [], filters: [] })).toEqual({ tiles: [], filters: [] });
  expect([spokenIn(label, 'zh'), spokenIn('Weekly', 'zh')]).toEqual(['一页', 'Weekly']);
  expect(rewritten(label, 'One page', 'en')).toBe(label);
  expect(rewritten(label, 'Page', 'en')).toBe('Page');
});
