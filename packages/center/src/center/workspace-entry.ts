import { formatDay } from '@plumbline/calendar';
import type { Model } from '@plumbline/model';
import { hierarchyEntries } from '../hierarchies/hierarchy-entries.ts';
import type { WorkspaceEntry } from './listing.ts';
import type { Served } from './served.ts';
import type { Workings } from './workings.ts';

const known = new WeakMap<Served, WorkspaceEntry>();

/** Every request asks for it: made once for what is served, and each day. */
export function workspaceEntry(workings: Workings): WorkspaceEntry {
  const served = workings.snapshots.current();
  const today = formatDay(workings.today(served));
  const before = known.get(served);
  if (before?.today === today) return before;
  const entry = entryOf(served, today);
  known.set(served, entry);
  return entry;
}

function entryOf(served: Served, today: string): WorkspaceEntry {
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
    today,
    organisation,
    currencies: currenciesOf(served.model),
    coverage: Object.fromEntries(coverage),
  };
}

function currenciesOf({ currencyRates }: Model): string | null {
  if (currencyRates === null) return null;
  const { dataset, from, to } = currencyRates;
  const side = [from, to].find(({ kind }) => kind === 'field');
  return side?.kind === 'field' ? `${dataset}.${side.field}` : null;
}
