import type { EChartsCoreOption } from 'echarts/core';
import { FONT } from '../../theme/tokens.ts';
import { beginsLine } from '../begins-line.ts';
import type { ChartLook } from '../chart-look.ts';
import { tickText } from '../tick-text.ts';
import { barLabels } from './bar-labels.ts';
import type { Panel } from './panel.ts';

/** Places of an axis that have room for a mark each. */
export const FEW = 4;

/** A mark for a figure without a line, in pixels. */
const DASH = [16, 1.6];
const TEXT = { fontFamily: FONT, fontSize: 12 };

/** The picture as ECharts takes it. */
export function panelOption(panel: Panel, look: ChartLook): EChartsCoreOption {
  const { tokens } = look;
  const isLine = panel.shape.kind === 'lines';
  const hasEndLabels = isLine && panel.shape.series !== null;
  const right = hasEndLabels ? endLabelRoom(panel, look.width) : 12;
  const room = isLine
    ? Number.POSITIVE_INFINITY
    : Math.max(28, (look.width - 60) / Math.max(1, panel.axis.length) - 4);
  const isTall = panel.axis.some((name) => nameWidth(name) > room);
  return {
    grid: { left: 0, right, top: 20, bottom: isTall || (!isLine && panel.begins.length > 0) ? 40 : 26 },
    xAxis: {
      type: 'category',
      data: panel.axis.map((name, i) =>
        !isLine && panel.begins.includes(i) ? `${name}\n${panel.beginsMark}` : name,
      ),
      // Between the bars; a line has its own mark.
      splitLine: {
        show: !isLine && panel.begins.length > 0,
        interval: (i: number) => panel.begins.includes(i),
        lineStyle: { color: tokens.ink4, type: 'dashed' },
      },
      boundaryGap: !isLine || panel.axis.length <= FEW,
      axisLine: { lineStyle: { color: tokens.ink4 } },
      axisLabel: {
        margin: 8,
        interval: isLine ? 'auto' : 0,
        ...(isLine ? {} : { overflow: isTall ? 'break' : 'truncate', width: room, lineHeight: 14 }),
      },
    },
    yAxis: {
      type: 'value',
      scale: isLine,
      splitNumber: 3,
      ...(panel.isWhole ? { minInterval: 1 } : {}),
      axisLabel: { hideOverlap: true, formatter: (value: number) => tickText(panel.write(value)) },
    },
    tooltip: {
      trigger: 'axis',
      axisPointer: { type: isLine ? 'line' : 'shadow' },
      valueFormatter: panel.write,
    },
    series: isLine ? withBegins(lineSeries(panel, look, right), panel, look) : barSeries(panel, look),
  };
}

/** Of the width of a picture, names and figures at the ends of its lines take so much at the most. */
const MOST_ROOM = 0.46;
/** From the end of a line to its name, and behind it. */
const AROUND = 16;
/** Of a figure of 600 weight, with the space behind it. */
const BOLD_SIGN = 7.2;

/** What the longest figure and name at the end of a line need. */
function endLabelRoom({ data, series, write }: Panel, width: number): number {
  const needs = data.series.map(({ points }, i) => {
    const figure = write(points.findLast(({ value }) => value !== null)?.value ?? null);
    return (figure.length + 1) * BOLD_SIGN + nameWidth(series[i] ?? '') * 1.06 + AROUND;
  });
  return Math.ceil(Math.min(width * MOST_ROOM, Math.max(...needs)));
}

/** In 12 pixels: 汉字 are square. */
function nameWidth(name: string): number {
  return [...name].reduce((sum, sign) => sum + (sign > '\u2fff' ? 12 : 6.4), 0);
}

function barSeries(panel: Panel, { tokens, width }: ChartLook): readonly object[] {
  const { data, shape, colours, series } = panel;
  const count = data.series.length;
  const isStacked = shape.kind === 'stacked' && count > 1;
  const placeOf = barLabels(panel, width - 52);
  const layout = { barMaxWidth: 44, barGap: '8%', barCategoryGap: count > 1 ? '20%' : '46%' };
  const labelOf = (i: number) => ({
    ...TEXT,
    show: true,
    position: 'top',
    color: i === count - 1 ? tokens.ink : tokens.ink3,
    textBorderColor: tokens.surface,
    textBorderWidth: 2,
    fontWeight: i === count - 1 ? 600 : 400,
  });
  const bars = data.series.map(({ points }, i) => ({
    type: 'bar',
    name: series[i],
    color: colours[i % colours.length],
    data: points.map(({ value }, at) =>
      placeOf(i, at) === 'bar' ? value : { value, label: { show: false } },
    ),
    ...layout,
    ...(isStacked ? { stack: 'all' } : {}),
    label: { ...labelOf(i), formatter: ({ value }: { readonly value: unknown }) => panel.write(value) },
    labelLayout: { hideOverlap: true },
  }));
  if (panel.base === null || isStacked) return bars;
  const lastYear = data.series.map(({ points }, i) => ({
    type: 'pictorialBar',
    name: count === 1 ? panel.base : `${series[i]} · ${panel.base}`,
    symbol: 'rect',
    symbolSize: ['100%', 1.6],
    symbolPosition: 'end',
    symbolOffset: [0, '-50%'],
    color: tokens.ink,
    data: points.map(({ value, base }, at) =>
      placeOf(i, at) === 'mark'
        ? { value: base, label: { ...labelOf(i), formatter: () => panel.write(value) } }
        : base,
    ),
    ...layout,
    z: 4,
  }));
  return [...bars, ...lastYear];
}

/** Where another definition begins: a line across, with its name on top. */
function withBegins(series: readonly object[], { begins, beginsMark }: Panel, { tokens }: ChartLook) {
  const [first, ...rest] = series;
  if (first === undefined || begins.length === 0) return series;
  return [{ ...first, markLine: beginsLine(begins, beginsMark, tokens) }, ...rest];
}

function lineSeries(panel: Panel, { tokens }: ChartLook, right: number): readonly object[] {
  const { data, colours, series, shape } = panel;
  const isFew = data.axis.length <= FEW;
  const lines = data.series.map(({ points }, i) => {
    const colour = colours[i % colours.length];
    const values = points.map(({ value }) => value);
    const hasAlone = values.some((_, at) => isAlone(values, at));
    return {
      type: 'line',
      name: series[i],
      color: colour,
      data:
        isFew || !hasAlone
          ? values
          : values.map((value, at) => ({ value, symbol: isAlone(values, at) ? 'circle' : 'none' })),
      symbol: 'circle',
      symbolSize: 5,
      showSymbol: isFew || hasAlone,
      lineStyle: { width: i === 0 ? 2.2 : 1.6, color: colour },
      endLabel: {
        ...TEXT,
        show: shape.series !== null,
        distance: 8,
        color: tokens.ink2,
        textBorderColor: tokens.surface,
        textBorderWidth: 2,
        width: right - 10,
        lineHeight: 16,
        overflow: 'truncate',
        formatter: ({ value }: { readonly value: unknown }) => `{figure|${panel.write(value)}} ${series[i]}`,
        rich: { figure: { ...TEXT, lineHeight: 16, fontWeight: 600, color: i === 0 ? colour : tokens.ink2 } },
      },
      labelLayout: { moveOverlap: 'shiftY' },
      z: 3,
    };
  });
  if (panel.base === null) return lines;
  if (data.series.length === 1)
    return [
      ...lines,
      { ...baseLine(panel), color: tokens.ink4, lineStyle: { width: 1.6, color: tokens.ink4 } },
    ];
  if (!isFew) return lines;
  const dashes = data.series.map(({ points }, i) => ({
    type: 'scatter',
    name: `${series[i]} · ${panel.base}`,
    color: colours[i % colours.length],
    symbol: 'rect',
    symbolSize: DASH,
    data: points.map(({ base }) => base),
    z: 2,
  }));
  return [...lines, ...dashes];
}

/** No line leads to it from either side: it would not be seen. */
function isAlone(values: readonly unknown[], at: number): boolean {
  return values[at] != null && values[at - 1] == null && values[at + 1] == null;
}

function baseLine({ data, base }: Panel) {
  const bases = data.series[0]?.points.map((point) => point.base) ?? [];
  return {
    type: 'line',
    name: base,
    data: bases.map((value, i) => ({ value, symbol: isAlone(bases, i) ? 'rect' : 'none' })),
    showSymbol: true,
    symbolSize: DASH,
    z: 2,
  };
}

/** Ticks are round: no zeros behind the point. */
