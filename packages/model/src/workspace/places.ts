import type { Place } from '@plumbline/diagnostics';
import { type Definitions, type Path, placeInText, placeOf } from './definitions.ts';

/** Where the source of a dataset is written; its `files:` or `sql:` where there is one. */
export function placeOfSource({ lists }: Definitions, dataset: string): Place | null {
  const defined = lists.datasets.find(({ value }) => value.name === dataset);
  if (defined === undefined) return null;
  const key = (['files', 'sql'] as const).find((name) => defined.value.source[name] !== undefined);
  return placeOf(defined.origin, key === undefined ? ['source'] : ['source', key]);
}

/** Where a part of a formula of a metric is written; `path`: `['formula']`, or that of an earlier one. */
export function placeInMetric(
  { lists }: Definitions,
  metric: string,
  { path, span }: { readonly path: Path; readonly span: { readonly start: number; readonly end: number } },
): Place | null {
  const defined = lists.metrics.find(({ value }) => value.name === metric);
  return defined === undefined ? null : placeInText(defined.origin, path, span);
}
