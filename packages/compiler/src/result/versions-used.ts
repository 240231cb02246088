import { formatDay } from '@plumbline/calendar';
import type { ResultColumn, VersionUsed } from '@plumbline/query';
import { type BoundQuery, membersIn } from '../bind/bind.ts';

/** Says at a metric's column which of its formulas the cells of the answer take, where that is not the newest alone. */
export function withVersionsUsed(
  columns: readonly ResultColumn[],
  bound: BoundQuery,
): readonly ResultColumn[] {
  return columns.map((column) => {
    const versions = column.role === 'metric' ? versionsUsed(column.name, bound) : [];
    return versions.length === 0 ? column : { ...column, versions };
  });
}

/** Nothing where the newest alone gives every cell. */
function versionsUsed(name: string, bound: BoundQuery): readonly VersionUsed[] {
  const { query, context } = bound;
  const expr = query.metrics.find((metric) => metric.name === name)?.expr;
  if (expr?.kind !== 'in_force' || context.isRestated) return [];
  const members = query.grain === null ? [] : membersIn(query.grain, context);
  const { definitionsOn, definitionsUntil } = context;
  const end = Math.min(definitionsOn, definitionsUntil);
  const start = Math.min(members[0]?.to ?? end, end);
  const used = expr.options.flatMap(({ from }, i): VersionUsed[] => {
    const next = expr.options[i + 1]?.from ?? null;
    const isUsed = (from === null || from <= end) && (next === null || next > start);
    const day = (at: number | null) => (at === null ? null : formatDay(at));
    const isFirst = from === null || from <= start || query.fiscal !== null;
    const first = isFirst ? undefined : members.find(({ to }) => to >= from);
    const cell = first === undefined ? {} : { first: formatDay(first.from) };
    return isUsed
      ? [{ version: i + 1, from: day(from), to: day(next === null ? null : next - 1), ...cell }]
      : [];
  });
  const [only] = used.length === 1 ? used : [];
  const last = expr.options.findLast(({ from }) => from === null || from <= definitionsUntil);
  return only !== undefined && expr.options[only.version - 1] === last ? [] : used;
}
