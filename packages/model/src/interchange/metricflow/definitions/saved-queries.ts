import type { Diagnostic } from '@plumbline/diagnostics';
import { refusalDiagnostic } from '../formulas/refusal-diagnostic.ts';
import type { Graph } from '../graph/graph.ts';
import { readRequest } from '../request/read-request.ts';
import type { MetricDraft, Translation } from '../request/request.ts';
import { translateRequest } from '../request/translate-request.ts';
import { metricsText } from './write-workspace.ts';

const NOTHING = {
  metrics: [],
  groupBy: [],
  where: [],
  orderBy: [],
  limit: null,
  from: null,
  to: null,
  minMaxOnly: false,
};

/** Each saved query as a MetricQuery in a file of its own, and the metrics that they need for themselves. */
export function savedQueries(graph: Graph): {
  readonly files: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
} {
  const files = new Map<string, string>();
  const diagnostics: Diagnostic[] = [];
  const needed: MetricDraft[] = [];
  for (const { name, at } of graph.manifest.savedQueries) {
    const request = readRequest(graph, { ...NOTHING, savedQuery: name });
    const options = { spine: null, prefix: `${name}_` };
    const found: Translation = 'refused' in request ? request : translateRequest(graph, request, options);
    if ('refused' in found)
      diagnostics.push(refusalDiagnostic(name, found.refused, { at, severity: 'warning' }));
    else {
      needed.push(...found.metrics);
      files.set(`queries/${name}.json`, `${JSON.stringify(found.query, null, 2)}\n`);
    }
  }
  if (needed.length > 0) files.set('saved-queries.yaml', metricsText(needed));
  return { files, diagnostics };
}
