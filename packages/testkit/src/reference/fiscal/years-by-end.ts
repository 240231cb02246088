import type { ResolvedQuery } from '@plumbline/query';
import type { Evaluation } from '../cell/evaluation.ts';
import { Refusal } from '../data/refusal.ts';
import { datasetsOf } from '../formula/formula-datasets.ts';
import { readCell } from '../value/cell.ts';
import { dayOf, isNumeric, keyOf, numberOf } from '../value/value.ts';
import { namesOfYears } from './name-of-year.ts';

/** Two years of one entity, of those that the question asks about, may not end in one year of the workspace; where nothing is read nothing is refused. */
export function requireYearsApart(
  { relations, query }: Evaluation,
  { calendar: name, only }: NonNullable<ResolvedQuery['fiscal']>,
): void {
  const calendar = relations.model.entityCalendars.get(name);
  if (calendar?.named === undefined) return;
  const read = query.metrics.flatMap(({ expr }) => [...datasetsOf(relations.model, expr)]);
  if (read.every((dataset) => relations.rows(dataset).length === 0)) return;
  const asked = only && keyOf(readCell(only.value, only.type, relations.model.workspace.timezone));
  const periods = new Map<string, Parameters<typeof namesOfYears>[1][number][]>();
  for (const row of relations.rows(calendar.dataset)) {
    const entity = relations.field(row, calendar.entity);
    const year = relations.field(row, calendar.year);
    const quarter = calendar.quarter === null ? null : relations.field(row, calendar.quarter);
    const [start, end] = [calendar.start, calendar.end].map((field) => dayOf(relations.field(row, field)));
    if (entity === null || !isNumeric(year) || start == null || end == null) continue;
    if (asked !== null && keyOf(entity) !== asked) continue;
    const listed = {
      year: numberOf(year),
      quarter: isNumeric(quarter) ? numberOf(quarter) : null,
      start,
      end,
    };
    periods.set(keyOf(entity), [...(periods.get(keyOf(entity)) ?? []), listed]);
  }
  const names = [...periods.values()].map((own) => [...namesOfYears(calendar, own).values()]);
  if (names.flat().some((either) => either.length > 1)) throw new Refusal('query/open-year-of-peers', name);
  for (const own of names) {
    if (new Set(own.flat()).size < own.length) throw new Refusal('query/two-years-of-one-name', name);
  }
}
