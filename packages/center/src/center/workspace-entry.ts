import { formatDay } from '@plumbline/calendar';
import type { Model } from '@plumbline/model';
import { hierarchyEntries } from '../hierarchies/hierarchy-entries.ts';
import type { WorkspaceEntry } from './listing.ts';
import type { Workings } from './workings.ts';

export function workspaceEntry(workings: Workings): WorkspaceEntry {
  const served = workings.snapshots.current();
  const { name, label, locale, currency, timezone } = served.model.workspace;
  const coverage = [...served.facts.datasets].map(([dataset, { first, last }]) => {
    const day = (value: number | null) => (value === null ? null : formatDay(value));
    return [dataset, { first: day(first), last: day(last) }] as const;
  });
  const today = formatDay(workings.today(served));
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
