import { Dropdown } from 'antd';
import { type RefObject, useMemo, useRef } from 'react';
import { columnOf, type MetricEntry, planOf } from '../../../api/answer.ts';
import { saveFile } from '../../../api/save-file.ts';
import { useFrame } from '../../../frame/search.ts';
import { Failure } from '../../../parts/failure.tsx';
import { later } from '../../../parts/later.ts';
import { Segments } from '../../../parts/segments.tsx';
import { listedNames } from '../../../parts/sheet/listed-names.ts';
import { Waiting } from '../../../parts/waiting.tsx';
import { isRate, type SheetUnit, sheetWord } from '../../../reading/sheet-unit.ts';
import type { Words } from '../../../words/catalogs.ts';
import { useLanguage } from '../../../words/language.tsx';
import { useMetricAddress } from '../metric-address.ts';
import { type Course, useCourse } from './course.ts';
import { type CourseData, type CoursePoint, coursePoints, courseUnit } from './course-points.ts';
import { csvFile } from './csv-of.ts';
import { isPeriodGrain, type Step } from './step.ts';
import { useSteps } from './use-steps.ts';

/** Fetched with the page, beside its figures: the overview always shows it. */
const useCourseChart = later(import('./course-chart.tsx'));
const HEIGHT = 272;

/** The course with the year before and the plan; the year that runs ends in a ring. */
export function Trend({ metric }: { readonly metric: MetricEntry }) {
  const { locale, words } = useLanguage();
  const frame = useFrame();
  const { address, set } = useMetricAddress();
  const step = address.step ?? frame.grain;
  const steps = useSteps(metric);
  const course = useCourse(metric, step);
  const CourseChart = useCourseChart();
  const data = useCourseData(metric, step, course);
  const box = useRef<HTMLElement>(null);
  const points = data === null ? [] : coursePoints(data, locale);
  const running = points.find(({ isPartial }) => isPartial);
  return (
    <section ref={box} className="block trend">
      <header className="block-head">
        <h2>
          {words.metric.trend} <small>{noteOf(data, { points, step, words, locale })}</small>
        </h2>
        {running === undefined ? null : (
          <span className="tag partial">{words.metric.chart.partial(running.label)}</span>
        )}
        <span className="trend-tools">
          <Segments
            size="small"
            aria-label={words.metric.chart.grainLabel}
            value={step}
            options={[...steps]}
            onChange={(value) => set({ step: value === frame.grain ? undefined : value })}
          />
          <Export metric={metric} course={course} step={step} box={box} />
        </span>
      </header>
      {course.error !== null ? (
        <Failure error={course.error} retry={course.refetch} />
      ) : data === null || CourseChart === null ? (
        <Waiting height={HEIGHT} />
      ) : points.every(({ value, base }) => value === null && base === null) ? (
        <p className="refused" style={{ height: HEIGHT }}>
          {words.metric.chart.noData}
        </p>
      ) : (
        <CourseChart title={metric.label[locale]} data={data} height={HEIGHT} />
      )}
    </section>
  );
}

export function useCourseData(metric: MetricEntry, step: Step, course: Course): CourseData | null {
  const { words } = useLanguage();
  const { result, plan, chosen } = course;
  const planKind = planOf(metric);
  return useMemo(() => {
    if (result === undefined) return null;
    const names = listedNames(result, words).get(step) ?? new Map<string, string>();
    return { result, plan, planKind, metric, step, names, chosen };
  }, [result, plan, planKind, metric, step, chosen, words]);
}

function noteOf(
  data: CourseData | null,
  given: {
    readonly points: readonly CoursePoint[];
    readonly step: Step;
    readonly words: Words;
    readonly locale: 'zh' | 'en';
  },
): string {
  const { points, step, words, locale } = given;
  const span = isPeriodGrain(step) ? words.metric.chart.notes[step] : words.metric.chart.listed;
  if (data === null) return span;
  const unit = courseUnit(data, points, locale);
  const text = headerOf(unit, columnOf(data.result, data.metric.name)?.currency, words);
  return text === '' ? span : `${span} · ${text}`;
}

/** What the header of a table or a chart says of its unit. */
export function headerOf(unit: SheetUnit, currency: string | undefined, words: Words): string {
  return isRate(unit) ? words.metric.sheet.points : (sheetWord(unit, currency) ?? '');
}

function Export(props: {
  readonly metric: MetricEntry;
  readonly course: Course;
  readonly step: Step;
  readonly box: RefObject<HTMLElement | null>;
}) {
  const { words } = useLanguage();
  const { metric, course, step, box } = props;
  const file = `${metric.name}-${step}`;
  const items = [
    {
      key: 'csv',
      label: words.metric.chart.csv,
      onClick: () => {
        if (course.result !== undefined) saveFile(csvFile(course.result), `${file}.csv`);
      },
    },
    {
      key: 'png',
      label: words.metric.chart.png,
      onClick: async () => {
        const { chartPicture } = await import('../../../charts/chart-picture.ts');
        const bytes = await chartPicture(box.current);
        if (bytes !== null) saveFile(bytes, `${file}.png`);
      },
    },
  ];
  return (
    <Dropdown trigger={['click']} menu={{ items }} disabled={course.result === undefined}>
      <button type="button" className="small-button">
        {words.metric.chart.export}
      </button>
    </Dropdown>
  );
}
