import {
  type Cell,
  cellOf,
  columnOf,
  isPlanUnmatched,
  leftOutOf,
  type MetricEntry,
  noteOf,
  type Result,
} from '../../../api/answer.ts';
import { isRestated, versionsUsed } from '../../../parts/definition/versions-used.ts';
import { monthOfDay } from '../../../reading/month-of-day.ts';
import { periodAround, shortPeriod, yearOf } from '../../../reading/period.ts';
import { type SheetUnit, sheetUnitOf } from '../../../reading/sheet-unit.ts';
import type { Locale } from '../../../words/catalogs.ts';
import { isPeriodGrain, type Step } from './step.ts';

export interface CourseData {
  readonly result: Result;
  readonly plan: Result | undefined;
  readonly planKind: 'budget' | 'target' | null;
  readonly metric: MetricEntry;
  readonly step: Step;
  /** What members of the company's own grain are called. */
  readonly names: ReadonlyMap<string, string>;
  /** First day of the member that the bar chose. */
  readonly chosen: string | null;
}

/** One row of the course, as drawn and as told. */
export interface CoursePoint {
  readonly day: string;
  readonly label: string;
  /** `2026`, `FY2026`; where it says all, the label. */
  readonly year: string;
  readonly value: Cell;
  readonly base: Cell;
  readonly change: Cell;
  readonly percent: Cell;
  readonly why: string | null;
  readonly plan: Cell;
  readonly planChange: Cell;
  readonly attainment: Cell;
  readonly isPartial: boolean;
  /** The snapshots of its plan are not those of the figure. */
  readonly isUnmatched: boolean;
  /** Another definition begins with it. */
  readonly isBegun: boolean;
  /** The year before is restated to the definition of this row. */
  readonly isRestated: boolean;
  /** How many series are not in the figure, or the base, of how many. */
  readonly leftOut: string | null;
  readonly baseLeftOut: string | null;
}

/** Members behind the last figure are left out: other data may reach further. */
export function coursePoints(
  { result, plan, planKind, metric, step, names }: CourseData,
  locale: Locale,
): readonly CoursePoint[] {
  const { name } = metric;
  const planned = new Map(plan?.rows.map((row, i) => [String(row[0]), i]));
  const partial = new Set(result.meta.partial_periods.map(String));
  const begins = new Set(versionsUsed(result, name).begins.map(({ first }) => first));
  const points = result.rows.map((row, i) => {
    const day = String(row[0]);
    const month = monthOfDay(day);
    const period = isPeriodGrain(step) ? periodAround(month, step) : undefined;
    const called = names.get(day.slice(0, 10)) ?? day.slice(0, 10);
    const at = planned.get(day) ?? -1;
    const ofPlan = (column: string) =>
      plan === undefined ? null : cellOf(plan, at, `${name}__${planKind}${column}`);
    return {
      day: day.slice(0, 10),
      label: period === undefined ? called : shortPeriod(period, locale),
      year: period === undefined ? called : yearOf(month),
      value: cellOf(result, i, name),
      base: cellOf(result, i, `${name}__year_ago`),
      change: cellOf(result, i, `${name}__year_ago_change`),
      percent: cellOf(result, i, `${name}__year_ago_pct`),
      why: noteOf(result, i, `${name}__year_ago_pct`),
      plan: ofPlan(''),
      planChange: ofPlan('_change'),
      attainment: ofPlan('_attainment'),
      isPartial: partial.has(day),
      isUnmatched:
        plan !== undefined &&
        isPlanUnmatched(plan, metric, {
          plan: planKind,
          ...(period === undefined ? {} : { within: period }),
        }),
      isBegun: begins.has(day.slice(0, 10)),
      isRestated: isRestated(result, i, `${name}__year_ago`),
      leftOut: leftOutOf(result, i, name),
      baseLeftOut: leftOutOf(result, i, `${name}__year_ago`),
    };
  });
  const last = points.findLastIndex(
    ({ value, base, plan: planned }) => value !== null || base !== null || planned !== null,
  );
  return points.slice(0, last + 1);
}

export function courseUnit(data: CourseData, points: readonly CoursePoint[], locale: Locale): SheetUnit {
  const { unit } = columnOf(data.result, data.metric.name) ?? {};
  return sheetUnitOf(
    points.flatMap(({ value, base, plan }) => [value, base, plan]),
    unit,
    locale,
  );
}
