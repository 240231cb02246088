import { expect, test } from 'vitest';
import type { Result } from '../src/api/answer.ts';
import { versionsText } from '../src/parts/definition/versions-text.ts';
import { begunAt, isRestated } from '../src/parts/definition/versions-used.ts';
import { en } from '../src/words/en.ts';
import { zh } from '../src/words/zh.ts';

const note = (column: string, row = 0) => ({ row, column, code: 'version/restated-base' });

function answer(versions: Result['columns'][number]['versions'], notes: Result['notes'] = []): Result {
  const columns: Result['columns'] = [{ name: 'rate', role: 'metric', type: 'double', versions }];
  return { columns, rows: [[1]], ranges: {}, notes } as unknown as Result;
}

const SEVERAL = [
  { version: 1, from: null, to: '2025-12-31' },
  { version: 2, from: '2026-01-01', to: null, first: '2026-01-01' },
];

test('what a reader has to know of the definitions of a figure', () => {
  expect(versionsText(answer(undefined), 'rate', zh)).toEqual([]);
  expect(versionsText(answer(SEVERAL, [note('rate__year_ago', 1)]), 'rate', zh)).toEqual([
    '自2026-01-01起用新口径',
    '上年同期已按现口径重述',
  ]);
  expect(versionsText(answer(undefined, [note('rate__year_ago')]), 'rate', en)).toEqual([
    'Last year’s base is restated to today’s definition',
  ]);
  expect(versionsText(answer(SEVERAL.slice(0, 1)), 'rate', zh)).toEqual([
    '用的是截至2025-12-31的口径，不是现行口径',
  ]);
  expect(versionsText(answer(undefined, [note('rate')]), 'rate', zh)).toEqual([
    '其中较早的日子已按现口径重述',
  ]);
});

test('the member with which a definition begins, and the bases that were restated', () => {
  const result = answer(SEVERAL, [note('rate__year_ago', 1)]);
  expect(begunAt(result, ['rate'], '2026-01-01')).toEqual(['rate']);
  expect(begunAt(result, ['rate'], '2025-12-01')).toEqual([]);
  expect(isRestated(result, 1, 'rate__year_ago')).toBe(true);
  expect(isRestated(result, 0, 'rate__year_ago')).toBe(false);
});
