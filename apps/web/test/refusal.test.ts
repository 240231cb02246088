import { expect, test } from 'vitest';
import { isPlanRefused, isScenarioFixed, Refusal } from '../src/api/refusal.ts';

const refused = (...codes: readonly string[]) =>
  new Refusal(422, codes.map((code) => ({ code, params: {} })) as unknown as Refusal['diagnostics']);

test('a plan is left out where nothing but the plan is refused', () => {
  expect(isPlanRefused(refused('query/unreachable-dimension'))).toBe(true);
  expect(isPlanRefused(refused('query/scenario-fixed'))).toBe(true);
  expect(isPlanRefused(refused('query/scenario-fixed', 'query/unreachable-dimension'))).toBe(true);
  expect(isPlanRefused(refused('query/scenario-fixed', 'query/unknown-metric'))).toBe(false);
  expect(isPlanRefused(refused())).toBe(false);
  expect(isPlanRefused(new Error('query/scenario-fixed'))).toBe(false);
});

test('a scope that fixes the scenario is told from one that does not reach the plan', () => {
  expect(isScenarioFixed(refused('query/scenario-fixed'))).toBe(true);
  expect(isScenarioFixed(refused('query/unreachable-dimension'))).toBe(false);
});
