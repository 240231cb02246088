import { describe, expect, test } from 'vitest';
import { condition, metric, outline, refusedMetric } from './reading.ts';
import { insideOf } from './shop.ts';

/* or < and < not < comparison, in, between, like, is null < + - < * / % < unary minus */
const TREES: readonly (readonly [formula: string, tree: string])[] = [
  ['revenue - cogs - 1', '(subtract (subtract revenue cogs) 1)'],
  ['revenue - (cogs - 1)', '(subtract revenue (subtract cogs 1))'],
  ['1 + 2 * 3', '(add 1 (multiply 2 3))'],
  ['(1 + 2) * 3', '(multiply (add 1 2) 3)'],
  ['8 / 4 / 2', '(divide (divide 8 4) 2)'],
  ['8 * 4 % 3', '(modulo (multiply 8 4) 3)'],
  ['-units * 2', '(multiply (negate units) 2)'],
  ['2 - -units', '(subtract 2 (negate units))'],
  ['-(units + 1)', '(negate (add units 1))'],
  ['- - units', '(negate (negate units))'],
  ['units = 1 or units = 2 and orders = 3', '(or (eq units 1) (and (eq units 2) (eq orders 3)))'],
  ['(units = 1 or units = 2) and orders = 3', '(and (or (eq units 1) (eq units 2)) (eq orders 3))'],
  ['not units = 1 and orders = 2', '(and (not (eq units 1)) (eq orders 2))'],
  ['not not units = 1', '(not (not (eq units 1)))'],
  ['not (units = 1 and orders = 2)', '(not (and (eq units 1) (eq orders 2)))'],
  ['units = 1 and not orders = 2', '(and (eq units 1) (not (eq orders 2)))'],
  ['units + 1 > orders * 2', '(gt (add units 1) (multiply orders 2))'],
  ['units in (1, 2 + 3) and orders > 1', '(and (in units 1 (add 2 3)) (gt orders 1))'],
  ['units + 1 not in (1, 2)', '(not-in (add units 1) 1 2)'],
  ['units between 1 and 5 and orders > 1', '(and (and (ge units 1) (le units 5)) (gt orders 1))'],
  ['units not between 1 and 2 + 3', '(not (and (ge units 1) (le units (add 2 3))))'],
  ['units is null or orders is not null', '(or (is_null units) (is_not_null orders))'],
  ['not units is null', '(not (is_null units))'],
  ['units <> 1', '(ne units 1)'],
  ['units <= 1 = true', ''],
  ['(units <= 1) = true', '(eq (le units 1) true)'],
  ['if(units > 1, units, -units)', '(case (gt units 1):units else (negate units))'],
  ['case when units > 1 then 1 when units > 2 then 2 end', '(case (gt units 1):1 (gt units 2):2 else -)'],
];

describe('which operator holds what', () => {
  test.each(TREES.filter(([, tree]) => tree !== ''))('%s', (formula, tree) => {
    expect(outline(metric(formula))).toBe(tree);
  });
});

test('like takes texts on both sides, looser than nothing else', () => {
  const inside = insideOf('order_lines');
  expect(outline(condition("status like 'p%' and status not like '%x'", inside))).toBe(
    "(and (like order_lines.status 'p%') (not_like order_lines.status '%x'))",
  );
});

test('comparisons do not chain', () => {
  for (const template of [
    '1 < units «<» 3',
    'units = orders «=» 1',
    'units is null «is» null',
    'units in (1) «=» true',
  ]) {
    const found = refusedMetric(template);
    expect(found).toMatchObject({ code: 'model/chained-comparison', at: template });
  }
  expect(refusedMetric('units <= 1 «=» true').hints).toEqual(['write a < b and b < c']);
});

test('not stands before a comparison, never inside one', () => {
  expect(refusedMetric('units = «not» orders')).toMatchObject({
    code: 'model/formula-syntax',
    at: 'units = «not» orders',
  });
});
