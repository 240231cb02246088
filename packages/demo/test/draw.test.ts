import fc from 'fast-check';
import { expect, test } from 'vitest';
import { below, between, draw } from '../src/draw.ts';

test('a draw depends on its keys and on nothing else', () => {
  expect(draw(7, 'orders', 19_723)).toBe(draw(7, 'orders', 19_723));
  expect(draw(7, 'orders', 19_723)).not.toBe(draw(8, 'orders', 19_723));
  expect(draw('ab', 'c')).not.toBe(draw('a', 'bc'));
});

test('draws stay in their range and reach all of it', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: 1, max: 50 }), (seed, limit) => {
      const value = below(limit, seed);
      expect(value >= 0 && value < limit).toBe(true);
    }),
  );
  const seen = new Set(Array.from({ length: 500 }, (_, at) => between([3, 7], 'spread', at)));
  expect([...seen].sort()).toEqual([3, 4, 5, 6, 7]);
});

test('draws are even: of 10,000 each tenth holds about a tenth', () => {
  const tenths = new Array<number>(10).fill(0);
  for (let at = 0; at < 10_000; at += 1) tenths[below(10, 'even', at)]! += 1;
  for (const count of tenths) expect(Math.abs(count - 1_000)).toBeLessThan(120);
});
