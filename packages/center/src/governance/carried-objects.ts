import type { PlainMap, WrittenObject } from '@plumbline/model';
import type { DefinitionVersion } from '@plumbline/store';
import { keyOf } from '../catalog/diff-objects.ts';
import { carryPast } from './dated-body.ts';

/** The objects of files, with the past that publishing wrote into the catalog and nobody writes into files. */
export function carriedObjects(
  objects: readonly WrittenObject[],
  written: readonly DefinitionVersion[],
): readonly WrittenObject[] {
  const before = new Map(written.map((version) => [keyOf(version), version.body]));
  return objects.map((object) => {
    if (object.kind !== 'metric') return object;
    const body = (before.get(keyOf(object)) ?? null) as PlainMap | null;
    return { ...object, body: carryPast(object.body, body) };
  });
}
