import { formatDay } from '@plumbline/calendar';
import type { Evaluation } from '../cell/evaluation.ts';
import { hasOpenWindows } from '../entity/open-windows.ts';
import type { Coverage } from '../time/coverage.ts';
import { membersOf } from '../time/listed-calendar.ts';
import { absolutePeriod } from './absolute-period.ts';
import { readByEach } from './read-by-each.ts';
import { wholeCell } from './whole-cell.ts';

/** What all asked formulas read. */
function coverages(ev: Evaluation): readonly (readonly [string, Coverage])[] {
  const names = readByEach(ev).flatMap(({ measured, members }) => [...measured, ...members]);
  return coveragesOf(ev, [...new Set(names)].sort());
}

function coveragesOf(ev: Evaluation, names: readonly string[]): readonly (readonly [string, Coverage])[] {
  const cell = { ...wholeCell(ev), ofQuestion: true } as const;
  return names.flatMap((name) => {
    const coverage = ev.coverage(name, cell);
    return coverage === null ? [] : [[name, coverage] as const];
  });
}

/** Who is a member is not known after the edge of what is asked for it, of whatever is measured then. */
function asksAfterEdge(ev: Evaluation, from: number, to: number): boolean {
  return readByEach(ev).some(({ measured, members }) => {
    const isMeasured = coveragesOf(ev, measured).some(([, { edge }]) => edge >= from);
    return isMeasured && coveragesOf(ev, members).some(([, { edge }]) => edge < to);
  });
}

/** The last known day of each dataset read; null where nothing limits it, or nothing is known. */
export function edgesOf(ev: Evaluation): Readonly<Record<string, string | null>> {
  const text = (edge: number) => (Number.isFinite(edge) ? formatDay(edge) : null);
  return Object.fromEntries(coverages(ev).map(([name, { edge }]) => [name, text(edge)]));
}

/** First days of the time members that some dataset read knows only in part. */
export function partialPeriods(ev: Evaluation): readonly string[] {
  const period = absolutePeriod(ev);
  const { cohort } = ev.query;
  const grain = ev.query.grain ?? (hasAges(ev) ? (cohort?.grain ?? null) : null);
  if (period === null || grain === null || ev.query.partial === 'full') return [];
  const edges = coverages(ev).flatMap(([, { edge, happened }]) => [edge, happened ?? []].flat());
  const end = (to: number) => (ev.period.to === null ? to : Math.min(to, ev.period.to));
  const isPartial = (m: { from: number; to: number }) =>
    edges.some((edge) => edge >= Math.max(m.from, period.from) && edge < end(m.to)) ||
    asksAfterEdge(ev, Math.max(m.from, period.from), end(m.to)) ||
    hasOpenWindows(ev, { from: Math.max(m.from, period.from), to: end(m.to) });
  return membersOf(grain, period, ev.relations.calendar)
    .filter(isPartial)
    .map((m) => formatDay(m.from));
}

/** Whether some dataset does not know all of the period, or knows nothing of it; under a grain, some member only in part. */
export function isPartial(ev: Evaluation): boolean {
  const { from, to } = ev.period;
  if (ev.query.partial === 'full') return false;
  if (ev.query.grain !== null || partialPeriods(ev).length > 0) return partialPeriods(ev).length > 0;
  if (to === null || hasAges(ev)) return false;
  const known = coverages(ev).map(([, coverage]) => coverage);
  const begins = from ?? absolutePeriod(ev)?.from ?? to;
  const isOpen = known.some(
    ({ edge, happened }) => edge < to || (happened != null && happened >= begins && happened < to),
  );
  return isOpen || hasOpenWindows(ev, { from: begins, to });
}

function hasAges({ query }: Evaluation): boolean {
  return query.by.some(
    (item) => item.kind === 'dimension' && item.ref.kind === 'cohort' && item.ref.part === 'age',
  );
}
