import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { suggest } from '../src/suggest.ts';

describe('suggest', () => {
  test.each([
    ['revenu', ['revenue', 'returns', 'orders'], ['revenue']],
    ['reveune', ['revenue', 'returns'], ['revenue']],
    ['Revenue', ['adjusted_revenue', 'revenue'], ['revenue', 'adjusted_revenue']],
    ['margin', ['gross_margin_rate', 'orders', 'net_margin'], ['net_margin', 'gross_margin_rate']],
    ['毛利润', ['毛利率', '销售收入'], ['毛利率']],
    ['mnoth', ['month', 'minute'], ['month']],
    ['ab', ['abc', 'xyz'], ['abc']],
  ])('%s among %j → %j', (name, candidates, expected) => {
    expect(suggest(name, candidates)).toEqual(expected);
  });

  test('nothing near gives nothing: a wild guess is worse than none', () => {
    expect(suggest('revenue', ['territory', 'customer', 'day'])).toEqual([]);
    expect(suggest('x', [])).toEqual([]);
  });

  test('nearest first (a longer name that contains it before a misspelling), equal ones by code point, at most the asked number', () => {
    expect(suggest('order', ['ordar', 'orders', 'ordre', 'order_'])).toEqual(['order_', 'orders', 'ordar']);
    expect(suggest('sales', ['salez', 'salse', 'sale'], 1)).toHaveLength(1);
  });

  test('a name one edit away from one candidate is always found', () => {
    const name = fc.string({ unit: fc.constantFrom(...'abcdefghij_'), minLength: 4, maxLength: 20 });
    fc.assert(
      fc.property(name, fc.nat(), fc.constantFrom('drop', 'double', 'swap'), (target, at, kind) => {
        const i = at % (target.length - 1);
        const typed = {
          drop: target.slice(0, i) + target.slice(i + 1),
          double: target.slice(0, i + 1) + target.slice(i),
          swap: target.slice(0, i) + target[i + 1] + target[i] + target.slice(i + 2),
        }[kind];
        expect(suggest(typed, ['zzzzzzzzzz', target])).toContain(target);
      }),
    );
  });

  test('stays quick and quiet on any text', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string(), { maxLength: 20 }), (name, candidates) => {
        const found = suggest(name, candidates);
        expect(found.length).toBeLessThanOrEqual(3);
        expect(candidates).toEqual(expect.arrayContaining([...found]));
      }),
    );
  });
});
