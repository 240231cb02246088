import { type Cell, columnOf, type MetricEntry } from '../../../api/answer.ts';
import { ChangeText } from '../../../figures/change-text.tsx';
import { useFrame } from '../../../frame/search.ts';
import { versionsText } from '../../../parts/definition/versions-text.ts';
import { LeftOut } from '../../../parts/left-out.tsx';
import { classes } from '../../../parts/sheet/classes.ts';
import { Waiting } from '../../../parts/waiting.tsx';
import { shareText } from '../../../reading/figure-text.ts';
import { planStatus } from '../../../reading/plan-status.ts';
import { isRate, type SheetUnit, sheetChangeText, sheetText } from '../../../reading/sheet-unit.ts';
import { verdictOf } from '../../../reading/verdict.ts';
import type { Words } from '../../../words/catalogs.ts';
import { useLanguage } from '../../../words/language.tsx';
import { type BarScale, barScale } from '../breakdown/bar-scale.ts';
import { useMetricAddress } from '../metric-address.ts';
import { useCourse } from './course.ts';
import { type CourseData, type CoursePoint, coursePoints, courseUnit } from './course-points.ts';
import { headerOf, useCourseData } from './trend.tsx';

/** The figures of the trend, as figures, the newest first. */
export function PeriodTable({ metric }: { readonly metric: MetricEntry }) {
  const { locale, words } = useLanguage();
  const { grain } = useFrame();
  const { address } = useMetricAddress();
  const step = address.step ?? grain;
  const course = useCourse(metric, step);
  const data = useCourseData(metric, step, course);
  // The trend says why there is none.
  if (course.error !== null) return null;
  if (data === null)
    return (
      <section className="block">
        <h2>{words.metric.months.title}</h2>
        <Waiting height={360} />
      </section>
    );
  const points = coursePoints(data, locale);
  const unit = courseUnit(data, points, locale);
  const column = columnOf(data.result, metric.name);
  const bars = barScale(points.map(movedBy(unit)));
  const isPlanned = data.plan !== undefined && data.planKind !== null;
  return (
    <section className="block period-table">
      <h2>
        {words.metric.months.title} <small>{headerOf(unit, column?.currency, words)}</small>
      </h2>
      <div className="scroll">
        <table className={isPlanned ? 'grid is-planned' : 'grid'}>
          <thead>
            <tr>
              <th>{words.metric.months.period}</th>
              <th className="number">{words.metric.value}</th>
              <th className="number of-base">{words.metric.months.base}</th>
              <th className="number">{words.compareWith.year_ago}</th>
              <th className="bar-cell">
                <span className="spoken">{words.metric.months.bar}</span>
              </th>
              {isPlanned && data.planKind !== null ? (
                <>
                  <th className="number">{words.series[data.planKind]}</th>
                  <th className="number">{isRate(unit) ? words.metric.months.gap : words.company.ofPlan}</th>
                </>
              ) : null}
            </tr>
          </thead>
          <tbody>
            {points.toReversed().map((point, i, all) => (
              <PeriodRow
                key={point.day}
                year={yearBegun(point, all[i - 1])}
                bars={bars}
                {...{ point, unit, metric, isPlanned }}
                unitName={column?.unit}
                isChosen={point.day === data.chosen}
              />
            ))}
          </tbody>
        </table>
      </div>
      <Definitions data={data} metric={metric} />
    </section>
  );
}

/** By which definitions the rows were made, where these changed. */
function Definitions({ data, metric }: { readonly data: CourseData; readonly metric: MetricEntry }) {
  const { words } = useLanguage();
  const texts = versionsText(data.result, metric.name, words);
  return texts.length === 0 ? null : (
    <p className="note versions-note">{texts.join(words.explore.between)}</p>
  );
}

/** The year where it begins in the list; null: the row above has the same one, or the period is a year. */
function yearBegun({ year, label }: CoursePoint, above: CoursePoint | undefined): string | null {
  return year === label || above?.year === year ? null : year;
}

/** What the bars are as long as: points of a rate, percent of an amount. */
function movedBy(unit: SheetUnit): (point: CoursePoint) => Cell {
  return ({ change, percent }) => (isRate(unit) ? change : percent);
}

function PeriodRow(props: {
  /** Where another year begins. */
  readonly year: string | null;
  readonly bars: BarScale;
  readonly point: CoursePoint;
  readonly unit: SheetUnit;
  readonly unitName: string | undefined;
  readonly metric: MetricEntry;
  readonly isPlanned: boolean;
  readonly isChosen: boolean;
}) {
  const { words } = useLanguage();
  const { point, year, bars, unit, unitName, metric, isPlanned, isChosen } = props;
  const { value, base, plan, planChange, attainment, isPartial, isUnmatched, isBegun, isRestated } = point;
  const status = planStatus({ attainment, isRunning: isPartial, isUnmatched }, metric.direction);
  const reached = isRate(unit) ? planChange : attainment;
  return (
    <tr
      className={classes([isChosen && 'chosen', year !== null && 'year'])}
      aria-current={isChosen ? 'true' : undefined}
    >
      <td>
        {point.year === point.label ? null : (
          <span className={year === null ? 'year-of spoken-year' : 'year-of'}>{point.year}</span>
        )}
        {point.label}
        {isPartial ? <span className="tag partial">{words.metric.chart.partialShort}</span> : null}
        {isBegun ? <span className="tag begun">{words.versions.mark}</span> : null}
      </td>
      <td className="number strong" title={value === null ? undefined : String(value)} data-exact={value}>
        {value === null ? '—' : sheetText(value, unit)}
        <LeftOut parts={point.leftOut} />
      </td>
      <td
        className={isRestated ? 'number quiet of-base restated' : 'number quiet of-base'}
        title={base === null ? undefined : baseTitle(base, isRestated, words)}
      >
        {base === null ? '—' : sheetText(base, unit)}
        <LeftOut parts={point.baseLeftOut} />
      </td>
      <td className="number">
        <ChangeText {...point} unit={unitName} metric={metric} isHeaded />
      </td>
      <td className="bar-cell">
        <ChangeBar moved={movedBy(unit)(point)} bars={bars} metric={metric} />
      </td>
      {isPlanned ? (
        <>
          <td className="number quiet">{plan === null ? '—' : sheetText(plan, unit)}</td>
          <td className={`number ${status}`}>
            {reached === null ? '—' : isRate(unit) ? sheetChangeText(reached, unit) : shareText(reached)}
          </td>
        </>
      ) : null}
    </tr>
  );
}

function baseTitle(base: Cell, isRestated: boolean, { versions }: Words): string {
  return isRestated ? `${base} · ${versions.restatedMark}` : String(base);
}

/** From the year before to this one: to the right is more, the colour says whether that is good. */
function ChangeBar(props: { readonly moved: Cell; readonly bars: BarScale; readonly metric: MetricEntry }) {
  const { moved, bars, metric } = props;
  const end = bars.at(moved);
  if (end === null) return null;
  const verdict = verdictOf(Number(moved), metric.direction);
  return (
    <span className="change-bar" aria-hidden="true">
      <i
        className={verdict ?? undefined}
        style={{ left: `${Math.min(bars.zero, end)}%`, width: `${Math.abs(end - bars.zero)}%` }}
      />
      <b style={{ left: `${bars.zero}%` }} />
    </span>
  );
}
