import { expect, test } from 'vitest';
import { type Reader, whyNull } from '../../src/parts/sheet/reader.ts';
import { en } from '../../src/words/en.ts';

const NAMES = ['revenue', 'revenue__closed', 'revenue__closed_change'];

function why(row: readonly (string | null)[], column: string, code?: string): string {
  const notes = code === undefined ? [] : [{ row: 0, column, code }];
  const result = { columns: NAMES.map((name) => ({ name })), rows: [row], notes };
  const spot = { list: 'row', index: 0, row, keys: [] };
  return whyNull(
    { result, words: en } as unknown as Reader,
    spot as unknown as Parameters<typeof whyNull>[1],
    { column, metric: 'revenue', against: 'closed' },
  );
}

test('no figure was closed where there is none, not where the change from one is missing', () => {
  expect(why(['1.00', null, null], 'revenue__closed')).toBe(en.explore.noClosed);
  expect(why(['1.00', null, null], 'revenue__closed_change')).toBe(en.explore.noClosed);
  expect(why([null, '1.00', null], 'revenue__closed_change')).toBe(en.nulls.empty);
  expect(en.nulls.empty).not.toBe(en.explore.noClosed);
});

test('what a figure is made of is not why it is missing', () => {
  const row = ['1.00', null, null];
  const notes = ['version/restated-base', 'base-missing'].map((code) => ({
    row: 0,
    column: 'revenue__year_ago_pct',
    code,
  }));
  const result = {
    columns: [...NAMES, 'revenue__year_ago_pct'].map((name) => ({ name })),
    rows: [row],
    notes,
  };
  const spot = { list: 'row', index: 0, row, keys: [] };
  expect(
    whyNull({ result, words: en } as unknown as Reader, spot as unknown as Parameters<typeof whyNull>[1], {
      column: 'revenue__year_ago_pct',
      metric: 'revenue',
      against: 'year_ago',
    }),
  ).toBe(en.nulls['base-missing']);
});
