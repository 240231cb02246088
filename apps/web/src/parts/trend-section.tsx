import type { TableScale } from '@plumbline/finance';
import { Select } from 'antd';
import { type MetricEntry, planOf } from '../api/answer.ts';
import { useAsk } from '../api/use-ask.ts';
import { useFrame } from '../frame/search.ts';
import { useLanguage } from '../words/language.tsx';
import { Asked } from './asked.tsx';
import { foreignUnit } from './asked-currency.ts';
import { later } from './later.ts';
import { monthlyQuery } from './monthly.ts';
import { Segments } from './segments.tsx';
import { Waiting } from './waiting.tsx';

/** Fetched beside the figures it shows. */
const useTrendChart = later(import('../charts/trend-chart.tsx'));
const HEIGHT = 260;

interface Trend {
  readonly metric: MetricEntry;
  readonly period: string;
  readonly note: string;
  /** The unit of money of the page; null: not known yet. */
  readonly scale: TableScale | null;
  readonly choices?: readonly MetricEntry[];
  readonly onChoose?: (name: string) => void;
}

export function TrendSection({ metric, period, note, scale, choices = [], onChoose }: Trend) {
  const { locale, words } = useLanguage();
  const TrendChart = useTrendChart();
  const frame = useFrame();
  const course = useAsk(monthlyQuery(metric, period, frame));
  const ownUnit = foreignUnit(metric, { result: course.data, money: frame.money, scale, locale });
  const options = choices.map(({ name, label }) => ({ value: name, label: label[locale] }));
  return (
    <section className="block trend">
      <header className="block-head">
        <h2>
          {words.metric.trend}{' '}
          <small>
            {metric.label[locale]} · {note}
            {ownUnit === null ? null : ` · ${ownUnit}`}
          </small>
        </h2>
        {onChoose === undefined ? null : (
          <>
            <Segments
              className="wide-only"
              size="small"
              value={metric.name}
              options={options}
              onChange={onChoose}
            />
            <Select
              className="narrow-only"
              aria-label={words.metric.trend}
              value={metric.name}
              options={options}
              onChange={onChoose}
            />
          </>
        )}
      </header>
      <Asked of={course} height={HEIGHT}>
        {(result) =>
          TrendChart === null || scale === null ? (
            <Waiting height={HEIGHT} />
          ) : (
            <TrendChart
              title={metric.label[locale]}
              result={result}
              name={metric.name}
              plan={planOf(metric)}
              scale={scale}
              height={HEIGHT}
            />
          )
        }
      </Asked>
    </section>
  );
}
