import {
  type CalendarSettings,
  type Day,
  formatDay,
  grainName,
  membersOf,
  type OwnInterval,
  type OwnMember,
  type OwnPeriod,
  ownMemberAt,
  ownPeriods,
  resolveOwnPeriod,
  resolvePeriod,
} from '@plumbline/calendar';
import { type Diagnostic, type Params, report } from '@plumbline/diagnostics';
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
  if (period?.kind === 'own_member') return memberDays(period, calendar);
  if (period?.kind === 'own') return ownDays(period, query, { today, calendar });
  const asked = period === null ? { from: null, to: null } : resolvePeriod(period, today, calendar);
  return { asked, ownStep: null, diagnostics: [] };
}

interface Now {
  readonly today: Day;
  readonly calendar: CalendarSettings;
}

/** A member that a condition names, whole or cut by what else the question says of its days. */
function memberDays({ grain, first, within }: OwnMember, calendar: CalendarSettings): AskedDays {
  const member = ownMemberAt(grain, first, calendar);
  if (member?.from !== first)
    return unlisted({ grain: grainName(grain), reason: 'no-such-member', day: formatDay(first), listed: 0 });
  const asked = {
    from: Math.max(member.from, within.from ?? member.from),
    to: Math.min(member.to, within.to ?? member.to),
  };
  const isWhole = asked.from === member.from && asked.to === member.to;
  return { asked, ownStep: isWhole ? { count: -1, unit: grain } : null, diagnostics: [] };
}

function ownDays(period: OwnPeriod, { grain }: ResolvedQuery, { today, calendar }: Now): AskedDays {
  const found = resolveOwnPeriod(period, today, ownPeriods(period.grain, calendar));
  const name = grainName(period.grain);
  if ('notListed' in found) {
    const { reason, day, listed } = found.notListed;
    return unlisted({ grain: name, reason, day: formatDay(day), listed });
  }
  const { range } = found;
  const members = membersOf(period.grain, range, calendar);
  const before = members.find(({ to }, i) => to < range.to && members[i + 1]?.from !== to + 1);
  // Its own rows leave them out and say so; any other row would count them, which nobody asked for.
  if (before !== undefined && grain !== period.grain)
    return unlisted({
      grain: name,
      reason: 'days-between',
      day: formatDay(before.to + 1),
      listed: members.length,
    });
  return {
    asked: range,
    ownStep: { count: -members.length, unit: period.grain },
    diagnostics: [],
  };
}

function unlisted(params: Params['query/unlisted-period']): AskedDays {
  const at = { kind: 'query', path: params.reason === 'no-such-member' ? 'where' : 'period' } as const;
  return {
    asked: { from: null, to: null },
    ownStep: null,
    diagnostics: [report('query/unlisted-period', params, { at })],
  };
}
