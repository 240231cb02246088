import { ChartBox } from '../../../charts/chart-box.tsx';
import type { ChartFigures } from '../../../charts/chart-table.tsx';
import { sheetText } from '../../../reading/sheet-unit.ts';
import type { Locale, Words } from '../../../words/catalogs.ts';
import { useLanguage } from '../../../words/language.tsx';
import { courseOption } from './course-option.ts';
import { type CourseData, coursePoints, courseUnit } from './course-points.ts';
import { isPeriodGrain } from './step.ts';

interface Chart {
  readonly title: string;
  readonly data: CourseData;
  readonly height: number;
}

export default function CourseChart({ title, data, height }: Chart) {
  const { words, locale } = useLanguage();
  const figures = figuresOf(data, words, locale);
  return <ChartBox title={title} data={data} option={courseOption} figures={figures} height={height} />;
}

function figuresOf(data: CourseData, words: Words, locale: Locale): ChartFigures {
  const { planKind, plan, step } = data;
  const points = coursePoints(data, locale);
  const unit = courseUnit(data, points, locale);
  const columns = [
    { head: words.series.actual, cells: points.map(({ value }) => value) },
    { head: words.series.lastYear, cells: points.map(({ base }) => base) },
    ...(plan === undefined || planKind === null
      ? []
      : [{ head: words.series[planKind], cells: points.map((point) => point.plan) }]),
  ];
  return {
    heads: [
      isPeriodGrain(step) ? words.metric.chart.grains[step] : words.metric.months.period,
      ...columns.map(({ head }) => head),
    ],
    lines: points.map(({ label, year, isBegun }, at) => [
      // Quarters and years of several years are called the same.
      [year, ...(year === label ? [] : [label]), ...(isBegun ? [words.versions.mark] : [])].join(' '),
      ...columns.map(({ cells }) => {
        const cell = cells[at] ?? null;
        return cell === null ? '—' : sheetText(cell, unit);
      }),
    ]),
  };
}
