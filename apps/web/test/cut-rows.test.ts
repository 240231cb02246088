import { expect, test } from 'vitest';
import { cutRows } from '../src/pages/metric/breakdown/cut-rows.ts';
import { CHANNELS } from './explore/answers.ts';

test('rows behind the last one shown are left out and told; a list that fits is whole', () => {
  const { length } = CHANNELS.rows;
  expect(cutRows(CHANNELS, length)).toEqual({ result: CHANNELS, isCut: false });
  const cut = cutRows(CHANNELS, length - 1);
  expect(cut.isCut).toBe(true);
  expect(cut.result.rows).toEqual(CHANNELS.rows.slice(0, -1));
  expect(cut.result.totals).toEqual(CHANNELS.totals);
});
