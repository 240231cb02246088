import type { DefinitionKind, InspectedColumn, PlainMap, WrittenObject } from '@plumbline/model';
import { canonicalJson, type DefinitionVersion, type Json, type NewVersion } from '@plumbline/store';

/** Kind under which the catalog keeps the raw columns of a dataset's source: nobody wrote them, an inspection found them. */
export const COLUMNS_KIND = 'columns';

/** Kind of a change that only records what an inspection found. */
export const INSPECTION = 'inspection';

export interface CatalogObjects {
  readonly written: readonly DefinitionVersion[];
  readonly columns: ReadonlyMap<string, readonly InspectedColumn[]>;
}

/** Splits versions into what people wrote and what inspections found. */
export function splitVersions(versions: readonly DefinitionVersion[]): CatalogObjects {
  const found = versions.filter(({ kind }) => kind === COLUMNS_KIND);
  return {
    written: versions.filter(({ kind }) => kind !== COLUMNS_KIND),
    columns: new Map(found.map(({ id, body }) => [id, body as unknown as readonly InspectedColumn[]])),
  };
}

export function toObjects(
  versions: readonly Pick<DefinitionVersion, 'kind' | 'id' | 'body'>[],
): readonly WrittenObject[] {
  return versions.map(({ kind, id, body }) => ({
    kind: kind as DefinitionKind,
    id,
    body: body as unknown as PlainMap,
  }));
}

/** Versions for the columns that differ from those the catalog knows. A source that is not there keeps the columns it had. */
export function columnVersions(
  known: CatalogObjects['columns'],
  found: CatalogObjects['columns'],
  effectiveFrom: string,
): readonly NewVersion[] {
  return [...found].flatMap(([id, columns]): readonly NewVersion[] => {
    const body = columns as unknown as Json;
    const before = (known.get(id) ?? null) as unknown as Json;
    if (canonicalJson(before) === canonicalJson(body)) return [];
    return [{ kind: COLUMNS_KIND, id, body, effectiveFrom, references: [] }];
  });
}
