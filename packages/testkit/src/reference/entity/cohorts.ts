import {
  type CalendarSettings,
  type DayGrain,
  endOf,
  membersOf,
  shiftDay,
  startOf,
} from '@plumbline/calendar';
import type { CohortPart, MetricExpr } from '@plumbline/model';
import type { Cell } from '../cell/cell.ts';
import type { Evaluation } from '../cell/evaluation.ts';
import { datasetOf } from '../data/dataset-of.ts';
import { Refusal } from '../data/refusal.ts';
import type { Relations, Row } from '../data/relations.ts';
import { timeOf } from '../measure/time-of.ts';
import { decimalOf } from '../value/decimal.ts';
import { dateValue, dayOf, keyOf, type Value } from '../value/value.ts';
import { eventRows } from './event-rows.ts';
import { historyOf, measuresInside } from './measures-inside.ts';

type Cohort = Extract<MetricExpr, { kind: 'cohort' }>;

/** First day of the cohort of each entity, by the entity as text. */
export type Cohorts = ReadonlyMap<string, number>;

/** Relations in which a row also has the cohort of its entity and its age in it. */
export function withCohorts(base: Relations, cohort: Cohort | null, cohorts: () => Cohorts): Relations {
  if (cohort === null) return base;
  const read = (row: Row, part: CohortPart, time: Parameters<Relations['read']>[2]): Value => {
    const entity = base.read(row, cohort.by, null);
    const first = entity === null ? undefined : cohorts().get(keyOf(entity));
    if (first === undefined) return null;
    if (part === 'cohort') return dateValue(first);
    const ref = time ?? datasetOf(base.model, row.dataset).time;
    if (ref === null) throw new Refusal('query/no-time', row.dataset);
    const day = dayOf(base.read(row, ref, null));
    return day === null ? null : decimalOf(periodsBetween(cohort.grain, first, day, base.calendar));
  };
  return {
    ...base,
    path: (dataset, ref) => base.path(dataset, ref.kind === 'cohort' ? cohort.by : ref),
    read: (row, ref, time) => (ref.kind === 'cohort' ? read(row, ref.part, time) : base.read(row, ref, time)),
  };
}

/** How many members of the grain after the one that begins on `first` the day's is; negative before. */
export function periodsBetween(
  grain: DayGrain,
  first: number,
  day: number,
  calendar: CalendarSettings,
): number {
  if (day < first)
    return 1 - membersOf(grain, { from: startOf(grain, day, calendar), to: first }, calendar).length;
  return membersOf(grain, { from: first, to: day }, calendar).length - 1;
}

/** The period of each entity's first row over all history; with `observed` only those that are complete. */
export function cohortsOf(ev: Evaluation, { of, by, grain, observed }: Cohort, cell: Cell): Cohorts {
  const { calendar } = ev.relations;
  const days = new Map<string, number>();
  let edge = Number.POSITIVE_INFINITY;
  for (const { measure, cell: inner } of measuresInside(ev, of, historyOf(cell))) {
    edge = ev.coverage(measure.dataset, inner)?.edge ?? edge;
    for (const row of eventRows(ev, measure, by, inner)) {
      const entity = ev.relations.read(row, by, null);
      const day = dayOf(timeOf(ev, row, inner));
      if (entity === null || day === null) continue;
      days.set(keyOf(entity), Math.min(day, days.get(keyOf(entity)) ?? day));
    }
  }
  const isComplete = (day: number) =>
    observed === null || shiftDay(endOf(grain, day, calendar), observed) <= edge;
  return new Map(
    [...days].flatMap(([entity, day]) =>
      isComplete(day) ? [[entity, startOf(grain, day, calendar)] as const] : [],
    ),
  );
}
