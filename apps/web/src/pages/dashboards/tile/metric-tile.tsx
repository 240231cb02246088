import { type MetricEntry, planOf } from '../../../api/answer.ts';
import { useFrame } from '../../../frame/search.ts';
import { MetricCardFace } from '../../../parts/metric-card/metric-card-face.tsx';
import { sparkOf } from '../../../parts/metric-card/spark.ts';
import { firstMonthOf, shiftPeriod } from '../../../reading/period.ts';
import type { Filter } from '../board/body.ts';
import { rowFigure } from './row-figure.ts';
import { Unfiltered } from './unfiltered.tsx';
import { useFiltered } from './use-filtered.ts';

/** How many periods the small line shows. */
const COURSE = { month: 13, quarter: 9, year: 5 } as const;

interface MetricTileProps {
  readonly metric: MetricEntry;
  readonly filters: readonly Filter[];
}

/** A metric card from one question: its course, whose last period is the value. */
export function MetricTile({ metric, filters }: MetricTileProps) {
  const { period, grain, scoped } = useFrame();
  const first = firstMonthOf(shiftPeriod(period, 1 - COURSE[grain]));
  const question = scoped({
    metrics: [metric.name],
    by: [grain],
    period: `${first}..${period}`,
    compare: ['year_ago', ...(grain === 'year' ? [] : ['previous' as const])],
  });
  const { answer, unreached, cancel } = useFiltered(question, filters, planOf(metric));
  const { data } = answer;
  return (
    <>
      <MetricCardFace
        metric={metric}
        grain={grain}
        figure={data === undefined ? undefined : rowFigure(metric, data, `${firstMonthOf(period)}-01`)}
        spark={data === undefined ? undefined : sparkOf(data, metric.name)}
        error={answer.error}
        retry={() => void answer.refetch()}
        cancel={cancel}
        isIdle={answer.isPending && answer.fetchStatus === 'idle'}
      />
      <Unfiltered filters={unreached} />
    </>
  );
}
