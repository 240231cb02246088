import type { Place } from '@plumbline/diagnostics';
import type { TextSpan } from '../formula/value-type.ts';
import { type Defined, type Definitions, type Path, placeInText, placeOf } from './definitions.ts';
import { objectPlaces } from './object-places.ts';
import type { ListKey } from './schema/definition-lists.ts';
import { placeAt } from './yaml/source-file.ts';

/** Where the source of a dataset is written; its `files:` or `sql:` where there is one. */
export function placeOfSource({ lists }: Definitions, dataset: string): Place | null {
  const defined = lists.datasets.find(({ value }) => value.name === dataset);
  if (defined === undefined) return null;
  const key = (['files', 'sql'] as const).find((name) => defined.value.source[name] !== undefined);
  return placeOf(defined.origin, key === undefined ? ['source'] : ['source', key]);
}

/** Where a part of a definition is written: `path` from its top, `span` of the text there. */
export function placeInDefinition(
  { lists }: Definitions,
  { list, name }: { readonly list: ListKey; readonly name: string },
  { path, span }: { readonly path: Path; readonly span: TextSpan | null },
): Place | null {
  const defined = (lists[list] as readonly Defined<{ readonly name?: string }>[]).find(
    ({ value }) => value.name === name,
  );
  if (defined === undefined) return null;
  return span === null ? placeOf(defined.origin, path) : placeInText(defined.origin, path, span);
}

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
