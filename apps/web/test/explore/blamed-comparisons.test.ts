import { expect, test } from 'vitest';
import { Refusal } from '../../src/api/refusal.ts';
import { blamedComparisons } from '../../src/pages/explore/answer/blamed-comparisons.ts';

const AGAINST = ['year_ago', 'budget:matched', 'forecast', 'closed'];

function refused(code: string, params: object = {}) {
  return new Refusal(422, [{ code, params }] as unknown as Refusal['diagnostics']);
}

test('the comparison that a refusal is about can be dropped, the others stay', () => {
  expect(blamedComparisons(refused('close/restricted'), AGAINST)).toEqual(['closed']);
  expect(blamedComparisons(refused('query/nothing-to-match'), AGAINST)).toEqual(['budget:matched']);
  expect(blamedComparisons(refused('query/scenario-fixed', { plan: 'budget' }), AGAINST)).toEqual([
    'budget:matched',
  ]);
  expect(blamedComparisons(refused('query/scenario-fixed', { plan: 'forecast' }), AGAINST)).toEqual([
    'forecast',
  ]);
});

test('what is refused for another reason, or not refused, blames none', () => {
  expect(blamedComparisons(refused('query/unknown-metric'), AGAINST)).toEqual([]);
  expect(blamedComparisons(null, AGAINST)).toEqual([]);
  expect(blamedComparisons(refused('close/restricted'), null)).toEqual([]);
});
