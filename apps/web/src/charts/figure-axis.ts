import type { EChartsCoreOption } from 'echarts/core';
import { tickText } from './tick-text.ts';

/** The axis of figures that are near each other, and what a hovered point says: both as the page writes such a figure. */
export function figureAxis(write: (value: unknown) => string): Pick<EChartsCoreOption, 'yAxis' | 'tooltip'> {
  return {
    yAxis: {
      type: 'value',
      scale: true,
      splitNumber: 4,
      axisLabel: { formatter: (value: number) => tickText(write(value)) },
    },
    tooltip: { trigger: 'axis', valueFormatter: write },
  };
}
