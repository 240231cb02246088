import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Body, EMPTY_BODY, PLAIN_VIEW, type Tile } from '../../src/pages/dashboards/board/body.ts';
import { differences, isEqual } from '../../src/pages/dashboards/board/difference.ts';
import {
  addTile,
  changeTile,
  removeTile,
  withFilter,
  withoutFilter,
} from '../../src/pages/dashboards/board/edit.ts';
import { begin, record, redo, undo } from '../../src/pages/dashboards/board/history.ts';
import { withFilters } from '../../src/pages/dashboards/board/with-filters.ts';

function metricTile(name: string): Omit<Tile, 'x' | 'y' | 'w' | 'h'> {
  return { id: name, kind: 'metric', title: name, view: { ...PLAIN_VIEW, metrics: [name] } };
}

const two: Body = addTile(addTile(EMPTY_BODY, metricTile('revenue')), metricTile('net_profit'));

describe('a dashboard is edited', () => {
  test('tiles stand beside each other while there is room', () => {
    expect(two.tiles.map(({ id, x, y, w, h }) => [id, x, y, w, h])).toEqual([
      ['revenue', 0, 0, 3, 4],
      ['net_profit', 3, 0, 3, 4],
    ]);
  });

  test('the former state stays what it was', () => {
    expect(removeTile(two, 'revenue').tiles.map(({ id }) => id)).toEqual(['net_profit']);
    expect(changeTile(two, 'revenue', { title: 'Sales' }).tiles[0]?.title).toBe('Sales');
    expect(two.tiles.map(({ title }) => title)).toEqual(['revenue', 'net_profit']);
  });

  test('a dimension has one filter, which keeps its place', () => {
    const first = withFilter(withFilter(two, { ref: 'channel', values: [] }), { ref: 'region', values: [] });
    const second = withFilter(first, { ref: 'channel', values: ['线上'] });
    expect(second.filters).toEqual([
      { ref: 'channel', values: ['线上'] },
      { ref: 'region', values: [] },
    ]);
    expect(withoutFilter(second, 'channel').filters).toEqual([{ ref: 'region', values: [] }]);
  });
});

describe('undo', () => {
  test('goes back and forth; what is done after going back ends the way forth', () => {
    const history = record(record(begin('a'), 'b'), 'c');
    expect(undo(history).now).toBe('b');
    expect(redo(undo(history)).now).toBe('c');
    expect(redo(record(undo(history), 'd')).now).toBe('d');
    expect(undo(undo(undo(history))).now).toBe('a');
  });

  test('as many steps back as were made lead to the beginning', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 99 }), (steps) => {
        const made = steps.map((step) => ({ step }));
        const first = { step: -1 };
        const end = made.reduce(record<{ step: number }>, begin(first));
        const back = made.reduce((history) => undo(history), end);
        expect(back.now).toBe(first);
        expect(made.reduce((history) => redo(history), back).now).toBe(end.now);
      }),
    );
  });
});

describe('two states of a dashboard', () => {
  test('differ by what was added, removed, changed, moved and filtered', () => {
    const theirs = withFilter(
      changeTile(addTile(removeTile(two, 'revenue'), metricTile('cac')), 'net_profit', { title: 'Profit' }),
      { ref: 'channel', values: [] },
    );
    expect(differences(two, theirs)).toMatchObject([
      { kind: 'added', title: 'cac' },
      { kind: 'changed', title: 'Profit' },
      { kind: 'removed', title: 'revenue' },
      { kind: 'filters', title: '' },
    ]);
    expect(differences(two, removeTile(two, 'revenue')).map(({ kind }) => kind)).toEqual(['removed']);
    expect(differences(two, changeTile(two, 'net_profit', { x: 8 }))).toMatchObject([
      { kind: 'moved', title: 'net_profit' },
    ]);
    expect(differences(two, two)).toEqual([]);
  });

  test('are equal whatever the order of their keys, through JSON and back', () => {
    expect(isEqual({ a: 1, b: [{ c: null }] }, { b: [{ c: null }], a: 1 })).toBe(true);
    expect(isEqual({ a: 1 }, { a: 1, b: 2 })).toBe(false);
    expect(isEqual([1, 2], [2, 1])).toBe(false);
    expect(isEqual([], {})).toBe(false);
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(isEqual(JSON.parse(text), JSON.parse(text))).toBe(true);
      }),
    );
  });
});

describe('filters of a dashboard', () => {
  const question = { metrics: ['revenue'], period: '2026-10' };

  test('that let everything through leave the question as it is', () => {
    expect(withFilters(question, [])).toBe(question);
    expect(withFilters(question, [{ ref: 'channel', values: [] }])).toBe(question);
  });

  test('hold beside its own condition, with values as parameters', () => {
    const asked = withFilters({ ...question, where: 'a = $x or b = 2', params: { $x: 1 } }, [
      { ref: 'channel', values: ["O'Neil", null] },
      { ref: 'region', values: [] },
      { ref: 'region.name', values: [null] },
    ]);
    expect(asked.where).toBe(
      '(a = $x or b = 2) and (channel in ($filter_1) or channel is null) and (region.name is null)',
    );
    expect(asked.params).toEqual({ $x: 1, $filter_1: ["O'Neil"] });
  });
});
