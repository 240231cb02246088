import { type Day, formatDay, grainName, patternMemberName, patternMembersOf } from '@plumbline/calendar';
import type { Model } from '@plumbline/model';
import { reviewOf } from '../governance/review-of.ts';
import { hierarchyEntries } from '../hierarchies/hierarchy-entries.ts';
import type { WorkspaceEntry } from './listing.ts';
import type { Principal } from './principal.ts';
import type { Served } from './served.ts';
import { modelSeen, sightOf } from './sight.ts';
import type { Workings } from './workings.ts';

const known = new WeakMap<Served, WorkspaceEntry>();

/** Every request asks for it: made once for what is served, and each day. */
export function workspaceEntry(workings: Workings, principal: Principal): WorkspaceEntry {
  const all = workings.snapshots.current();
  const served = sightOf(all, principal)?.served ?? { ...all, model: modelSeen(all, principal) };
  const day = workings.today(served);
  const today = formatDay(day);
  const before = known.get(served);
  if (before?.today === today) return before;
  const entry = entryOf(served, day);
  known.set(served, entry);
  return entry;
}

function entryOf(served: Served, today: Day): WorkspaceEntry {
  const { name, label, locale, currency, timezone } = served.model.workspace;
  const loaded = [...served.facts.datasets].filter(([dataset]) => served.model.datasets.has(dataset));
  const coverage = loaded.map(([dataset, { first, last }]) => {
    const day = (value: number | null) => (value === null ? null : formatDay(value));
    return [dataset, { first: day(first), last: day(last) }] as const;
  });
  const { organisation } = hierarchyEntries(served);
  return {
    name,
    label,
    locale,
    currency,
    timezone,
    review: reviewOf(served.versions),
    today: formatDay(today),
    months: monthsAround(today, served.model),
    fiscal: fiscalYearsOf(served.model),
    grains: [...served.model.calendars.values()].flatMap(({ grain }) =>
      grain === null ? [] : [grainName(grain)],
    ),
    organisation,
    currencies: currenciesOf(served.model),
    coverage: Object.fromEntries(coverage),
  };
}

/** Years of whole weeks before and behind today that months are told of. */
const YEARS = { before: 12, behind: 2 } as const;
const DAYS_OF_YEAR = 366;

function monthsAround(today: Day, { workspace: { calendar } }: Model): WorkspaceEntry['months'] {
  const { pattern } = calendar;
  if (pattern === undefined) return null;
  const range = { from: today - YEARS.before * DAYS_OF_YEAR, to: today + YEARS.behind * DAYS_OF_YEAR };
  return patternMembersOf('period', range, pattern).map((member) => ({
    name: patternMemberName(member),
    first: formatDay(member.from),
  }));
}

function fiscalYearsOf({ workspace: { calendar } }: Model): WorkspaceEntry['fiscal'] {
  const { fiscalYearStart: start, fiscalYearName: named, pattern } = calendar;
  return pattern === undefined && start > 1 ? { start, named } : null;
}

function currenciesOf({ currencyRates }: Model): string | null {
  if (currencyRates === null) return null;
  const { dataset, from, to } = currencyRates;
  const side = [from, to].find(({ kind }) => kind === 'field');
  return side?.kind === 'field' ? `${dataset}.${side.field}` : null;
}
