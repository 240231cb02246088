import { formatDay, membersOf } from '@plumbline/calendar';
import type { BoundQuery } from '../bind/bind.ts';
import type { Edge } from '../bind/edge.ts';
import { datasetsRead } from '../plan/build/rows/datasets-of.ts';
import { openWindows } from './open-windows.ts';

export interface KnownInPart {
  readonly partial: boolean;
  readonly members: readonly string[];
}

type Asked = Pick<BoundQuery, 'context' | 'query' | 'behind' | 'datasets'>;

/** Time members that some dataset read knows only in part; without a grain whether the period ends after what one of them knows. */
export function partialMembers(bound: Asked): KnownInPart {
  const { context, query, behind } = bound;
  const { period, asked, model, mode } = context;
  if (mode === 'full') return { partial: false, members: [] };
  const known = behind.flatMap((d) => context.edges.get(d) ?? []);
  const edges = known.flatMap(({ last, happened }) => [last ?? [], happened ?? []].flat());
  const windows = openWindows(query, context);
  const askedOnly = onlyAsked(bound);
  const isPartial = (from: number, to: number) =>
    edges.some((edge) => edge >= Math.max(from, period.from) && edge < to) ||
    askedOnly.some(({ measured, asked }) => measured >= Math.max(from, period.from) && asked < to) ||
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

interface OnlyAsked {
  /** Last day on which something is measured. */
  readonly measured: number;
  /** Last day on which all is known that only conditions ask. */
  readonly asked: number;
}

/**
 * Of each metric that asks datasets which it does not measure: what is measured after their edge is of members that are
 * not known, however long after.
 */
function onlyAsked({ context, query, datasets }: Asked): readonly OnlyAsked[] {
  const last = ({ last }: Edge) => last ?? Number.POSITIVE_INFINITY;
  const edges = (names: readonly string[]) => names.flatMap((d) => context.edges.get(d) ?? []).map(last);
  return datasetsRead(query, datasets, context.model).map(({ measured, asked }) => ({
    measured: Math.max(Number.NEGATIVE_INFINITY, ...edges(measured)),
    asked: Math.min(Number.POSITIVE_INFINITY, ...edges(asked)),
  }));
}
