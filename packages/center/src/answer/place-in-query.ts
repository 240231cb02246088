import type { Diagnostic, Place } from '@plumbline/diagnostics';
import type { MetricQuery } from '@plumbline/query';

type Texts = Pick<MetricQuery, 'by' | 'where' | 'having'>;

/** Findings of bind know what they are about; where the query says it is found here, when it does. */
export function placeInQuery(diagnostic: Diagnostic, query: Texts): Diagnostic {
  if (diagnostic.at !== undefined) return diagnostic;
  const named = namedIn(diagnostic.params);
  const at = named === null ? null : placeOf(named, query);
  return at === null ? diagnostic : { ...diagnostic, at };
}

/** The dimension or field that a finding names. */
function namedIn(params: Diagnostic['params']): string | null {
  const { dimension, dataset, field } = { ...params } as Readonly<Record<string, unknown>>;
  if (typeof dimension === 'string') return dimension;
  return typeof dataset === 'string' && typeof field === 'string' ? `${dataset}.${field}` : null;
}

function placeOf(named: string, query: Texts): Place | null {
  const key = (query.by ?? []).findIndex((item) => (typeof item === 'string' ? item : item.field) === named);
  if (key >= 0) return { kind: 'query', path: `by[${key}]`, text: named, start: 0, end: named.length };
  for (const path of ['where', 'having'] as const) {
    const text = query[path];
    const start = text?.indexOf(named) ?? -1;
    if (text !== undefined && start >= 0)
      return { kind: 'query', path, text, start, end: start + named.length };
  }
  return null;
}
