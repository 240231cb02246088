import {
  type Cell,
  cellOf,
  columnOf,
  edgeOf,
  isPlanUnmatched,
  leftOutOf,
  type MetricEntry,
  noteOf,
  planOf,
  type Result,
} from '../../api/answer.ts';
import type { Comparison } from '../../frame/search.ts';
import { planStatus } from '../../reading/plan-status.ts';
import type { Status } from '../../reading/verdict.ts';
import { isRestated } from '../definition/versions-used.ts';

export type DayRange = readonly [string | null, string | null];

/** A base and what changed against it, as the answer has them. */
export interface Compared {
  readonly kind: Comparison;
  readonly base: Cell;
  readonly change: Cell;
  readonly percent: Cell;
  readonly why: string | null;
  readonly range: DayRange;
  /** By a later definition than held then. */
  readonly isRestated?: boolean;
  /** How many series the base leaves out, of how many. */
  readonly leftOut?: string | null;
}

/** What a metric card shows: cells of one answer. */
export interface CardFigure {
  readonly value: Cell;
  readonly unit: string | undefined;
  readonly currency?: string | undefined;
  readonly range: DayRange;
  /** How many series are not in the figure, of how many. */
  readonly leftOut?: string | null;
  readonly compared: readonly Compared[];
  readonly plan: {
    readonly kind: 'budget' | 'target';
    readonly value: Cell;
    readonly change: Cell;
    readonly attainment: Cell;
    /** Why nothing is reached of it. */
    readonly why?: string | null;
    /** Its snapshots are not those of the figure. */
    readonly isUnmatched?: boolean;
  } | null;
  /** The last day that is in, where the period has not ended. */
  readonly partialUntil: string | null;
  /** The last day of the data behind it. */
  readonly dataUntil: string | null;
}

const OPEN: DayRange = [null, null];

/** `planned` holds the plan where that was asked apart. */
export function cardFigureOf(metric: MetricEntry, result: Result, planned: Result = result): CardFigure {
  const { name } = metric;
  const plan = planOf(metric);
  const range = result.ranges.current ?? OPEN;
  return {
    value: cellOf(result, 0, name),
    unit: columnOf(result, name)?.unit ?? metric.unit,
    currency: columnOf(result, name)?.currency,
    range,
    leftOut: leftOutOf(result, 0, name),
    compared: (['year_ago', 'previous'] as const).flatMap((kind) => {
      if (columnOf(result, `${name}__${kind}`) === undefined) return [];
      return [
        {
          kind,
          base: cellOf(result, 0, `${name}__${kind}`),
          change: cellOf(result, 0, `${name}__${kind}_change`),
          percent: cellOf(result, 0, `${name}__${kind}_pct`),
          why: noteOf(result, 0, `${name}__${kind}_pct`),
          range: result.ranges[kind] ?? OPEN,
          isRestated: isRestated(result, 0, `${name}__${kind}`),
          leftOut: leftOutOf(result, 0, `${name}__${kind}`),
        },
      ];
    }),
    plan:
      plan === null
        ? null
        : {
            kind: plan,
            value: cellOf(planned, 0, `${name}__${plan}`),
            change: cellOf(planned, 0, `${name}__${plan}_change`),
            attainment: cellOf(planned, 0, `${name}__${plan}_attainment`),
            why: noteOf(planned, 0, `${name}__${plan}_attainment`),
            isUnmatched: isPlanUnmatched(planned, metric, { plan }),
          },
    partialUntil: result.meta.partial && !isMissing(result, name) ? range[1] : null,
    dataUntil: edgeOf(result, name),
  };
}

/** The verdict of a figure by its plan. */
export function cardPlanStatus({ direction }: MetricEntry, { plan, partialUntil }: CardFigure): Status {
  const { attainment = null, isUnmatched = false } = plan ?? {};
  return planStatus({ attainment, isRunning: partialUntil !== null, isUnmatched }, direction);
}

/** The period begins after all that is known: no part of it is in. */
function isMissing(result: Result, name: string): boolean {
  const [from] = result.ranges.current ?? OPEN;
  const until = edgeOf(result, name);
  const isAfter = until === null || (from !== null && until < from);
  return isAfter && cellOf(result, 0, name) === null;
}
