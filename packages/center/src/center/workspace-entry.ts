import { formatDay } from '@plumbline/calendar';
import { hierarchyEntries } from '../hierarchies/hierarchy-entries.ts';
import type { WorkspaceEntry } from './listing.ts';
import type { Workings } from './workings.ts';

export function workspaceEntry(workings: Workings): WorkspaceEntry {
  const served = workings.snapshots.current();
  const { name, label, locale, currency, timezone } = served.model.workspace;
  const loaded = [...served.facts.datasets].filter(([dataset]) => served.model.datasets.has(dataset));
  const coverage = loaded.map(([dataset, { first, last }]) => {
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
    coverage: Object.fromEntries(coverage),
  };
}
