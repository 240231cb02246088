import type { Plain } from '@plumbline/model';
import type { ObjectName } from '@plumbline/store';
import type { CatalogObjects } from '../catalog/catalog-objects.ts';
import { keyOf } from '../catalog/diff-objects.ts';
import { objectsByKey } from '../center/compare-objects.ts';
import type { Workings } from '../center/workings.ts';
import { REFERENCE_KINDS } from '../governance/reference-kinds.ts';
import type { EditedObject } from './read-edit.ts';

interface Naming {
  readonly last: CatalogObjects;
  readonly object: Pick<EditedObject, 'kind' | 'id'>;
  /** What says something else at the same time: whether it still names it is found where all of it is checked. */
  readonly together: readonly ObjectName[];
}

/** Definitions that would name something that is there no more. */
export async function namersOf(
  { holder }: Workings,
  { last, object, together }: Naming,
): Promise<readonly ObjectName[]> {
  const reached = await holder.store.references.impact([object]);
  const kinds: Readonly<Record<string, string | null>> = REFERENCE_KINDS;
  const direct = reached.filter(({ kind, isDirect }) => isDirect && kinds[kind] === 'definitions');
  // A term beside another does not change when that one does, and names it all the same.
  const beside = object.kind === 'term' ? termsBeside(last, object.id) : [];
  const others = new Set(together.map(keyOf));
  return [...direct.map(({ kind, id }) => ({ kind, id })), ...beside].filter(
    (one) => !others.has(keyOf(one)),
  );
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
