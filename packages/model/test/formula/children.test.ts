import {
  type Child,
  childrenOf,
  type MetricExpr,
  mapMetricChildren,
  mapRowChildren,
  type RowExpr,
  typeMetricFormula,
  walkExpression,
} from '@plumbline/model';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ChildMapper } from '../../src/formula/children.ts';
import { metricFormula } from './arbitrary-formula.ts';
import { metric, outline } from './reading.ts';
import { shop } from './shop.ts';

const describeChild = (child: Child) => `${child.level} ${outline(child.expr)}`;
const root = (text: string): Child => ({ level: 'metric', expr: metric(text) });

/** Rebuilds a tree through the mapper, changing nothing. */
const copy: ChildMapper = {
  row: (expr: RowExpr) => mapRowChildren(expr, copy),
  metric: (expr: MetricExpr) => mapMetricChildren(expr, copy),
};

describe('the parts of a node', () => {
  test.each([
    ['revenue', []],
    ['revenue - 1', ['metric revenue', 'metric 1']],
    ["sum(order_lines.amount) where channel = 'a'", ['row order_lines.amount', "row (eq channel 'a')"]],
    ['count(order_lines)', []],
    ["revenue where channel = 'a'", ['metric revenue', "row (eq channel 'a')"]],
    ['closing(sum(stock.value))', ['metric (sum stock.value)']],
    ['average_balance(sum(stock.value))', ['metric (sum stock.value)']],
    ['prior(revenue, 1 year)', ['metric revenue']],
    ['share(revenue)', ['metric revenue']],
    ['if(orders > 1, revenue, 0)', ['metric (gt orders 1)', 'metric revenue', 'metric 0']],
    ['units in (1, 2)', ['metric units', 'metric 1', 'metric 2']],
    ['count(orders per customer having orders > 1)', ['metric orders', 'metric (gt orders 1)']],
    [
      'conversion(visits -> orders, by: customer, within: 7 days)',
      ['metric (count visits)', 'metric orders'],
    ],
  ])('%s', (text, children) => {
    expect(childrenOf(root(text)).map(describeChild)).toEqual(children);
  });

  test('members of a condition are at aggregate level again', () => {
    const [, condition] = childrenOf(
      root('revenue where customer in (orders per customer having orders > 1)'),
    );
    expect(childrenOf(condition!).map(describeChild)).toEqual(['metric orders', 'metric (gt orders 1)']);
  });
});

test('a walk goes in the order of writing and skips what it is told to', () => {
  const seen: string[] = [];
  walkExpression(root("revenue / (sum(order_lines.cost) where channel = 'a')"), (node) => {
    seen.push(describeChild(node));
    return node.level === 'metric';
  });
  expect(seen).toEqual([
    "metric (divide revenue (sum order_lines.cost | (eq channel 'a')))",
    'metric revenue',
    "metric (sum order_lines.cost | (eq channel 'a'))",
    'row order_lines.cost',
    "row (eq channel 'a')",
  ]);
});

test('mapping with no change gives the same tree', () => {
  fc.assert(
    fc.property(metricFormula, (formula) => {
      const { expr } = typeMetricFormula(formula, shop);
      if (expr !== null) expect(copy.metric(expr)).toEqual(expr);
    }),
    { numRuns: 300 },
  );
});

test('what a stock reads stays an aggregate', () => {
  const literal = metric('1');
  expect(() =>
    mapMetricChildren(metric('closing(sum(stock.value))'), { ...copy, metric: () => literal }),
  ).toThrow(/closing reads an aggregate/);
});
