import { DAY_GRAINS, type MemberGrain } from '@plumbline/calendar';
import { clockOf, type ResolvedBy, type ResolvedQuery } from '@plumbline/query';
import { type BoundQuery, membersIn } from '../../../bind/bind.ts';
import { OWN } from '../../names.ts';
import { type DimensionKey, type Frame, NO_FRAME } from '../cells/frame.ts';
import { Level } from '../cells/level.ts';
import { IN_A_COHORT } from '../entity/cohort-condition.ts';
import { terms } from '../forms/terms.ts';
import { clockParts } from '../time/clock-parts.ts';

type Asked = Pick<ResolvedQuery, 'where' | 'by' | 'asOf' | 'currency' | 'constantCurrency'>;

/** Where the metrics of a query are lowered: under its conditions; rows without a cohort are left out under cohorts. */
export function baseFrame({ where, by, asOf, currency, constantCurrency }: Asked): Frame {
  const hasCohorts = by.some((item) => item.kind === 'dimension' && item.ref.kind === 'cohort');
  const conditions = where === null ? [] : terms(where);
  return {
    ...NO_FRAME,
    conditions: hasCohorts ? [...conditions, IN_A_COHORT] : conditions,
    money: currency === null ? null : { to: currency, rate: null, isInFormula: false },
    isConstant: constantCurrency,
    versions: { first: false, until: asOf?.day ?? null },
  };
}

/** The cells of a grouping. */
export function openLevel(bound: BoundQuery, items: readonly ResolvedBy[], kept: DimensionKey | null): Level {
  const { context, query } = bound;
  const clocks = items.flatMap((b) => clockOf(query, b) ?? []);
  const finest = clocks.length > 0 ? dayOf(items) : finestOf(items);
  const dimensions = items.flatMap((b): DimensionKey[] => {
    if (b.kind === 'time' || clockOf(query, b) !== null) return [];
    return [kept !== null && kept.name === b.name ? kept : dimensionKey(b)];
  });
  const rows =
    finest === null
      ? [{ keys: [], member: null }]
      : membersIn(finest.grain, context).map((m) => ({ keys: [m.from], member: m }));
  const timeKeys = finest === null ? [] : [{ name: keyName(finest), grain: finest.grain }];
  return new Level(context, {
    timeKeys,
    dimensions: [...clockParts(clocks, (part) => OWN[part]), ...dimensions],
    rows,
    cell: null,
    isRanked: items.length === query.by.length,
  });
}

export function dimensionKey(by: Extract<ResolvedBy, { kind: 'dimension' }>): DimensionKey {
  const grain = by.ref.kind === 'grain' ? null : by.grain;
  return { name: by.name, ref: by.ref, grain, part: by.part, type: by.type, kept: null };
}

type TimeBy = Extract<ResolvedBy, { kind: 'time' }>;
type FinestKey = Pick<TimeBy, 'name' | 'grain'>;

/** The day that parts of days stand on, asked for or not. */
function dayOf(items: readonly ResolvedBy[]): FinestKey {
  const asked = items.find((b) => b.kind === 'time' && b.grain === 'day');
  return { name: asked?.name ?? OWN.clockDay, grain: 'day' };
}

/** One that the company lists itself is finer than what stands beside it. */
const FINEST_FIRST: readonly MemberGrain[] = [...DAY_GRAINS, 'week_year'];

/** Of several grains the one with the shortest members. */
function finestOf(items: readonly ResolvedBy[]): TimeBy | null {
  const times = items.filter((b): b is TimeBy => b.kind === 'time');
  return times.sort((a, b) => FINEST_FIRST.indexOf(a.grain) - FINEST_FIRST.indexOf(b.grain))[0] ?? null;
}

/** The members of a year of weeks begin with its first week, and are shown by another day. */
function keyName({ name, grain }: FinestKey): string {
  return grain === 'week_year' ? OWN.weekYear : name;
}
