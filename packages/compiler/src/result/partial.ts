import { endOf, formatDay } from '@plumbline/calendar';
import { type BoundQuery, membersIn } from '../bind/bind.ts';
import { datasetsOf } from '../plan/build/metric.ts';

/** Time members whose range ends after the edge of a measure that reads them. Plans are whole. */
export function partialMembers(bound: BoundQuery): {
  readonly partial: boolean;
  readonly members: readonly string[];
} {
  const { context, query } = bound;
  const metrics = query.metrics.filter((m) => !context.plans.has(m.name));
  const datasets = [...new Set(metrics.flatMap((m) => [...datasetsOf(m.expr, { context })]))];
  const lasts = datasets.flatMap((d) => context.edges.get(d)?.last ?? []);
  const cutAfter = (from: number, to: number) => lasts.some((last) => from <= last && last < to);
  const { period, model } = context;
  if (query.grain === null) return { partial: cutAfter(period.from, period.to), members: [] };
  const { grain } = query;
  const openEnd = query.period === null || (query.period.kind === 'between' && query.period.to === null);
  const members = membersIn(period, grain, model)
    .filter((m) => cutAfter(m.from, openEnd ? endOf(grain, m.member, model.workspace.calendar) : m.to))
    .map((m) => formatDay(m.member));
  return { partial: members.length > 0, members };
}
