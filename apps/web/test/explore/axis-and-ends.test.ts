import { expect, test } from 'vitest';
import type { Panel } from '../../src/charts/panel/panel.ts';
import { panelOption } from '../../src/charts/panel/panel-option.ts';
import { memberKey } from '../../src/parts/pivot/cells.ts';
import { axisTexts } from '../../src/parts/sheet/member-text.ts';
import { TOKENS } from '../../src/theme/tokens.ts';
import { en } from '../../src/words/en.ts';
import { zh } from '../../src/words/zh.ts';

/** Lines with a name and a figure of six signs at their ends, over three months. */
function rightOf(names: readonly string[], width: number): number {
  const points = ['0.48', '0.47', '0.46'].map((value) => ({ value, base: null, spot: undefined }));
  const panel: Panel = {
    shape: { metric: 'margin', kind: 'lines', axis: 'month', series: 'channel' },
    data: { axis: ['8', '9', '10'], series: names.map((key) => ({ key, points })), hidden: 0 },
    title: '',
    axisName: '',
    axis: ['Aug', 'Sep', 'Oct'],
    begins: [],
    beginsMark: '',
    series: names,
    colours: ['#000'],
    base: null,
    write: () => '46.86%',
    isWhole: false,
  };
  const look = { tokens: TOKENS.light, words: en, locale: 'en', width, isNarrow: width < 480 } as const;
  return (panelOption(panel, look) as { readonly grid: { readonly right: number } }).grid.right;
}

test('names at the ends of lines have the room that they need, on a phone too', () => {
  // `46.86% Own shops` is 112 pixels wide, and stands 8 behind the line.
  expect(rightOf(['Online', 'Own shops'], 328)).toBeGreaterThanOrEqual(120);
  expect(rightOf(['Online', 'Own shops'], 328)).toBe(rightOf(['Online', 'Own shops'], 1000));
  expect(rightOf(['线上'], 328)).toBeLessThan(rightOf(['Own shops'], 328));
  expect(rightOf(['Wholesale partners abroad without a contract'], 328)).toBeLessThan(328 / 2);
});

test('the base of one period, which no line leads to, is a dash; beside others it is their line alone', () => {
  const marksOf = (bases: readonly (string | null)[]) => {
    const points = bases.map((base) => ({ value: '5', base, spot: undefined }));
    const panel: Panel = {
      shape: { metric: 'margin', kind: 'lines', axis: 'month', series: null },
      data: { axis: bases.map(String), series: [{ key: 'all', points }], hidden: 0 },
      ...{ title: '', axisName: '', axis: bases.map(String), begins: [], beginsMark: '', series: ['Margin'] },
      ...{ colours: ['#000'], base: 'year ago', write: String, isWhole: true },
    };
    const look = { tokens: TOKENS.light, words: en, locale: 'en', width: 600, isNarrow: false } as const;
    const { series } = panelOption(panel, look) as {
      readonly series: readonly {
        readonly name: string;
        readonly data: readonly { readonly symbol: string }[];
      }[];
    };
    return series.find(({ name }) => name === 'year ago')?.data.map(({ symbol }) => symbol);
  };
  expect(marksOf(['4'])).toEqual(['rect']);
  expect(marksOf(['4', '3'])).toEqual(['none', 'none']);
  expect(marksOf(['4', '3', null, '2', null])).toEqual(['none', 'none', 'none', 'rect', 'none']);
});

test('a figure between two gaps, as of an hour at night, has a mark, since no line leads to it', () => {
  const values = ['5', null, '3', '4', null, null, '8', null];
  const points = values.map((value) => ({ value, base: null, spot: undefined }));
  const panel: Panel = {
    shape: { metric: 'pages', kind: 'lines', axis: 'hour', series: null },
    data: { axis: values.map((_, i) => String(i)), series: [{ key: 'all', points }], hidden: 0 },
    ...{ title: '', axisName: '', axis: values.map(String), begins: [], beginsMark: '', series: ['Pages'] },
    ...{ colours: ['#000'], base: null, write: String, isWhole: true },
  };
  const look = { tokens: TOKENS.light, words: en, locale: 'en', width: 600, isNarrow: false } as const;
  const { series } = panelOption(panel, look) as {
    readonly series: readonly {
      readonly showSymbol: boolean;
      readonly data: readonly { readonly value: string | null; readonly symbol: string }[];
    }[];
  };
  expect(series[0]?.showSymbol).toBe(true);
  const marked = series[0]?.data.flatMap(({ value, symbol }) => (symbol === 'circle' ? [value] : []));
  expect(marked).toEqual(['5', '8']);
});

test('quarters of one year stand on an axis without it, those of several years with it', () => {
  const keys = (...days: readonly string[]) => days.map((day) => memberKey(day));
  const year = keys('2026-04-01', '2026-07-01', '2026-10-01');
  const chinese = { words: zh, locale: 'zh' } as const;
  const english = { words: en, locale: 'en' } as const;
  expect(axisTexts(year, 'quarter', chinese)).toEqual(['二季度', '三季度', '四季度']);
  expect(axisTexts(year, 'quarter', english)).toEqual(['Q2', 'Q3', 'Q4']);
  expect(axisTexts(keys('2025-10-01', '2026-01-01'), 'quarter', english)).toEqual(['Q4 2025', 'Q1 2026']);
  expect(axisTexts(keys('2026-10-01'), 'quarter', chinese)).toEqual(['2026年四季度']);
  expect(axisTexts(keys('2025-12-01', '2026-01-01'), 'month', chinese)).toEqual(['12月', '1月']);
});

test('hours of one day stand on an axis without it, those of one year without the year', () => {
  const keys = (...times: readonly string[]) => times.map((time) => memberKey(time));
  const saying = { words: zh, locale: 'zh' } as const;
  const [eight, nine] = ['2024-01-06T08:00:00', '2024-01-06T09:00:00'];
  expect(axisTexts(keys(eight, nine), 'hour', saying)).toEqual(['08:00', '09:00']);
  expect(axisTexts(keys('2024-01-05T23:59:00', eight), 'minute', saying)).toEqual([
    '01-05 23:59',
    '01-06 08:00',
  ]);
  expect(axisTexts(keys('2023-12-31T23:00:00', eight), 'hour', saying)).toEqual([
    '2023-12-31 23:00',
    '2024-01-06 08:00',
  ]);
  expect(axisTexts(keys(eight), 'hour', saying)).toEqual(['2024-01-06 08:00']);
});
