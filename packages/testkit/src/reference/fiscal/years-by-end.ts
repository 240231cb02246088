import type { ResolvedQuery } from '@plumbline/query';
import type { Evaluation } from '../cell/evaluation.ts';
import { Refusal } from '../data/refusal.ts';
import { datasetsOf } from '../formula/formula-datasets.ts';
import { readCell } from '../value/cell.ts';
import { dayOf, isNumeric, keyOf, numberOf } from '../value/value.ts';
import { nameOfYear } from './name-of-year.ts';

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
  const ends = new Map<string, Map<number, number>>();
  for (const row of relations.rows(calendar.dataset)) {
    const entity = relations.field(row, calendar.entity);
    const year = relations.field(row, calendar.year);
    const [start, end] = [calendar.start, calendar.end].map((field) => dayOf(relations.field(row, field)));
    if (entity === null || !isNumeric(year) || start == null || end == null) continue;
    if (asked !== null && keyOf(entity) !== asked) continue;
    const own = ends.get(keyOf(entity)) ?? new Map<number, number>();
    ends.set(keyOf(entity), own.set(numberOf(year), Math.max(end, own.get(numberOf(year)) ?? end)));
  }
  for (const own of ends.values()) {
    const names = [...own].map(([year, end]) => nameOfYear(calendar, year, end));
    if (new Set(names).size < names.length) throw new Refusal('query/two-years-of-one-name', name);
  }
}
