import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Result } from '../../src/api/answer.ts';
import { pivotOf } from '../../src/parts/pivot/pivot.ts';
import { shownColumns, totalColumns } from '../../src/parts/pivot/shown-columns.ts';
import { clippedHeads } from '../../src/parts/sheet/clipped-heads.ts';
import { columnWidths } from '../../src/parts/sheet/column-widths.ts';
import type { SheetHead, SheetLine } from '../../src/parts/sheet/sheet.ts';
import { columnsAt } from '../../src/parts/sheet/use-column-window.ts';
import { CHANNELS } from './answers.ts';

const ASK = {
  question: { rows: ['channel', 'category'], columns: ['month'], metrics: ['revenue'], sort: null },
  keys: ['channel', 'category', 'month'],
  against: [],
  locale: 'en',
} as const;

function head(key: string, span: number): SheetHead {
  return { key, text: key, span, isNumber: false, isGroupStart: false };
}

describe('the total of a line', () => {
  test('stands behind the members of the columns, as the server gave it', () => {
    const pivot = pivotOf(CHANNELS, ASK);
    const columns = shownColumns(pivot).map(({ path }) => path);
    expect(columns).toEqual([['"2026-09-01"'], ['"2026-10-01"'], []]);
    const totals = [['"shops"'], ['"web"'], []].map((row) => pivot.spot(row, [])?.row[3]);
    expect(totals).toEqual(['25.25', '92.92', '117.17']);
  });

  test('is left out where the answer has none, and where there is one column or no dimension of columns', () => {
    const without = { ...CHANNELS, totals: CHANNELS.totals?.filter(({ by }) => by.includes('month')) };
    expect(shownColumns(pivotOf(without, ASK))).toHaveLength(2);
    const one = { ...CHANNELS, rows: CHANNELS.rows.filter((row) => row[2] === '2026-10-01') };
    expect(shownColumns(pivotOf(one, ASK))).toHaveLength(1);
    const rows = { ...ASK, question: { ...ASK.question, rows: ['channel', 'month'], columns: [] } };
    expect(shownColumns(pivotOf(CHANNELS, rows)).map(({ path }) => path)).toEqual([[]]);
  });
});

describe('subtotals of groups of columns', () => {
  const ask = {
    ...ASK,
    question: { rows: ['channel'], columns: ['category', 'month'], metrics: ['revenue'], sort: null },
  };
  const sofas = ['"sofas"'];
  const total = (by: readonly string[], row: Result['rows'][number]) => ({ by: [...by], row });
  const answered = {
    ...CHANNELS,
    totals: [
      total(['channel', 'category'], ['shops', 'sofas', null, '22.50', null, null, null, null]),
      total(['channel', 'category'], ['web', 'beds', null, '90.00', null, null, null, null]),
      total(['channel'], ['shops', null, null, '25.25', null, null, null, null]),
      total([], [null, null, null, '117.17', null, null, null, null]),
    ],
  };
  const pivot = pivotOf(answered, ask);

  test('stand behind a group of several members, before the total of all', () => {
    const columns = shownColumns(pivot);
    expect(columns.map(({ path }) => path.join(' '))).toEqual([
      '"beds" "2026-10-01"',
      '"sofas" "2026-09-01"',
      '"sofas" "2026-10-01"',
      '"sofas"',
      'null "2026-10-01"',
      '',
    ]);
    expect(pivot.spot(['"shops"'], sofas)?.row[3]).toBe('22.50');
    expect(totalColumns(pivot, columns)).toBe(1);
  });
});

test('a name and two figures fit into a tile on a phone', () => {
  const line = (names: readonly string[]) => ({
    depth: 0,
    isOpen: null,
    cell: (column: number) => ({ text: names[column] ?? '' }),
  });
  const lines = [line(['Whole-home customisation', '37.01%', '+1.11']), line(['Total', '36.13%', '−2.35'])];
  const sorted = (key: string, way: 'none' | 'descending') => ({
    ...head(key, 1),
    sort: { way, name: '', toggle: () => {} },
  });
  const heads = [head('Category', 1), sorted('Gross margin', 'descending'), sorted('YoY pts', 'none')];
  const measured = { line: (at: number) => lines[at] as SheetLine, count: 2, names: 1 };
  const widths = columnWidths(heads, measured, true);
  // 360 less twice 16 around the page and twice 14 inside the tile, and its borders.
  expect(widths.reduce((sum, width) => sum + width, 0)).toBeLessThanOrEqual(298);
  // Inter writes “Gross margin” 74 pixels long in 12.
  expect(widths[1]).toBeGreaterThanOrEqual(74 + 14 + 14);
});

describe('columns in sight', () => {
  test('those that reach into the stretch, and none of the names', () => {
    const widths = [100, 50, 50, 50, 50];
    expect(columnsAt(widths, 1, [0, 160])).toEqual({ first: 1, last: 3 });
    expect(columnsAt(widths, 1, [160, 240])).toEqual({ first: 2, last: 4 });
    expect(columnsAt(widths, 1, [-500, 9000])).toEqual({ first: 1, last: 5 });
  });

  test('a row of heads covers every column once, whatever is drawn', () => {
    const spans = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(spans, fc.nat(40), fc.nat(40), (list, a, b) => {
        const count = 1 + list.reduce((sum, span) => sum + span, 0);
        const first = Math.min(count, 1 + Math.min(a, b));
        const last = Math.min(count, Math.max(first, 1 + Math.max(a, b)));
        const heads = [head('name', 1), ...list.map((span, i) => head(String(i), span))];
        const pieces = clippedHeads(heads, { names: 1, ends: count }, { first, last });
        const shown = pieces.flatMap((piece) => (piece.kind === 'head' ? [piece] : []));
        expect(
          pieces.reduce((sum, piece) => sum + (piece.kind === 'head' ? piece.head.span : piece.span), 0),
        ).toBe(count);
        expect(shown[0]?.head.key).toBe('name');
        expect(shown.slice(1).reduce((sum, piece) => sum + piece.head.span, 0)).toBe(last - first);
      }),
    );
  });
});
