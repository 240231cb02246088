import { describe, expect, test } from 'vitest';
import { columnOf } from '../../src/api/answer.ts';
import { chartData } from '../../src/charts/panel/chart-data.ts';
import { type ChartAsk, chartShapes } from '../../src/charts/panel/chart-shape.ts';
import { leavesOf } from '../../src/parts/pivot/axis.ts';
import { cellsOf, OTHERS } from '../../src/parts/pivot/cells.ts';
import { groupsOf, linesOf } from '../../src/parts/pivot/lines.ts';
import { measuresOf } from '../../src/parts/pivot/measures.ts';
import { type PivotAsk, pivotOf } from '../../src/parts/pivot/pivot.ts';
import { targetAt } from '../../src/parts/sheet/target-at.ts';
import { answer, CHANNELS } from './answers.ts';

const ASK: PivotAsk = {
  question: { rows: ['channel', 'category'], columns: ['month'], metrics: ['revenue', 'margin'], sort: null },
  keys: ['channel', 'category', 'month'],
  against: ['year_ago'],
  locale: 'en',
};
const REVENUE = 3;
const OPEN = { isOpen: true, toggled: new Set<string>() };

/** Lines of the table as a reader sees them, a column for each month. */
function seen(ask: PivotAsk = ASK, options = OPEN) {
  const pivot = pivotOf(CHANNELS, ask);
  const columns = leavesOf(pivot.columns);
  return linesOf(pivot.rows, options).map(({ node, depth }) => [
    `${'  '.repeat(Math.max(0, depth))}${depth < 0 ? 'total' : node.path.at(-1)}`,
    ...columns.map(({ path }) => pivot.spot(node.path, path)?.row[REVENUE] ?? null),
  ]);
}

describe('the pivot', () => {
  test('shows the subtotals of the server, never its own', () => {
    expect(seen()).toEqual([
      ['"web"', null, '91.91'],
      ['  "beds"', null, '90.00'],
      ['"shops"', '11.11', '13.33'],
      ['  "sofas"', '10.00', '12.00'],
      ['  null', null, '1.00'],
      ['total', '11.11', '104.04'],
    ]);
  });

  test('a member that is null is not a subtotal', () => {
    const pivot = pivotOf(CHANNELS, ASK);
    expect(pivot.spot(['"shops"', 'null'], ['"2026-10-01"'])?.row[REVENUE]).toBe('1.00');
    expect(pivot.spot(['"shops"'], ['"2026-10-01"'])?.row[REVENUE]).toBe('13.33');
    expect(pivot.spot([], [])?.row[REVENUE]).toBe('117.17');
  });

  test('largest first over the whole period, unless another order is asked for', () => {
    const names = (sort: PivotAsk['question']['sort']) =>
      pivotOf(CHANNELS, { ...ASK, question: { ...ASK.question, sort } }).rows.children.map(
        ({ path }) => path[0],
      );
    expect(names(null)).toEqual(['"web"', '"shops"']);
    expect(names({ by: 'revenue', desc: false, at: null })).toEqual(['"shops"', '"web"']);
    expect(names({ by: 'revenue', desc: true, at: '["\\"2026-09-01\\""]' })).toEqual(['"shops"', '"web"']);
    expect(names({ by: null, desc: false, at: null })).toEqual(['"shops"', '"web"']);
    expect(names({ by: null, desc: true, at: null })).toEqual(['"web"', '"shops"']);
  });
});

describe('the axes of a pivot', () => {
  test('time runs forwards', () => {
    const columns = leavesOf(pivotOf(CHANNELS, ASK).columns).map(({ path }) => path[0]);
    expect(columns).toEqual(['"2026-09-01"', '"2026-10-01"']);
  });

  test('groups close and open', () => {
    const closed = { isOpen: false, toggled: new Set<string>() };
    expect(seen(ASK, closed).map(([name]) => name)).toEqual(['"web"', '"shops"', 'total']);
    const one = { isOpen: false, toggled: new Set(['["\\"shops\\""]']) };
    expect(seen(ASK, one)).toHaveLength(5);
    expect(groupsOf(pivotOf(CHANNELS, ASK).rows)).toEqual([['"web"'], ['"shops"']]);
  });

  test('others come last and are no total', () => {
    const result = answer({
      keys: [{ name: 'channel' }, { name: 'month', isTime: true }],
      rows: [['shops', '2026-10-01', '1.00', null, null, null, null]],
      totals: [{ by: [], row: [null, null, '100.00', null, null, null, null] }],
      others: [
        { by: ['month'], row: [null, '2026-10-01', '99.00', null, null, null, null] },
        { by: [], row: [null, null, '99.50', null, null, null, null] },
      ],
    });
    const question = { ...ASK.question, rows: ['channel'] };
    const pivot = pivotOf(result, { ...ASK, question, keys: ['channel', 'month'] });
    expect(pivot.rows.children.map(({ path }) => path[0])).toEqual(['"shops"', OTHERS]);
    expect(pivot.spot([OTHERS], ['"2026-10-01"'])?.row[2]).toBe('99.00');
    expect(pivot.spot([OTHERS], [])?.row[2]).toBe('99.50');
    expect(pivot.spot([], [])?.row[2]).toBe('100.00');
  });

  test('without dimensions the one line is the total', () => {
    const result = answer({ keys: [], rows: [['5.00', null, null, null, null]] });
    const pivot = pivotOf(result, { ...ASK, question: { ...ASK.question, rows: [], columns: [] }, keys: [] });
    expect(linesOf(pivot.rows, OPEN)).toHaveLength(1);
    expect(pivot.spot([], [])?.row[0]).toBe('5.00');
  });

  test('a cell knows its members and its figure', () => {
    const pivot = pivotOf(CHANNELS, ASK);
    const lines = linesOf(pivot.rows, OPEN);
    const count = pivot.measures.length;
    expect(targetAt(pivot, lines, { line: 3, column: 1 + count })).toMatchObject({
      column: 'revenue',
      path: [
        { ref: 'channel', key: '"shops"' },
        { ref: 'category', key: '"sofas"' },
      ],
      spot: { row: CHANNELS.rows[1] },
    });
    expect(targetAt(pivot, null, { line: 0, column: 1 }).path).toHaveLength(2);
  });
});

test('rates are compared in points, amounts in percent, plans by what was reached', () => {
  expect(
    measuresOf(CHANNELS, ['revenue', 'margin'], ['year_ago', 'budget']).map(({ column, role }) => [
      column,
      role,
    ]),
  ).toEqual([
    ['revenue', 'value'],
    ['revenue__year_ago_pct', 'percent'],
    ['margin', 'value'],
    ['margin__year_ago_change', 'points'],
  ]);
  expect(columnOf(CHANNELS, 'revenue__budget_attainment')).toBeUndefined();
});

const SUGGESTED: readonly (readonly [string, Partial<ChartAsk>, readonly unknown[]])[] = [
  [
    'time',
    { rows: ['month'], periods: 12 },
    [
      ['lines', 'month', null],
      ['lines', 'month', null],
    ],
  ],
  [
    'one category',
    { rows: ['channel'] },
    [
      ['bars', 'channel', null],
      ['bars', 'channel', null],
    ],
  ],
  [
    'category × three months',
    { rows: ['channel', 'category'], columns: ['month'], periods: 3 },
    [
      ['bars', 'channel', 'month'],
      ['lines', 'month', 'channel'],
    ],
  ],
  [
    'category × a year',
    { rows: ['channel'], columns: ['month'], periods: 12 },
    [
      ['lines', 'month', 'channel'],
      ['lines', 'month', 'channel'],
    ],
  ],
  [
    'two categories',
    { rows: ['channel'], columns: ['category'] },
    [
      ['bars', 'channel', 'category'],
      ['bars', 'channel', 'category'],
    ],
  ],
  ['nothing to group by', {}, []],
  ['none wanted', { rows: ['channel'], choice: 'none' }, []],
  [
    'ratios are never stacked',
    { rows: ['channel'], columns: ['month'], periods: 3, choice: 'stacked' },
    [
      ['stacked', 'channel', 'month'],
      ['bars', 'channel', 'month'],
    ],
  ],
];

describe('the chart', () => {
  const metrics = [
    { name: 'revenue', isRatio: false },
    { name: 'margin', isRatio: true },
  ];
  const shapes = (change: Partial<ChartAsk>) =>
    chartShapes({ rows: [], columns: [], metrics, choice: 'auto', periods: 0, ...change }).map(
      ({ kind, axis, series }) => [kind, axis, series],
    );

  test.each(SUGGESTED)('%s', (_, ask, expected) => {
    expect(shapes(ask)).toEqual(expected);
  });

  test('is drawn from subtotals of the answer', () => {
    const pivot = pivotOf(CHANNELS, ASK);
    const data = chartData(
      pivot,
      { metric: 'revenue', kind: 'bars', axis: 'channel', series: 'month' },
      'year_ago',
    );
    expect(data.axis).toEqual(['"web"', '"shops"']);
    expect(data.series.map(({ points }) => points.map(({ value, base }) => [value, base]))).toEqual([
      [
        [null, null],
        ['11.11', '8.00'],
      ],
      [
        ['91.91', '45.00'],
        ['13.33', '8.00'],
      ],
    ]);
  });
});

test('a line of the answer is found by its place, wherever it stood', () => {
  const cells = cellsOf(CHANNELS, 3);
  expect(cells.leaves).toHaveLength(4);
  expect(cells.at(['"web"', '*', '*'])).toMatchObject({ list: 'total', index: 4 });
});
