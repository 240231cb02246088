import { expect, test } from 'vitest';
import { isPlanUnmatched, type MetricEntry, planOf, plansOf, type Result } from '../src/api/answer.ts';
import { cardFigureOf, cardPlanStatus } from '../src/parts/metric-card/card-figure.ts';
import { planStatus } from '../src/reading/plan-status.ts';

const WARNING = {
  code: 'compare/unmatched-snapshot',
  params: { dataset: 'ledger', plan: 'budget', day: '2026-03-31' },
};
const SALES = {
  name: 'sales',
  unit: 'money',
  direction: 'up',
  plans: {},
  row_plans: [{ plan: 'budget', matched: true }],
} as unknown as MetricEntry;

function answered(warnings: readonly object[]): Result {
  return {
    columns: ['sales', 'sales__budget', 'sales__budget_attainment'].map((name) => ({ name })),
    rows: [['250.00', '175.00', 1.43]],
    ranges: {},
    notes: [],
    meta: { partial: false, warnings },
  } as unknown as Result;
}

test('a plan is a verdict where it is whole and of the same days', () => {
  const reached = { attainment: 1.43, isRunning: false, isUnmatched: false };
  expect(planStatus(reached, 'up')).toBe('good');
  expect(planStatus(reached, 'down')).toBe('behind');
  expect(planStatus({ ...reached, isRunning: true }, 'up')).toBe('none');
  expect(planStatus({ ...reached, isUnmatched: true }, 'up')).toBe('none');
  expect(planStatus({ ...reached, attainment: null }, 'up')).toBe('none');
});

test('a plan among the rows is unmatched by the warning of its own answer, asked apart or not', () => {
  const statusOf = (...asked: readonly [Result, Result?]) =>
    cardPlanStatus(SALES, cardFigureOf(SALES, ...asked));
  expect(statusOf(answered([]))).toBe('good');
  expect(statusOf(answered([WARNING]))).toBe('none');
  expect(statusOf(answered([]), answered([WARNING]))).toBe('none');
});

test('a warning about another plan, or beside a plan that a definition names, is of another metric', () => {
  expect(isPlanUnmatched(answered([WARNING]), SALES, { plan: 'target' })).toBe(false);
  const named = { ...SALES, plans: { budget: 'planned' } };
  expect(isPlanUnmatched(answered([WARNING]), named, { plan: 'budget' })).toBe(false);
  expect(isPlanUnmatched(answered([WARNING]), SALES, { plan: null })).toBe(false);
});

test('a snapshot that one side alone has is of its own month, and of the longer periods that hold it', () => {
  const isUnmatched = (within: string) =>
    isPlanUnmatched(answered([WARNING]), SALES, { plan: 'budget', within });
  expect(['2026-02', '2026-03', '2026-04', '2026-Q1', '2026-Q2', '2026'].map(isUnmatched)).toEqual([
    false,
    true,
    false,
    true,
    false,
    true,
  ]);
});

test('one plan, however a metric has it', () => {
  const named = { ...SALES, plans: { target: 'aim', forecast: 'outlook' } };
  expect(plansOf(SALES)).toEqual(['budget']);
  expect(plansOf(named)).toEqual(['target', 'budget', 'forecast']);
  expect(planOf(named)).toBe('budget');
  expect(planOf({ ...SALES, row_plans: [] })).toBe(null);
  expect(planOf({ ...SALES, row_plans: [{ plan: 'forecast', matched: true }] })).toBe(null);
  expect(planOf({ ...SALES, company: true })).toBe(null);
});
