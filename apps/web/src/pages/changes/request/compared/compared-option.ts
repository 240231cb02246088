import type { EChartsCoreOption } from 'echarts/core';
import type { ChartLook } from '../../../../charts/chart-look.ts';
import { figureAxis } from '../../../../charts/figure-axis.ts';
import { lineSeries } from '../../../../charts/line-series.ts';
import { sheetText } from '../../../../reading/sheet-unit.ts';
import type { ComparedFigures } from './compared-figures.ts';
import type { Comparison } from './use-compared.ts';

/** Widths of the first and the last column of the table below: points stand over its columns. */
export const EDGE = { left: 96, right: 96 } as const;

export interface ComparedData {
  readonly found: Comparison;
  readonly figures: ComparedFigures;
  /** At the ends of the lines. */
  readonly names: { readonly before: string; readonly after: string };
  /** The table stands below, column under point. */
  readonly isAligned: boolean;
}

/** Grey is the definition in force, the accent the proposed one. */
export function comparedOption(
  { found, figures, names, isAligned }: ComparedData,
  { tokens }: ChartLook,
): EChartsCoreOption {
  const write = (value: unknown) =>
    typeof value === 'string' || typeof value === 'number' ? sheetText(value, figures.unit) : '—';
  const number = (cell: Comparison['periods'][number]['before']) => (cell === null ? null : Number(cell));
  return {
    grid: isAligned
      ? { left: EDGE.left, right: EDGE.right, top: 16, bottom: 8 }
      : { left: 56, right: 64, top: 16, bottom: 24 },
    xAxis: {
      type: 'category',
      data: figures.columns.map(({ head }) => head),
      boundaryGap: isAligned,
      axisLabel: { show: !isAligned },
    },
    ...figureAxis(write),
    series: [
      {
        ...lineSeries({
          name: names.before,
          data: found.periods.map(({ before }) => number(before)),
          colour: tokens.ink4,
          nameColour: tokens.ink3,
        }),
        showSymbol: true,
      },
      {
        ...lineSeries({
          name: names.after,
          data: found.periods.map(({ after }) => number(after)),
          colour: tokens.accent,
          isMain: true,
        }),
        showSymbol: true,
      },
    ],
  };
}
