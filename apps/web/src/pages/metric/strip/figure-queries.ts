import { type MetricEntry, pastOf, planOf } from '../../../api/answer.ts';
import { askQuery } from '../../../api/server.ts';
import type { FrameChoice } from '../../../frame/search.ts';
import { lastMonthOf, shiftPeriod, yearOf } from '../../../reading/period.ts';

/** The figure of the period and what it is compared with. Its plan is asked apart: a scope may reach the one and not the other. */
export function periodQuery(metric: MetricEntry, { period, grain, scoped }: FrameChoice) {
  return askQuery(scoped({ metrics: [metric.name], period, compare: pastOf(metric, grain) }));
}

export function planQuery(metric: MetricEntry, { period, scoped }: FrameChoice) {
  const plan = planOf(metric);
  return {
    ...askQuery(scoped({ metrics: [metric.name], period, compare: plan === null ? [] : [plan] })),
    enabled: plan !== null,
  };
}

/** From January on, for what adds up or is a ratio over time. */
export function yearQuery({ name, kind }: MetricEntry, { toDate, grain, scoped }: FrameChoice) {
  return {
    ...askQuery(scoped({ metrics: [name], period: toDate, compare: ['year_ago'] })),
    enabled: kind !== 'stock' && grain !== 'year',
  };
}

/** A stock does not add up over the year: it is compared with the end of the year before. */
export function openingQuery({ name, kind, company }: MetricEntry, { period, month, scoped }: FrameChoice) {
  const before = lastMonthOf(shiftPeriod(yearOf(month), -1));
  return {
    before,
    asked: {
      ...askQuery(scoped({ metrics: [name], period, compare: [{ fixed: before }] })),
      enabled: kind === 'stock' && company !== true,
    },
  };
}
