import type { Place } from '@plumbline/diagnostics';
import { type Definitions, placeOf } from './definitions.ts';

/** Where the source of a dataset is written; its `files:` or `sql:` where there is one. */
export function placeOfSource({ lists }: Definitions, dataset: string): Place | null {
  const defined = lists.datasets.find(({ value }) => value.name === dataset);
  if (defined === undefined) return null;
  const key = (['files', 'sql'] as const).find((name) => defined.value.source[name] !== undefined);
  return placeOf(defined.origin, key === undefined ? ['source'] : ['source', key]);
}
