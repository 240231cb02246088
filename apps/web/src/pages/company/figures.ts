import { type UseQueryOptions, useQueries } from '@tanstack/react-query';
import {
  type Cell,
  cellOf,
  columnOf,
  edgeOf,
  isKnownInPart,
  isPlanUnmatched,
  type MetricEntry,
  noteOf,
  planOf,
  type Result,
} from '../../api/answer.ts';
import { askPlannedTogether } from '../../figures/ask-planned-together.ts';
import { type Comparison, useFrame } from '../../frame/search.ts';
import { frameInCurrency } from '../../parts/asked-currency.ts';
import { readingOf } from '../../reading/figure-text.ts';

export interface Asked {
  readonly metric: MetricEntry;
  readonly result: Result | undefined;
  readonly error: unknown;
}

interface When {
  readonly period: string;
  readonly compare: readonly Comparison[];
}

/** Metrics with the same plan share a question; one that is refused keeps no other back. */
export function useFigures(metrics: readonly MetricEntry[], { period, compare }: When): readonly Asked[] {
  const frame = useFrame();
  const answers = useQueries({
    queries: metrics.map(
      (metric): UseQueryOptions<Result> =>
        askPlannedTogether(
          frameInCurrency(frame, metric).scoped({ metrics: [metric.name], period, compare: [...compare] }),
          planOf(metric),
        ),
    ),
  });
  return metrics.map((metric, i) => ({ metric, result: answers[i]?.data, error: answers[i]?.error ?? null }));
}

/** What a figure shows, taken from the columns of the answer as they are. */
export interface Shown {
  readonly value: Cell;
  readonly unit: string | undefined;
  readonly currency: string | undefined;
  readonly base: Cell;
  readonly change: Cell;
  readonly percent: Cell;
  readonly why: string | null;
  readonly plan: Cell;
  readonly planChange: Cell;
  readonly attainment: Cell;
  /** Its snapshots are not those of the figure. */
  readonly isUnmatched?: boolean;
  readonly isRate: boolean;
  /** The last day that is known, where the period goes on behind it or has not begun. */
  readonly cutOff: string | null;
}

export function shownOf({ metric, result }: Asked, compare: Comparison): Shown | null {
  if (result === undefined) return null;
  const { name } = metric;
  const plan = `${name}__${planOf(metric)}`;
  const column = columnOf(result, name);
  const unit = column?.unit ?? metric.unit;
  const past = `${name}__${compare}`;
  return {
    value: cellOf(result, 0, name),
    unit,
    currency: column?.currency,
    base: cellOf(result, 0, past),
    change: cellOf(result, 0, `${past}_change`),
    percent: cellOf(result, 0, `${past}_pct`),
    why: noteOf(result, 0, `${past}_pct`),
    plan: cellOf(result, 0, plan),
    planChange: cellOf(result, 0, `${plan}_change`),
    attainment: cellOf(result, 0, `${plan}_attainment`),
    isUnmatched: isPlanUnmatched(result, metric, { plan: planOf(metric) }),
    isRate: readingOf(unit) === 'percent',
    cutOff: cutOffOf(result, name),
  };
}

function cutOffOf(result: Result, name: string): string | null {
  const last = edgeOf(result, name);
  const end = result.ranges.current?.[1] ?? null;
  return last !== null && (isKnownInPart(result, name) || (end !== null && last < end)) ? last : null;
}
