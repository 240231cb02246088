import { useQuery } from '@tanstack/react-query';
import { cellOf, columnOf, type MetricEntry, planOf } from '../api/answer.ts';
import { useFrame } from '../frame/search.ts';
import { pointsText, readingOf, shareText, tableText } from '../reading/figure-text.ts';
import { shortMonth } from '../reading/period.ts';
import { statusOf } from '../reading/verdict.ts';
import { useLanguage } from '../words/language.tsx';
import { changeText } from './change-chip.tsx';
import { monthlyQuery } from './monthly.ts';
import { Waiting } from './waiting.tsx';

/** The figures of a trend, as figures. */
export function MonthTable({ metric, period }: { readonly metric: MetricEntry; readonly period: string }) {
  const { locale, words } = useLanguage();
  const { data } = useQuery(monthlyQuery(metric, period, useFrame().scope));
  const plan = planOf(metric);
  return (
    <section className="block">
      <h2>
        {words.company.recent} <small>{metric.label[locale]}</small>
      </h2>
      {data === undefined ? (
        <Waiting height={320} />
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
              <MonthRow key={String(row[0])} metric={metric} result={data} at={i} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function MonthRow(props: {
  readonly metric: MetricEntry;
  readonly result: Parameters<typeof cellOf>[0];
  readonly at: number;
}) {
  const { locale, words } = useLanguage();
  const { metric, result, at } = props;
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
  const status = isPartial
    ? 'none'
    : statusOf(attainment === null ? null : Number(attainment), metric.direction);
  const hasChange = isRate ? change !== null : percent !== null;
  return (
    <tr>
      <td>{shortMonth(String(result.rows[at]?.[0] ?? '').slice(0, 7), locale)}</td>
      <td className="number strong">{value === null ? '—' : tableText(value, unit, locale)}</td>
      <td className="number">
        {hasChange
          ? changeText({ change, percent, isRate, why: null }, words, locale).replace(
              ` ${words.units.points}`,
              '',
            )
          : '—'}
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
