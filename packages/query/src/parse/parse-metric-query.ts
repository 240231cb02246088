import type { Diagnostic } from '@plumbline/diagnostics';
import type { MetricQuery } from '../metric-query.ts';
import { metricQuerySchema, QUERY_KEYS } from './schema.ts';
import { diagnosticsOf } from './schema-issue.ts';

/** Validates an unknown value: shape, words, sizes. Collects every finding and never throws. */
export function parseMetricQuery(value: unknown): {
  readonly query: MetricQuery | null;
  readonly diagnostics: readonly Diagnostic[];
} {
  const parsed = metricQuerySchema.safeParse(value);
  if (parsed.success) return { query: parsed.data, diagnostics: [] };
  return {
    query: null,
    diagnostics: parsed.error.issues.flatMap((issue) => diagnosticsOf(issue, value, QUERY_KEYS)),
  };
}
