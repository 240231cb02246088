import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { carry, freeCell, resize, step } from '../../src/pages/dashboards/grid/arrange.ts';
import { COLUMNS, overlaps, type Place, sharesColumn } from '../../src/pages/dashboards/grid/place.ts';
import { settle } from '../../src/pages/dashboards/grid/settle.ts';

/** `a 0 0 6 4`: name, column, row, width, height. */
function places(...lines: readonly string[]): readonly Place[] {
  return lines.map((line) => {
    const [id = '', x, y, w, h] = line.split(' ');
    return { id, x: Number(x), y: Number(y), w: Number(w), h: Number(h) };
  });
}

function lines(settled: readonly Place[]): readonly string[] {
  return settled.map(({ id, x, y, w, h }) => `${id} ${x} ${y} ${w} ${h}`).toSorted();
}

describe('tiles settle', () => {
  test('upward, one under the other', () => {
    expect(lines(settle(places('a 0 0 6 4', 'b 6 3 6 4', 'c 0 9 12 2')))).toEqual([
      'a 0 0 6 4',
      'b 6 0 6 4',
      'c 0 4 12 2',
    ]);
  });

  test('inside the grid, whatever is asked', () => {
    expect(lines(settle(places('a -3 -2 40 1')))).toEqual(['a 0 0 12 2']);
    expect(lines(settle(places('a 11 0 4 2.4')))).toEqual(['a 8 0 4 2']);
  });
});

describe('a tile is carried', () => {
  const three = places('a 0 0 12 4', 'b 0 4 12 4', 'c 0 8 12 4');

  test('past another when its edge passes the middle', () => {
    expect(lines(carry(three, 'a', { x: 0, y: 2 }))).toEqual(lines(three));
    expect(lines(carry(three, 'a', { x: 0, y: 3 }))).toEqual(['a 0 4 12 4', 'b 0 0 12 4', 'c 0 8 12 4']);
    expect(lines(carry(three, 'c', { x: 0, y: 6 }))).toEqual(['a 0 0 12 4', 'b 0 8 12 4', 'c 0 4 12 4']);
    expect(lines(carry(three, 'c', { x: 0, y: 0 }))).toEqual(['a 0 4 12 4', 'b 0 8 12 4', 'c 0 0 12 4']);
  });

  test('with the keyboard past its neighbour, or a column sideways', () => {
    expect(lines(step(three, 'b', 'up'))).toEqual(['a 0 4 12 4', 'b 0 0 12 4', 'c 0 8 12 4']);
    expect(lines(step(three, 'b', 'down'))).toEqual(['a 0 0 12 4', 'b 0 8 12 4', 'c 0 4 12 4']);
    expect(step(three, 'a', 'up')).toBe(three);
    const pair = places('a 0 0 4 4', 'b 4 0 4 4');
    expect(lines(step(pair, 'b', 'right'))).toEqual(['a 0 0 4 4', 'b 5 0 4 4']);
    expect(lines(step(pair, 'b', 'left'))).toEqual(['a 0 4 4 4', 'b 3 0 4 4']);
  });
});

test('a wider tile moves its neighbour down, never over the edge', () => {
  const pair = places('a 0 0 6 4', 'b 6 0 6 4');
  expect(lines(resize(pair, 'a', { w: 7, h: 4 }))).toEqual(['a 0 0 7 4', 'b 6 4 6 4']);
  expect(lines(resize(pair, 'b', { w: 9, h: 3 }))).toEqual(['a 0 0 6 4', 'b 6 0 6 3']);
});

test('a new tile takes the first gap', () => {
  expect(freeCell([], { w: 4, h: 4 })).toEqual({ x: 0, y: 0 });
  expect(freeCell(places('a 0 0 6 4'), { w: 6, h: 4 })).toEqual({ x: 6, y: 0 });
  expect(freeCell(places('a 0 0 6 4'), { w: 8, h: 4 })).toEqual({ x: 0, y: 4 });
});

describe('laws', () => {
  const cell = fc.record({
    x: fc.integer({ min: -2, max: 14 }),
    y: fc.integer({ min: 0, max: 30 }),
    w: fc.integer({ min: 1, max: 14 }),
    h: fc.integer({ min: 1, max: 9 }),
  });
  const board = fc
    .array(cell, { minLength: 1, maxLength: 14 })
    .map((cells) => settle(cells.map((one, i) => ({ id: String(i), ...one }))));

  function holds(settled: readonly Place[], count: number): void {
    expect(new Set(settled.map(({ id }) => id)).size).toBe(count);
    for (const place of settled) {
      expect(place.x).toBeGreaterThanOrEqual(0);
      expect(place.x + place.w).toBeLessThanOrEqual(COLUMNS);
      const others = settled.filter((one) => one !== place);
      expect(others.some((one) => overlaps(one, place))).toBe(false);
      const rests = others.some((one) => sharesColumn(one, place) && one.y + one.h === place.y);
      expect(place.y === 0 || rests).toBe(true);
    }
    expect(lines(settle(settled))).toEqual(lines(settled));
  }

  test('whatever is done, no tile overlaps another, hangs in the air, or is lost', () => {
    fc.assert(
      fc.property(board, fc.nat(13), cell, (settled, at, to) => {
        const id = settled[at % settled.length]?.id ?? '';
        holds(settled, settled.length);
        holds(carry(settled, id, to), settled.length);
        holds(resize(settled, id, to), settled.length);
        for (const direction of ['left', 'right', 'up', 'down'] as const)
          holds(step(settled, id, direction), settled.length);
      }),
    );
  });

  test('a tile put down where it was picked up changes nothing', () => {
    fc.assert(
      fc.property(board, fc.nat(13), (settled, at) => {
        const place = settled[at % settled.length];
        if (place === undefined) return;
        expect(lines(carry(settled, place.id, place))).toEqual(lines(settled));
      }),
    );
  });
});
