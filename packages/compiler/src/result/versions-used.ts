import { formatDay } from '@plumbline/calendar';
import type { ResultColumn, VersionUsed } from '@plumbline/query';
import { type BoundQuery, membersIn } from '../bind/bind.ts';

/** Says at a metric's column which of its formulas the cells of the answer take, where these are several. */
export function withVersionsUsed(
  columns: readonly ResultColumn[],
  bound: BoundQuery,
): readonly ResultColumn[] {
  return columns.map((column) => {
    const versions = column.role === 'metric' ? versionsUsed(column.name, bound) : [];
    return versions.length < 2 ? column : { ...column, versions };
  });
}

function versionsUsed(name: string, bound: BoundQuery): readonly VersionUsed[] {
  const { query, context } = bound;
  const expr = query.metrics.find((metric) => metric.name === name)?.expr;
  if (expr?.kind !== 'in_force' || context.isRestated) return [];
  const [first] = query.grain === null ? [] : membersIn(query.grain, context);
  const { definitionsOn, definitionsUntil } = context;
  const end = Math.min(definitionsOn, definitionsUntil);
  const start = Math.min(first === undefined ? end : first.to, end);
  return expr.options.flatMap(({ from }, i): VersionUsed[] => {
    const next = expr.options[i + 1]?.from ?? null;
    const isUsed = (from === null || from <= end) && (next === null || next > start);
    const day = (at: number | null) => (at === null ? null : formatDay(at));
    return isUsed ? [{ version: i + 1, from: day(from), to: day(next === null ? null : next - 1) }] : [];
  });
}
