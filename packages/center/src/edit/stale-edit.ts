import { type Diagnostic, report } from '@plumbline/diagnostics';
import type { PlainMap } from '@plumbline/model';
import type { CatalogObjects } from '../catalog/catalog-objects.ts';
import { keyOf } from '../catalog/diff-objects.ts';
import type { Workings } from '../center/workings.ts';
import type { Conflict } from '../governance/change-requests-case.ts';
import { definitionText } from './definition-text.ts';
import { type EditKind, mainTextOf } from './edit-kinds.ts';
import type { DefinitionEdit } from './edits-case.ts';

export interface Staling {
  readonly edit: DefinitionEdit;
  readonly name: string;
  readonly last: CatalogObjects;
}

/** The version that is there by now, where it is another than the edit was made from. */
export async function staleOf(
  { holder }: Workings,
  { edit: { kind, base }, name, last: { written } }: Staling,
): Promise<Conflict | null> {
  const object = { kind, id: name };
  const version = (await holder.store.definitions.lastVersions([object])).get(keyOf(object)) ?? 0;
  // A name that was given up may be taken again.
  const isThere = written.some((one) => keyOf(one) === keyOf(object));
  if (version === base || (base === 0 && !isThere)) return null;
  return { ...object, read: base, version };
}

/** Why an edit is not taken over what somebody else wrote: with what both say. */
export function staleDiagnostic(
  kind: EditKind,
  { id: name, read, version }: Conflict,
  { mine, theirs }: { readonly mine: PlainMap | null; readonly theirs: PlainMap | null },
): Diagnostic {
  if (read === 0) return report('change/name-taken', { kind, name });
  const said = (body: PlainMap | null) => mainTextOf(kind, body, (one) => definitionText(kind, one));
  return report('change/stale-edit', { kind, name, read, version, mine: said(mine), theirs: said(theirs) });
}
