import { type Day, endOf, shiftDay, startOf } from '@plumbline/calendar';
import { type Dataset, FISCAL_DAY, fiscalDay, type Model } from '@plumbline/model';
import { type DatasetFacts, fiscalCalendar, type ResolvedQuery } from '@plumbline/query';
import type { CompileInput } from '../compile-input.ts';
import { declaredEdge, type Edge } from './edge.ts';

/**
 * The question as asked of a workspace in which every fiscal year is the calendar year of its name: rows are dated by
 * the periods of their entity, and every form moves them by ordinals without knowing.
 */
export function fiscalView(input: CompileInput): CompileInput {
  const { query } = input;
  if (query.fiscal === null) return input;
  return {
    ...input,
    model: modelIn(input.model, query.fiscal),
    query: { ...query, alignment: 'calendar' },
  };
}

function modelIn(model: Model, { calendar, peers }: NonNullable<ResolvedQuery['fiscal']>): Model {
  const datasets = [...model.datasets].map(([name, dataset]): readonly [string, Dataset] =>
    dataset.fiscal?.calendar === calendar
      ? [name, { ...dataset, time: fiscalDay(name, FISCAL_DAY) }]
      : [name, dataset],
  );
  const { workspace, entityCalendars } = model;
  const own = entityCalendars.get(calendar);
  const named = peers === 'calendar' && own !== undefined ? { ...own, named: workspace.calendar } : own;
  return {
    ...model,
    entityCalendars: new Map([
      ...entityCalendars,
      ...(named === undefined ? [] : [[calendar, named] as const]),
    ]),
    datasets: new Map(datasets),
    workspace: { ...workspace, calendar: fiscalCalendar(workspace.calendar) },
  };
}

/** Whether the rows of a dataset are dated by the periods of their entity. */
export function isFiscal({ time }: Dataset): boolean {
  return time?.kind === 'field' && time.field === FISCAL_DAY;
}

/** How far a name of a fiscal year is from the years that it lies in. */
const NAMED_APART = { count: 2, unit: 'year' } as const;

/** Fiscal years that rows may lie in. Each entity has its own edge, which only the statement knows. */
export function fiscalBounds(dataset: Dataset, { first, last }: DatasetFacts, today: Day): Edge {
  const from = first === null ? null : startOf('year', shiftDay(first, { ...NAMED_APART, count: -2 }), WALL);
  const latest = (day: Day) => endOf('year', shiftDay(day, NAMED_APART), WALL);
  const to = last === null ? null : latest(last);
  const declared = declaredEdge(dataset, today, WALL);
  const upTo = to === null ? Number.NEGATIVE_INFINITY : latest(Math.max(declared ?? 0, last ?? 0));
  const known = dataset.through.kind === 'none' ? null : upTo;
  return { first: from, last: known, lastRow: to, time: null };
}

const WALL = fiscalCalendar({ fiscalYearStart: 1, fiscalYearName: 'start', weekStart: 1 });
