import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MetricEntry, Result } from '../src/api/answer.ts';
import { barScale } from '../src/pages/metric/breakdown/bar-scale.ts';
import { roundedPath } from '../src/pages/metric/graph/rounded-path.ts';
import { readMetricAddress } from '../src/pages/metric/metric-address-of.ts';
import {
  firstOpen,
  openablePlaces,
  ROOT,
  stepOf,
  type TreeNode,
  visibleItems,
} from '../src/pages/metric/tree/tree-items.ts';
import { courseOption } from '../src/pages/metric/trend/course-option.ts';
import { coursePoints } from '../src/pages/metric/trend/course-points.ts';
import { courseSpan, listedCourse, listedSpan } from '../src/pages/metric/trend/course-span.ts';
import { csvOf } from '../src/pages/metric/trend/csv-of.ts';
import { changesBetween, placed, type Version } from '../src/pages/metric/versions/version-changes.ts';
import { wordDiff } from '../src/parts/definition/word-diff.ts';
import { listedNames } from '../src/parts/sheet/listed-names.ts';
import { groupable } from '../src/reading/groupable.ts';
import { sheetChangeText, sheetText, sheetUnitOf, sheetWord } from '../src/reading/sheet-unit.ts';
import { TOKENS } from '../src/theme/tokens.ts';
import { en } from '../src/words/en.ts';

test('the address of a metric page', () => {
  const asof = 'data:2026-03-01';
  const address = {
    tab: 'tree',
    step: 'quarter',
    by: 'channel',
    diff: '1..2',
    rows: 0,
    restated: 'yes',
    asof,
  };
  expect(readMetricAddress(address)).toEqual(address);
  const wrong = {
    tab: 'nine',
    step: 'day',
    by: 3,
    diff: 'a..b',
    rows: -1,
    restated: true,
    asof: '2026-03-01',
  };
  expect(Object.values(readMetricAddress(wrong))).toEqual(new Array(7).fill(undefined));
});

describe('the course', () => {
  test.each([
    ['2026-10', '2026-11-20', 'month', '2025-11', '2026-11'],
    ['2026-08', '2026-11-20', 'month', '2025-09', '2026-08'],
    ['2026-11', '2026-11-20', 'month', '2025-12', '2026-11'],
    ['2026-09', '2026-11-20', 'quarter', '2024-Q4', '2026-Q4'],
    ['2026-09', '2026-11-20', 'year', '2022', '2026'],
  ] as const)('to %s, today %s, by %s: %s to %s', (...[month, today, step, first, last]) => {
    expect(courseSpan(month, today, step)).toEqual({ first, last });
  });

  const result = {
    columns: [
      { name: 'month', role: 'time', type: 'date' },
      { name: 'cac', role: 'metric', type: 'double', unit: 'money', currency: 'CNY' },
      { name: 'cac__year_ago', role: 'compare', type: 'double' },
      { name: 'cac__year_ago_change', role: 'compare', type: 'double' },
      { name: 'cac__year_ago_pct', role: 'compare', type: 'double' },
    ],
    rows: [
      ['2026-09-01', 346.15, 207.9, 138.25, 0.665],
      ['2026-10-01', 294.05, 224.74, 69.31, 0.3084],
      ['2026-11-01', 310.5, 208.1, 102.4, 0.492],
      ['2026-12-01', null, null, null, null],
    ],
    notes: [],
    meta: { partial_periods: ['2026-11-01'] },
  } as unknown as Result;
  const data = {
    result,
    plan: undefined,
    planKind: null,
    metric: { name: 'cac', direction: 'down', plans: {} } as unknown as MetricEntry,
    step: 'month',
    names: new Map(),
    chosen: '2026-10-01',
  } as const;

  test('the running month is marked, what no data reach is left out', () => {
    expect(coursePoints(data, 'en').map(({ label, isPartial }) => [label, isPartial])).toEqual([
      ['Sep', false],
      ['Oct', false],
      ['Nov', true],
    ]);
  });

  test('where every period and the year before are one figure, it is written once', () => {
    const rows = result.rows.slice(0, 2).map(([day = null]) => [day, 1, 1, 0, 0]);
    const flat = { ...data, result: { ...result, rows } };
    const look = { tokens: TOKENS.light, words: en, locale: 'en', width: 800, isNarrow: false } as const;
    const { series } = courseOption(flat, look) as {
      series: { name: string; markLine?: { label: { show: boolean } } }[];
    };
    expect(series.find(({ name }) => name === 'Actual')?.markLine?.label.show).toBe(false);
  });

  test('the line ends at the last whole month, a broken one leads on to a ring', () => {
    const look = { tokens: TOKENS.light, words: en, locale: 'en', width: 800, isNarrow: false } as const;
    const { series } = courseOption(data, look) as {
      series: { name: string; data: (number | null)[]; lineStyle: { type: string } }[];
    };
    expect(series.map(({ name, data: drawn, lineStyle }) => [name, drawn, lineStyle.type])).toEqual([
      ['Last year', [207.9, 224.74, 208.1], 'solid'],
      ['Actual', [346.15, 294.05, null], 'solid'],
      ['Actual', [null, 294.05, 310.5], 'dashed'],
    ]);
  });
});

describe('the course by a list of the company’s own', () => {
  const day = (at: number) => new Date(Date.UTC(2023, 8, 28 + 28 * at)).toISOString().slice(0, 10);
  const days = Array.from({ length: 42 }, (_, at) => day(at));
  const members = Object.fromEntries(days.map((each, at) => [each, `P${(at % 13) + 1}`]));
  const result = {
    columns: [
      { name: 'period13', role: 'time', type: 'date', members },
      { name: 'revenue', role: 'metric', type: 'decimal', unit: 'money', currency: 'CNY' },
    ],
    rows: days.map((each, at) => [each, `${at}.00`]),
    notes: [
      { row: 0, column: 'revenue', code: 'base-missing' },
      { row: 40, column: 'revenue', code: 'base-missing' },
    ],
    meta: { partial_periods: [] },
  } as unknown as Result;

  test('shows the last thirteen that begin up to the chosen month, none that the span cut', () => {
    expect(listedSpan('2026-10')).toEqual({ first: '2023-10', last: '2027-10' });
    const shown = listedCourse(result, '2026-10');
    expect([shown.rows.length, shown.rows[0]?.[0], shown.rows.at(-1)?.[0]]).toEqual([
      13,
      day(28),
      '2026-10-22',
    ]);
    expect(shown.notes).toEqual([{ row: 12, column: 'revenue', code: 'base-missing' }]);
    expect(listedCourse(result, '2023-10').rows.map(([first]) => first)).toEqual([
      '2023-09-28',
      '2023-10-26',
    ]);
  });

  test('reads members by their names, in the file of it too', () => {
    const shown = listedCourse(result, '2026-10');
    const names = listedNames(shown, en).get('period13') ?? new Map<string, string>();
    const data = { result: shown, plan: undefined, planKind: null, step: 'period13', names, chosen: null };
    const metric = { name: 'revenue', direction: 'up', plans: {} } as unknown as MetricEntry;
    const points = coursePoints({ ...data, metric }, 'en');
    expect(points.map(({ label, year }) => [label, year]).slice(0, 2)).toEqual([
      ['P3', 'P3'],
      ['P4', 'P4'],
    ]);
    expect(csvOf(shown).split('\r\n').slice(0, 2)).toEqual([
      'period13,period13_name,revenue',
      `${day(28)},P3,28.00`,
    ]);
  });
});

describe('figures of one sheet', () => {
  test('a price stands in yuan, a revenue in ten thousands, a rate in points', () => {
    const price = sheetUnitOf([294.05, '346.15', null], 'money', 'zh');
    expect([sheetText(294.05, price), sheetWord(price, 'CNY')]).toEqual(['294.05', '元']);
    const revenue = sheetUnitOf(['12179999.76', '5980000.00'], 'money', 'zh');
    expect([sheetText('12179999.76', revenue), sheetWord(revenue, 'CNY')]).toEqual(['1,218.0', '万元']);
    const rate = sheetUnitOf([0.3613], 'percent', 'zh');
    expect([sheetText(0.3613, rate), sheetChangeText(-0.0235, rate), sheetWord(rate, undefined)]).toEqual([
      '36.13%',
      '−2.35',
      null,
    ]);
  });

  test('a file of it holds every digit, and no formula of a spreadsheet', () => {
    const columns = [{ name: 'who' }, { name: 'amount' }] as Result['columns'];
    const rows = [
      ['=1+1', '-12.3400'],
      ['say "a", b', '123456789012345678.99'],
      [null, 0.1],
    ];
    expect(csvOf({ columns, rows })).toBe(
      'who,amount\r\n\'=1+1,-12.3400\r\n"say ""a"", b",123456789012345678.99\r\n,0.1\r\n',
    );
  });
});

test('bars begin at zero wherever it stands', () => {
  const up = barScale(['50', 100, null]);
  expect([up.zero, up.at('50'), up.at(null)]).toEqual([0, 50, null]);
  const both = barScale([-50, 150]);
  expect([both.zero, both.at(-50), both.at(150)]).toEqual([25, 0, 100]);
  expect(barScale([0]).at(0)).toBe(0);
});

test('of twins in two languages the reader\u2019s is offered', () => {
  const given = [
    ['month', 'grain', 'date'],
    ['channel', 'conformed', 'text'],
    ['channel_en', 'conformed', 'text'],
    ['shop.name', 'field', 'text'],
    ['shop.name_en', 'field', 'text'],
    ['shop.area', 'field', 'decimal'],
    ['region_en', 'conformed', 'text'],
  ] as const;
  const dimensions = given.map(([ref, kind, type]) => ({
    ref,
    kind,
    type,
    label: { zh: ref, en: ref },
    dataset: null,
    fields: [],
  }));
  const refs = (locale: 'zh' | 'en') => groupable(dimensions, locale).map(({ ref }) => ref);
  expect(refs('zh')).toEqual(['channel', 'region_en', 'shop.name']);
  expect(refs('en')).toEqual(['channel_en', 'region_en', 'shop.name_en']);
});

test('corners are rounded as far as there is room', () => {
  const corners = [
    { x: 0, y: 0 },
    { x: 10, y: 0 },
    { x: 10, y: 40 },
  ];
  expect(roundedPath(corners, 8)).toBe('M0 0L5 0Q10 0 10 5L10 40');
  expect(roundedPath([], 8)).toBe('');
});

describe('the tree', () => {
  const leaf = (name: string): TreeNode => ({
    kind: 'metric',
    name,
    label: null,
    formula: name,
    children: [],
  });
  const root: TreeNode = {
    ...leaf('margin'),
    children: [{ ...leaf('revenue'), children: [leaf('sales'), leaf('returns')] }, leaf('cost')],
  };
  const seen = (open: ReadonlySet<string>) => visibleItems(root, open).map(({ id }) => id);

  test('what is open is seen, in reading order', () => {
    expect(seen(new Set())).toEqual(['0']);
    expect(seen(new Set([ROOT]))).toEqual(['0', '0.0', '0.1']);
    expect(seen(openablePlaces(root))).toEqual(['0', '0.0', '0.0.0', '0.0.1', '0.1']);
    expect(visibleItems(root, new Set()).map(({ inside }) => inside)).toEqual([4]);
  });

  test('it opens as far as it stays readable', () => {
    expect([...firstOpen(root)]).toEqual(['0', '0.0']);
    const wide = {
      ...leaf('wide'),
      children: Array.from({ length: 30 }, (_, i) => ({ ...leaf(`m${i}`), children: [leaf('x')] })),
    };
    expect(visibleItems(wide, firstOpen(wide)).length).toBe(31);
  });

  test('keys walk it', () => {
    const items = visibleItems(root, new Set([ROOT]));
    expect(stepOf(items, '0', 'ArrowDown')).toEqual({ focus: '0.0' });
    expect(stepOf(items, '0.0', 'ArrowRight')).toEqual({ toggle: '0.0' });
    expect(stepOf(items, '0.1', 'ArrowRight')).toBeNull();
    expect(stepOf(items, '0.1', 'ArrowLeft')).toEqual({ focus: '0' });
    expect(stepOf(items, '0', 'ArrowLeft')).toEqual({ toggle: '0' });
    expect(stepOf(items, '0', 'End')).toEqual({ focus: '0.1' });
    expect(stepOf(items, '0', '-')).toEqual({ toggle: '0' });
    expect(stepOf(items, '0', 'x')).toBeNull();
    expect(stepOf(items, 'gone', 'ArrowDown')).toBeNull();
  });
});

describe('versions', () => {
  const version = (at: number, changes: Version['changes']) =>
    ({ version: at, changes }) as unknown as Version;
  const recorded = [
    version(3, [
      { path: 'formula', before: 'b', after: 'c' },
      { path: 'label.en', before: 'Net', after: 'Gross' },
    ]),
    version(2, [
      { path: 'formula', before: 'a', after: 'b' },
      { path: 'label.en', before: 'Gross', after: 'Net' },
    ]),
    version(1, []),
  ];

  test('between two versions lies what is left of all steps', () => {
    const versions = placed(recorded);
    expect(changesBetween(versions, { older: 1, newer: 3 })).toEqual([
      { path: 'formula', before: 'a', after: 'c' },
    ]);
    expect(changesBetween(versions, { older: 2, newer: 3 })).toHaveLength(2);
    expect(changesBetween(versions, { older: 3, newer: 3 })).toEqual([]);
  });

  test('formulas that one definition lists are told apart by their first day', () => {
    const listed = [
      { ...version(2, []), effective_from: '2026-01-01' },
      { ...version(2, []), effective_from: '2023-01-01' },
      { ...version(1, []), effective_from: null },
    ];
    expect(placed(listed).map(({ place, name }) => [place, name])).toEqual([
      [3, 'v2 · 2026-01-01'],
      [2, 'v2 · 2023-01-01'],
      [1, 'v1'],
    ]);
  });

  test('words that went and words that came', () => {
    expect(wordDiff('[收入] - [退货]', '[收入] - [退货] - [返利]')).toEqual([
      { kind: 'same', text: '[收入] - [退货]' },
      { kind: 'added', text: ' - [返利]' },
    ]);
    expect(wordDiff('net of tax', 'net')).toEqual([
      { kind: 'same', text: 'net' },
      { kind: 'removed', text: ' of tax' },
    ]);
    expect(wordDiff('', 'x')).toEqual([{ kind: 'added', text: 'x' }]);
  });

  test('each side of a difference is its text', () => {
    const side = (pieces: ReturnType<typeof wordDiff>, kind: 'removed' | 'added') =>
      pieces
        .filter((piece) => piece.kind === 'same' || piece.kind === kind)
        .map(({ text }) => text)
        .join('');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (before, after) => {
        const pieces = wordDiff(before, after);
        expect([side(pieces, 'removed'), side(pieces, 'added')]).toEqual([before, after]);
      }),
    );
  });
});
