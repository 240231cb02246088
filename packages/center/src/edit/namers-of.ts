import type { Plain } from '@plumbline/model';
import type { ObjectName } from '@plumbline/store';
import type { CatalogObjects } from '../catalog/catalog-objects.ts';
import { objectsByKey } from '../center/compare-objects.ts';
import type { Workings } from '../center/workings.ts';
import { REFERENCE_KINDS } from '../governance/reference-kinds.ts';
import type { EditedObject } from './read-edit.ts';

/** Definitions that would name something that is there no more. */
export async function namersOf(
  { holder }: Workings,
  { last, object }: { readonly last: CatalogObjects; readonly object: Pick<EditedObject, 'kind' | 'id'> },
): Promise<readonly ObjectName[]> {
  const reached = await holder.store.references.impact([object]);
  const kinds: Readonly<Record<string, string | null>> = REFERENCE_KINDS;
  const direct = reached.filter(({ kind, isDirect }) => isDirect && kinds[kind] === 'definitions');
  // A term beside another does not change when that one does, and names it all the same.
  const beside = object.kind === 'term' ? termsBeside(last, object.id) : [];
  return [...direct.map(({ kind, id }) => ({ kind, id })), ...beside];
}

function termsBeside({ written }: CatalogObjects, name: string): readonly ObjectName[] {
  return [...objectsByKey(written).values()]
    .filter(({ kind, id, body }) => {
      const see: Plain = body.see ?? [];
      return (
        kind === 'term' &&
        id !== name &&
        (body.broader === name || (Array.isArray(see) && see.includes(name)))
      );
    })
    .map(({ kind, id }) => ({ kind, id }));
}
