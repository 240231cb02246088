import type { EChartsCoreOption } from 'echarts/core';
import type { Cell } from '../../../api/answer.ts';
import { beginsLine } from '../../../charts/begins-line.ts';
import type { ChartLook } from '../../../charts/chart-look.ts';
import { lineSeries } from '../../../charts/line-series.ts';
import { runningSeries } from '../../../charts/running-series.ts';
import { shownIndex } from '../../../charts/shown-index.ts';
import { tickText } from '../../../charts/tick-text.ts';
import { type SheetUnit, sheetChangeText, sheetText } from '../../../reading/sheet-unit.ts';
import { type Direction, verdictOf } from '../../../reading/verdict.ts';
import { FONT, type Tokens } from '../../../theme/tokens.ts';
import type { Words } from '../../../words/catalogs.ts';
import { type CourseData, type CoursePoint, coursePoints, courseUnit } from './course-points.ts';
import { isPeriodGrain, type Step } from './step.ts';

/** Of the height that the lines take: two lines of text. */
const LEAST_GAP = 0.2;
/** The same of one line of text. */
const LOW = 0.12;
/** Pixels of a figure that hangs below its point. */
const HANGING = 22;

/** Accent is this period, grey the year before, dashes the plan; a ring is a period that is not over. */
export function courseOption(data: CourseData, look: ChartLook): EChartsCoreOption {
  const { tokens, words, locale, isNarrow } = look;
  const points = coursePoints(data, locale);
  const unit = courseUnit(data, points, locale);
  const shown = points.find(({ day }) => day === data.chosen);
  const room = shown !== undefined && hangsLow(shown, points) ? HANGING : 0;
  const write = (value: unknown) =>
    typeof value === 'string' || typeof value === 'number' ? sheetText(value, unit) : '—';
  return {
    grid: {
      left: isNarrow ? 52 : 64,
      right: isNarrow ? { zh: 48, en: 68 }[locale] : 72,
      top: 28,
      bottom: 44 + room,
    },
    xAxis: {
      type: 'category',
      data: points.map((point, i) => withYear(point, points[i - 1], data.step)),
      boundaryGap: false,
      axisLabel: { lineHeight: 16, margin: 8 + room },
    },
    yAxis: {
      type: 'value',
      scale: true,
      splitNumber: 4,
      // Between whole figures there is no step to be named: halves would be written as the figures beside them.
      ...(areWhole(points) ? { minInterval: 1 } : {}),
      axisLabel: { formatter: (value: number) => tickText(write(value)) },
    },
    tooltip: {
      trigger: 'axis',
      formatter: (shown: unknown) => told(points[shownIndex(shown)], { data, unit, words }),
    },
    series: courseSeries(data, { points, unit, tokens, words }),
  };
}

interface Drawn {
  readonly points: readonly CoursePoint[];
  readonly unit: SheetUnit;
  readonly tokens: Tokens;
  readonly words: Words;
}

function courseSeries({ planKind, plan, chosen, metric: { direction } }: CourseData, drawn: Drawn) {
  const { points, unit, tokens, words } = drawn;
  const lastWhole = points.findLastIndex(({ value, isPartial }) => value !== null && !isPartial);
  const running = points.findLastIndex(({ value, isPartial }) => value !== null && isPartial);
  const at = points.findIndex(({ day }) => day === chosen);
  const shown = points[at];
  return [
    ...(plan === undefined || planKind === null
      ? []
      : [
          line({
            name: words.series[planKind],
            data: points.map((point) => point.plan),
            colour: tokens.ink2,
            dash: true,
          }),
        ]),
    {
      ...line({
        name: words.series.lastYear,
        data: points.map(({ base }) => base),
        colour: tokens.ink4,
        nameColour: tokens.ink3,
      }),
      markLine: beginsLine(
        points.flatMap(({ isBegun }, i) => (isBegun ? [i] : [])),
        words.versions.markShort,
        tokens,
      ),
    },
    {
      ...line({
        name: words.series.actual,
        data: points.map(({ value, isPartial }) => (isPartial ? null : value)),
        colour: tokens.accent,
        isMain: true,
        isLabelled: running < 0,
      }),
      ...(shown === undefined
        ? {}
        : gapMark(
            shown,
            { at, isLate: at >= points.length - 2, isNear: isNear(shown, points) },
            { unit, tokens, direction },
          )),
    },
    ...(running < 0
      ? []
      : [
          runningSeries(
            {
              name: words.series.actual,
              data: points.map(({ value }) => (value === null ? null : Number(value))),
              colour: tokens.accent,
            },
            { lastWhole, running, surface: tokens.surface },
          ),
        ]),
  ];
}

/** The period and the year before are closer than two lines of text. */
function isNear({ value, base }: CoursePoint, points: readonly CoursePoint[]): boolean {
  const { least, most } = extentOf(points);
  return Math.abs(Number(value) - Number(base)) <= (most - least) * LEAST_GAP;
}

/** The figure is written below a point that has no room above the names of the periods. */
function hangsLow({ value, base, change }: CoursePoint, points: readonly CoursePoint[]): boolean {
  if (value === null || base === null || change === null) return false;
  const { least, most } = extentOf(points);
  return Number(value) < Number(base) && Number(value) - least <= (most - least) * LOW;
}

function extentOf(points: readonly CoursePoint[]): { readonly least: number; readonly most: number } {
  const drawn = drawnOf(points);
  return { least: Math.min(...drawn), most: Math.max(...drawn) };
}

function areWhole(points: readonly CoursePoint[]): boolean {
  return drawnOf(points).every(Number.isInteger);
}

function drawnOf(points: readonly CoursePoint[]): readonly number[] {
  return points
    .flatMap((point) => [point.value, point.base, point.plan])
    .filter((each) => each !== null)
    .map(Number);
}

/** How far the chosen period stands from the year before, written beside the distance. */
function gapMark(
  { value, base, change }: CoursePoint,
  { at, isLate, isNear }: { readonly at: number; readonly isLate: boolean; readonly isNear: boolean },
  {
    unit,
    tokens,
    direction,
  }: { readonly unit: SheetUnit; readonly tokens: Tokens; readonly direction: Direction },
) {
  if (value === null || base === null || change === null) return {};
  const verdict = verdictOf(Number(change), direction);
  const colour = verdict === null ? tokens.ink3 : verdict === 'favourable' ? tokens.good : tokens.bad;
  const soft =
    verdict === null ? tokens.sunken : verdict === 'favourable' ? tokens['good-soft'] : tokens['bad-soft'];
  return {
    markLine: {
      silent: true,
      symbol: 'none',
      animation: false,
      lineStyle: { color: colour, width: 1.4, type: 'solid' },
      label: {
        // Its figure would lie on that of the period.
        show: !isNear,
        position: 'middle',
        rotate: 0,
        formatter: sheetChangeText(change, unit),
        color: colour,
        backgroundColor: soft,
        borderRadius: 4,
        padding: [3, 6],
        fontFamily: FONT,
        fontSize: 12,
        fontWeight: 500,
        offset: [-34, 0],
      },
      data: [[{ coord: [at, Number(value)] }, { coord: [at, Number(base)] }]],
    },
    markPoint: {
      silent: true,
      animation: false,
      symbol: 'circle',
      symbolSize: 7,
      itemStyle: { color: tokens.accent },
      label: {
        show: true,
        position: Number(value) >= Number(base) ? 'top' : 'bottom',
        distance: 8,
        formatter: sheetText(value, unit),
        // Beside the names of the lines it ends where the point is.
        ...(isLate ? { align: 'right', offset: [4, 0] } : {}),
        // A line that passes behind it would be read as a part of the figure.
        backgroundColor: tokens.surface,
        borderRadius: 4,
        padding: [0, 2],
        color: tokens.accent,
        fontFamily: FONT,
        fontSize: 12,
        fontWeight: 600,
      },
      data: [{ coord: [at, Number(value)] }],
    },
  };
}

/** Exact texts as the numbers that a chart draws. */
function line({
  data,
  ...given
}: Omit<Parameters<typeof lineSeries>[0], 'data'> & { readonly data: readonly Cell[] }) {
  return lineSeries({ ...given, data: data.map((value) => (value === null ? null : Number(value))) });
}

/** The year stands below the first member of it. */
function withYear({ label, year }: CoursePoint, before: CoursePoint | undefined, step: Step): string {
  if (step === 'year' || year === label) return year;
  return before?.year === year ? label : `${label}\n${year}`;
}

/** `2026-10`, `2026`; a member of the company's own list by its name and the day on which it begins. */
function spanTold({ day, label }: CoursePoint, step: Step): string {
  if (!isPeriodGrain(step)) return label === day ? day : `${label} · ${day}`;
  return day.slice(0, step === 'year' ? 4 : 7);
}

function told(
  point: CoursePoint | undefined,
  { data, unit, words }: { readonly data: CourseData; readonly unit: SheetUnit; readonly words: Words },
): string {
  if (point === undefined) return '';
  const { value, base, plan, isPartial, isBegun } = point;
  const write = (cell: Cell) => (cell === null ? '—' : sheetText(cell, unit));
  return [
    `${spanTold(point, data.step)}${isPartial ? ` · ${words.metric.chart.partialShort}` : ''}${isBegun ? ` · ${words.versions.mark}` : ''}`,
    `${words.series.actual}  ${write(value)}`,
    `${words.series.lastYear}  ${write(base)}`,
    ...(data.planKind === null || data.plan === undefined
      ? []
      : [`${words.series[data.planKind]}  ${write(plan)}`]),
  ].join('\n');
}
