import { type Diagnostic, report } from '@plumbline/diagnostics';
import type { PlainMap } from '@plumbline/model';
import type { CatalogObjects } from '../catalog/catalog-objects.ts';
import { keyOf } from '../catalog/diff-objects.ts';
import type { Workings } from '../center/workings.ts';
import type { Conflict } from '../governance/change-requests-case.ts';
import type { MetricEdit } from './edits-case.ts';

export interface Staling {
  readonly edit: MetricEdit;
  readonly name: string;
  readonly last: CatalogObjects;
}

/** The version that is there by now, where it is another than the edit was made from. */
export async function staleOf(
  { holder }: Workings,
  { edit: { base }, name, last: { written } }: Staling,
): Promise<Conflict | null> {
  const object = { kind: 'metric', id: name };
  const version = (await holder.store.definitions.lastVersions([object])).get(keyOf(object)) ?? 0;
  // A name that was given up may be taken again.
  const isThere = written.some((one) => keyOf(one) === keyOf(object));
  if (version === base || (base === 0 && !isThere)) return null;
  return { ...object, read: base, version };
}

/** Why an edit is not taken over what somebody else wrote: with both formulas. */
export function staleDiagnostic(
  { id, read, version }: Conflict,
  { mine, theirs }: { readonly mine: PlainMap; readonly theirs: PlainMap | null },
): Diagnostic {
  if (read === 0) return report('change/name-taken', { metric: id });
  const formulaOf = (body: PlainMap | null) => (typeof body?.formula === 'string' ? body.formula : '');
  const params = { metric: id, read, version, mine: formulaOf(mine), theirs: formulaOf(theirs) };
  return report('change/stale-edit', params);
}
