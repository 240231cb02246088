import type { Diagnostic } from '@plumbline/diagnostics';
import type { RowsQuery } from '../rows-query.ts';
import { ROWS_KEYS, rowsQuerySchema } from './rows-schema.ts';
import { diagnosticsOf } from './schema-issue.ts';

/** Validates an unknown value as a request for rows. Collects every finding and never throws. */
export function parseRowsQuery(value: unknown): {
  readonly query: RowsQuery | null;
  readonly diagnostics: readonly Diagnostic[];
} {
  const parsed = rowsQuerySchema.safeParse(value);
  if (parsed.success) return { query: parsed.data, diagnostics: [] };
  const diagnostics = parsed.error.issues.flatMap((issue) => diagnosticsOf(issue, value, ROWS_KEYS));
  return { query: null, diagnostics };
}
