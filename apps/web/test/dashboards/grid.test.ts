import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { carry, freeCell, resize, step } from '../../src/pages/dashboards/grid/arrange.ts';
import { pass } from '../../src/pages/dashboards/grid/pass.ts';
import {
  COLUMNS,
  overlaps,
  type Place,
  readingOrder,
  sharesColumn,
} from '../../src/pages/dashboards/grid/place.ts';
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

describe('a tile passes its neighbour in reading order', () => {
  test('in the same row both keep their row', () => {
    const row = places('a 0 0 3 4', 'b 3 0 6 4', 'c 9 0 3 4');
    expect(lines(pass(row, 'a', 'later'))).toEqual(['a 6 0 3 4', 'b 0 0 6 4', 'c 9 0 3 4']);
    expect(lines(pass(row, 'c', 'earlier'))).toEqual(['a 0 0 3 4', 'b 6 0 6 4', 'c 3 0 3 4']);
  });

  test('between rows they change corners, or the page is laid out anew', () => {
    const rows = places('a 0 0 6 4', 'b 6 0 6 4', 'c 0 4 6 4', 'd 6 4 6 4');
    expect(lines(pass(rows, 'c', 'earlier'))).toEqual(['a 0 0 6 4', 'b 0 4 6 4', 'c 6 0 6 4', 'd 6 4 6 4']);
    const wide = places('a 0 0 6 4', 'b 6 0 6 4', 'c 0 4 12 4');
    expect(readingOrder(pass(wide, 'c', 'earlier')).map(({ id }) => id)).toEqual(['a', 'c', 'b']);
  });

  test('by one, whatever the layout; at the ends nothing happens', () => {
    const size = fc.record({ w: fc.integer({ min: 2, max: 12 }), h: fc.integer({ min: 2, max: 8 }) });
    const place = fc.tuple(size, fc.nat(11), fc.nat(30)).map(([{ w, h }, x, y]) => ({ w, h, x, y }));
    fc.assert(
      fc.property(
        fc.array(place, { minLength: 1, maxLength: 9 }),
        fc.nat(),
        fc.boolean(),
        (some, pick, isUp) => {
          const given = settle(some.map((one, i) => ({ id: String(i), ...one })));
          const order = readingOrder(given).map(({ id }) => id);
          const at = pick % order.length;
          const next = isUp ? at - 1 : at + 1;
          const id = order[at] ?? '';
          const wanted = order
            .toSpliced(at, 1)
            .toSpliced(Math.max(0, Math.min(next, order.length - 1)), 0, id);
          const passed = pass(given, id, isUp ? 'earlier' : 'later');
          expect(readingOrder(passed).map((one) => one.id)).toEqual(wanted);
          expect(passed.every((a, i) => passed.slice(i + 1).every((b) => !overlaps(a, b)))).toBe(true);
          expect(passed.every(({ x, w }) => x >= 0 && x + w <= COLUMNS)).toBe(true);
        },
      ),
    );
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
