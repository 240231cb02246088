import { parseDay } from '@plumbline/calendar';
import { afterAll, expect, test } from 'vitest';
import { buildWorld, compilerAnswerer, referenceAnswerer } from '../src/index.ts';

const answerer = compilerAnswerer();
afterAll(() => answerer.close());

test.each([
  ['compiler', answerer],
  ['reference', referenceAnswerer],
])('working days of years that are not published are refused: %s', async (_, answer) => {
  const { world, codes } = buildWorld({
    settings: { calendar: { holidays: 'CN' } },
    database: new Map(),
    definitions: { metrics: { worked: 'working_days()' } },
  });
  expect(codes).toEqual([]);
  const query = { metrics: ['worked'], by: ['year'], period: '2003' };
  const today = parseDay('2024-03-11') ?? 0;
  expect(await answer({ ...world, query, today })).toEqual({
    kind: 'refused',
    codes: ['query/year-not-published'],
  });
});
