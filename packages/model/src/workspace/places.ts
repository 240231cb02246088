import type { Place } from '@plumbline/diagnostics';
import type { TextSpan } from '../formula/value-type.ts';
import { type Defined, type Definitions, type Path, placeInText, placeOf } from './definitions.ts';
import type { ListKey } from './schema/definition-lists.ts';

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
