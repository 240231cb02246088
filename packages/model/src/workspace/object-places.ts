import { isDefinitionFile } from './is-definition-file.ts';
import { DEFINITION_LISTS, type ListKey } from './schema/definition-lists.ts';
import { LIST_KINDS } from './schema/list-kinds.ts';
import { idOfListed, type PlainMap, type WrittenObject } from './written-objects.ts';
import { parseYaml } from './yaml/parse-yaml.ts';
import { type SourceFile, toSourceFile } from './yaml/source-file.ts';
import { toPlain, type WrittenMap } from './yaml/written.ts';

/** An object, and the text that says it. */
export interface PlacedObject {
  readonly object: WrittenObject;
  readonly file: SourceFile;
  readonly written: WrittenMap;
}

/** The objects of definition files that stand in lists, with their texts, in the order of paths and lines. */
export function objectPlaces(files: ReadonlyMap<string, string>): readonly PlacedObject[] {
  return [...files]
    .filter(([path]) => isDefinitionFile(path))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([path, text]) => {
      const file = toSourceFile(path, text);
      const { root } = parseYaml(file);
      return root?.kind === 'map' ? placesIn(root, file) : [];
    });
}

function placesIn(root: WrittenMap, file: SourceFile): readonly PlacedObject[] {
  return [...root.entries].flatMap(([key, { value }]): readonly PlacedObject[] => {
    if (!Object.hasOwn(DEFINITION_LISTS, key) || value?.kind !== 'list') return [];
    const kind = LIST_KINDS[key as ListKey];
    return value.items.flatMap((written): readonly PlacedObject[] => {
      if (written.kind !== 'map') return [];
      const body = toPlain(written) as PlainMap;
      return [{ object: { kind, id: idOfListed(body), body }, file, written }];
    });
  });
}
