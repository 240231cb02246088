import { formatDay, membersOf } from '@plumbline/calendar';
import type { BoundQuery } from '../bind/bind.ts';
import { openWindows } from './open-windows.ts';

export interface KnownInPart {
  readonly partial: boolean;
  readonly members: readonly string[];
}

/** Time members that some dataset read knows only in part; without a grain whether the period ends after what one of them knows. */
export function partialMembers({
  context,
  query,
  behind,
}: Pick<BoundQuery, 'context' | 'query' | 'behind'>): KnownInPart {
  const { period, asked, model, mode } = context;
  if (mode === 'full') return { partial: false, members: [] };
  const known = behind.flatMap((d) => context.edges.get(d) ?? []);
  const edges = known.flatMap(({ last, happened }) => [last ?? [], happened ?? []].flat());
  const windows = openWindows(query, context);
  const isPartial = (from: number, to: number) =>
    edges.some((edge) => edge >= Math.max(from, period.from) && edge < to) ||
    windows.some((w) => from <= w.last && w.closes(Math.min(to, w.last)) > w.edge);
  const grain = query.grain ?? (context.hasAges ? (context.cohort?.grain ?? null) : null);
  if (grain === null) {
    const { to } = asked;
    const isKnown = to === null || known.every(({ last }) => last === null || last >= to);
    return { partial: !isKnown || (to !== null && isPartial(period.from, period.to)), members: [] };
  }
  const members = membersOf(grain, period, model.workspace.calendar)
    .filter((m) => isPartial(m.from, asked.to === null ? m.to : Math.min(m.to, period.to)))
    .map((m) => formatDay(m.from));
  return { partial: members.length > 0, members };
}
