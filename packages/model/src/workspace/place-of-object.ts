import type { Place } from '@plumbline/diagnostics';
import { objectPlaces } from './object-places.ts';
import { placeAt } from './yaml/source-file.ts';

/** Where objects are written, by kind and id: the first line of each. */
export function placeOfObject(
  files: ReadonlyMap<string, string>,
): (object: { readonly kind: string; readonly id: string }) => Place | undefined {
  let places: ReadonlyMap<string, Place> | null = null;
  return ({ kind, id }) => {
    places ??= new Map(
      objectPlaces(files).map(({ object, file, written }) => {
        const [first] = written.entries.values();
        const [start, end] =
          first === undefined ? [written.start, written.end] : [first.keyStart, first.keyEnd];
        return [JSON.stringify([object.kind, object.id]), placeAt(file, start, end)];
      }),
    );
    return places.get(JSON.stringify([kind, id]));
  };
}
