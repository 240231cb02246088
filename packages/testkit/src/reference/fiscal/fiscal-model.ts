import { type Dataset, FISCAL_DAY, fiscalDay, type Model } from '@plumbline/model';
import type { ResolvedQuery } from '@plumbline/query';
import type { ReferenceInput } from '../evaluation-of.ts';

/** The question in a workspace whose fiscal year is the calendar year of its name, rows dated by their entity's periods. */
export function fiscalInput(
  input: ReferenceInput,
  fiscal: NonNullable<ResolvedQuery['fiscal']>,
): ReferenceInput {
  const { model, query } = input;
  const { calendar, peers } = fiscal;
  const { workspace } = model;
  const own = { ...workspace.calendar, fiscalYearStart: 1, fiscalYearName: 'start' as const };
  const { pattern: _, ...calendarOfNames } = own;
  const datasets = new Map<string, Dataset>();
  for (const [name, dataset] of model.datasets) {
    const isOwn = dataset.fiscal?.calendar === calendar;
    datasets.set(name, isOwn ? { ...dataset, time: fiscalDay(name, FISCAL_DAY) } : dataset);
  }
  const entityCalendars = new Map(
    [...model.entityCalendars].map(([name, own]) => [
      name,
      name === calendar && peers === 'calendar' ? { ...own, named: workspace.calendar } : own,
    ]),
  );
  const seen: Model = {
    ...model,
    datasets,
    entityCalendars,
    workspace: { ...workspace, calendar: calendarOfNames },
  };
  return { ...input, model: seen, query: { ...query, alignment: 'calendar' } };
}

export function isFiscal({ time }: Dataset): boolean {
  return time?.kind === 'field' && time.field === FISCAL_DAY;
}
