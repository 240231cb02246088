import { formatDay, isOwnGrain, ownPeriods, periodsIn } from '@plumbline/calendar';
import type { ResultColumn } from '@plumbline/query';
import type { BoundQuery } from '../bind/bind.ts';

/** Says at the column of a grain of the company's own what its members are called: a row holds their first days. */
export function withNamedMembers(
  columns: readonly ResultColumn[],
  { query, context }: BoundQuery,
): readonly ResultColumn[] {
  const { calendar } = context.model.workspace;
  return columns.map((column) => {
    const key = query.by.find(({ name }) => name === column.name);
    if (column.role !== 'time' || key?.kind !== 'time' || !isOwnGrain(key.grain)) return column;
    const listed = periodsIn(ownPeriods(key.grain, calendar), context.period);
    return { ...column, members: Object.fromEntries(listed.map((one) => [formatDay(one.from), one.label])) };
  });
}
