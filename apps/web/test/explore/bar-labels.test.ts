import { expect, test } from 'vitest';
import { barLabels } from '../../src/charts/panel/bar-labels.ts';
import type { Panel } from '../../src/charts/panel/panel.ts';

type Figures = readonly (readonly [value: string | null, base: string | null])[];

/** One list of figures for each series, over the same categories. */
function panel(series: readonly Figures[], kind: 'bars' | 'stacked' = 'bars'): Panel {
  const points = (figures: Figures) => figures.map(([value, base]) => ({ value, base, spot: undefined }));
  return {
    shape: { metric: 'revenue', kind, axis: 'channel', series: series.length > 1 ? 'month' : null },
    data: {
      axis: (series[0] ?? []).map((_, i) => String(i)),
      series: series.map((figures, i) => ({ key: String(i), points: points(figures) })),
      hidden: 0,
    },
    title: '',
    axisName: '',
    axis: [],
    series: [],
    colours: [],
    base: 'last year',
    write: (value: unknown) => String(value ?? '—'),
  } as unknown as Panel;
}

const places = (drawn: Panel, width: number, series: number) =>
  (drawn.data.series[series]?.points ?? []).map((_, at) => barLabels(drawn, width)(series, at));

test('a figure stands on its bar, on the mark that would strike it through, and below one that is far above', () => {
  const one = panel([
    [
      ['100', '80'],
      ['100', '104'],
      ['50', '100'],
      [null, '10'],
    ],
  ]);
  expect(places(one, 400, 0)).toEqual(['bar', 'mark', 'bar', 'none']);
});

test('of several series every figure that fits, else those of the newest that touch no neighbour', () => {
  const even: Figures = [
    ['100', '90'],
    ['60', '50'],
  ];
  const low: Figures = [
    ['30', '20'],
    ['60', '50'],
  ];
  expect(places(panel([even, even]), 400, 0)).toEqual(['bar', 'bar']);
  const narrow = panel([even, low]);
  expect(places(narrow, 40, 0)).toEqual(['none', 'none']);
  // The bar beside it is higher in the first category, and as high in the second.
  expect(places(narrow, 40, 1)).toEqual(['none', 'bar']);
});

test('stacked bars have no figures', () => {
  const figures: Figures = [['1', null]];
  expect(places(panel([figures, figures], 'stacked'), 400, 1)).toEqual(['none']);
});
