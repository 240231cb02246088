import { type Dataset, FISCAL_DAY, fiscalDay, type Model } from '@plumbline/model';
import type { ReferenceInput } from '../evaluation-of.ts';

/** The question in a workspace whose fiscal year is the calendar year of its name, rows dated by their entity's periods. */
export function fiscalInput(input: ReferenceInput, calendar: string): ReferenceInput {
  const { model, query } = input;
  const { workspace } = model;
  const own = { ...workspace.calendar, fiscalYearStart: 1, fiscalYearName: 'start' as const };
  const { pattern: _, ...calendarOfNames } = own;
  const datasets = new Map<string, Dataset>();
  for (const [name, dataset] of model.datasets) {
    const isOwn = dataset.fiscal?.calendar === calendar;
    datasets.set(name, isOwn ? { ...dataset, time: fiscalDay(name, FISCAL_DAY) } : dataset);
  }
  const seen: Model = { ...model, datasets, workspace: { ...workspace, calendar: calendarOfNames } };
  return { ...input, model: seen, query: { ...query, alignment: 'calendar' } };
}

export function isFiscal({ time }: Dataset): boolean {
  return time?.kind === 'field' && time.field === FISCAL_DAY;
}
