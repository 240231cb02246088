import {
  type CalendarSettings,
  type Day,
  formatDay,
  grainName,
  membersOf,
  type OwnInterval,
  type OwnPeriod,
  ownPeriods,
  resolveOwnPeriod,
  resolvePeriod,
} from '@plumbline/calendar';
import { type Diagnostic, report } from '@plumbline/diagnostics';
import type { ResolvedQuery } from '@plumbline/query';
import type { AskedPeriod } from '../plan/build/time/range-rules.ts';

interface AskedDays {
  readonly asked: AskedPeriod;
  /** From the members that the period names, if the company lists them, to as many before. */
  readonly ownStep: OwnInterval | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** The days that the question is about; of members that the company lists, as its rows say. */
export function askedDays(query: ResolvedQuery, today: Day, calendar: CalendarSettings): AskedDays {
  const { period } = query;
  if (period?.kind === 'own') return ownDays(period, query, { today, calendar });
  const asked = period === null ? { from: null, to: null } : resolvePeriod(period, today, calendar);
  return { asked, ownStep: null, diagnostics: [] };
}

interface Now {
  readonly today: Day;
  readonly calendar: CalendarSettings;
}

function ownDays(period: OwnPeriod, { grain }: ResolvedQuery, { today, calendar }: Now): AskedDays {
  const found = resolveOwnPeriod(period, today, ownPeriods(period.grain, calendar));
  const refused = (params: Omit<Parameters<typeof unlisted>[0], 'grain'>): AskedDays => ({
    asked: { from: null, to: null },
    ownStep: null,
    diagnostics: [unlisted({ grain: grainName(period.grain), ...params })],
  });
  if ('notListed' in found) {
    const { reason, day, listed } = found.notListed;
    return refused({ reason, day: formatDay(day), listed });
  }
  const { range } = found;
  const members = membersOf(period.grain, range, calendar);
  const before = members.find(({ to }, i) => to < range.to && members[i + 1]?.from !== to + 1);
  // Its own rows leave them out and say so; any other row would count them, which nobody asked for.
  if (before !== undefined && grain !== period.grain)
    return refused({ reason: 'days-between', day: formatDay(before.to + 1), listed: members.length });
  return {
    asked: range,
    ownStep: { count: -members.length, unit: period.grain },
    diagnostics: [],
  };
}

function unlisted(params: {
  readonly grain: string;
  readonly reason: 'no-current' | 'list-ended' | 'too-few' | 'days-between';
  readonly day: string;
  readonly listed: number;
}): Diagnostic {
  return report('query/unlisted-period', params, { at: { kind: 'query', path: 'period' } });
}
