import type { WrittenObject } from '@plumbline/model';
import { canonicalJson, type DefinitionVersion, type Json } from '@plumbline/store';
import type { PartChange } from '../center/apply-report.ts';
import { coverParts } from './cover-parts.ts';
import { diffParts } from './diff-parts.ts';

/** One object that differs between the catalog and what is asked for. */
export interface ObjectDifference {
  readonly kind: string;
  readonly id: string;
  readonly change: 'added' | 'changed' | 'removed';
  readonly before: DefinitionVersion | null;
  readonly after: WrittenObject | null;
  readonly parts: readonly PartChange[];
}

export function keyOf({ kind, id }: { readonly kind: string; readonly id: string }): string {
  return JSON.stringify([kind, id]);
}

/** What differs, ordered by kind and id. The order of objects and of their keys means nothing. */
export function diffObjects(
  before: readonly DefinitionVersion[],
  after: readonly WrittenObject[],
): readonly ObjectDifference[] {
  const old = new Map(before.map((version) => [keyOf(version), version]));
  const wanted = new Map(after.map((object) => [keyOf(object), object]));
  const differences: ObjectDifference[] = [];
  for (const [key, object] of wanted) {
    const version = old.get(key) ?? null;
    const { kind, id } = object;
    const body: Json = object.body;
    if (version === null)
      differences.push({ kind, id, change: 'added', before: null, after: object, parts: [] });
    else if (version.body !== null && canonicalJson(version.body) !== canonicalJson(body)) {
      const parts = coverParts(kind, diffParts(version.body, body));
      differences.push({ kind, id, change: 'changed', before: version, after: object, parts });
    }
  }
  for (const [key, version] of old) {
    if (wanted.has(key)) continue;
    const { kind, id } = version;
    differences.push({ kind, id, change: 'removed', before: version, after: null, parts: [] });
  }
  return differences.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}
