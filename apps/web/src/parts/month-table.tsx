import type { TableScale } from '@plumbline/finance';
import { cellOf, columnOf, isPlanUnmatched, type MetricEntry, planOf } from '../api/answer.ts';
import { useAsk } from '../api/use-ask.ts';
import { useFrame } from '../frame/search.ts';
import { pointsText, readingOf, shareText, tableText } from '../reading/figure-text.ts';
import { monthOfDay } from '../reading/month-of-day.ts';
import { countMonths, shortMonth } from '../reading/period.ts';
import { planStatus } from '../reading/plan-status.ts';
import { useLanguage } from '../words/language.tsx';
import { Asked } from './asked.tsx';
import { foreignUnit } from './asked-currency.ts';
import { changeText } from './change-chip.tsx';
import { monthlyQuery } from './monthly.ts';
import { Waiting } from './waiting.tsx';

/** The figures of a trend, as figures. */
export function MonthTable(props: {
  readonly metric: MetricEntry;
  readonly period: string;
  /** The unit of money of the page; null: not known yet. */
  readonly scale: TableScale | null;
}) {
  const { metric, period, scale } = props;
  const { locale, words } = useLanguage();
  const frame = useFrame();
  const course = useAsk(monthlyQuery(metric, period, frame));
  const ownUnit = foreignUnit(metric, { result: course.data, money: frame.money, scale, locale });
  const plan = planOf(metric);
  return (
    <section className="block">
      <h2>
        {words.company.recent}{' '}
        <small>{[metric.label[locale], ...(ownUnit === null ? [] : [ownUnit])].join(' · ')}</small>
      </h2>
      <Asked of={course} height={28 + monthsIn(period) * 33}>
        {(data) =>
          scale === null ? (
            <Waiting height={28 + monthsIn(period) * 33} />
          ) : (
            <table className="grid">
              <thead>
                <tr>
                  <th>{words.company.month}</th>
                  <th className="number">{words.metric.value}</th>
                  <th className="number">{words.company.yearOnYear}</th>
                  {plan === null ? null : <th className="number">{words.company.ofPlan}</th>}
                </tr>
              </thead>
              <tbody>
                {data.rows.map((row, i) => (
                  <MonthRow key={String(row[0])} metric={metric} result={data} at={i} scale={scale} />
                ))}
              </tbody>
            </table>
          )
        }
      </Asked>
    </section>
  );
}

function MonthRow(props: {
  readonly metric: MetricEntry;
  readonly result: Parameters<typeof cellOf>[0];
  readonly at: number;
  readonly scale: TableScale;
}) {
  const { locale, words } = useLanguage();
  const { metric, result, at, scale } = props;
  const { name } = metric;
  const unit = columnOf(result, name)?.unit;
  const plan = planOf(metric);
  const isRate = readingOf(unit) === 'percent';
  const value = cellOf(result, at, name);
  const change = cellOf(result, at, `${name}__year_ago_change`);
  const percent = cellOf(result, at, `${name}__year_ago_pct`);
  const attainment = cellOf(result, at, `${name}__${plan}_attainment`);
  const gap = cellOf(result, at, `${name}__${plan}_change`);
  const isPartial = result.meta.partial_periods.includes(result.rows[at]?.[0] ?? null);
  const month = monthOfDay(String(result.rows[at]?.[0] ?? ''));
  const isUnmatched = isPlanUnmatched(result, metric, { plan, within: month });
  const status = planStatus({ attainment, isRunning: isPartial, isUnmatched }, metric.direction);
  const hasChange = isRate ? change !== null : percent !== null;
  return (
    <tr>
      <td>
        {shortMonth(month, locale)}
        {isPartial ? <span className="tag partial">{words.metric.chart.partialShort}</span> : null}
      </td>
      <td className="number strong">{value === null ? '—' : tableText(value, unit, locale, scale)}</td>
      <td className="number">
        {!hasChange
          ? '—'
          : isRate && change !== null
            ? pointsText(change)
            : changeText({ change, percent, isRate, why: null }, words, locale)}
      </td>
      {plan === null ? null : (
        <td className={`number ${status}`}>
          {isRate
            ? gap === null
              ? '—'
              : pointsText(gap)
            : attainment === null
              ? '—'
              : shareText(attainment)}
        </td>
      )}
    </tr>
  );
}

/** How many rows `2026-01..2026-10` will have. */
function monthsIn(period: string): number {
  const [first = '', last = first] = period.split('..');
  return countMonths(first, last);
}
