import { z } from 'zod';
import { wireDiagnostic } from './problem.ts';
import { column, metricResult, row } from './result.ts';
import { parameter } from './saved.ts';
import { text } from './text.ts';

const reconciliation = z.object({
  name: z.string(),
  label: text,
  description: text.nullable(),
  left: z.string(),
  right: z.string(),
  by: z.array(z.string()),
  /** As written, `0.5%`: of the larger side; null: none. */
  tolerance: z.string().nullable(),
});

export const reconciliationList = z.object({ reconciliations: z.array(reconciliation) });

export const reconcileRequest = z.strictObject({
  period: z.string().max(1000).optional(),
  where: z.string().max(10_000).optional(),
  params: z.record(z.string().min(1).max(1000), parameter).optional(),
});

export const reconciled = z.object({
  reconciliation,
  /** Keys, the two metrics, `difference`. */
  columns: z.array(column),
  /** Cells that differ. */
  rows: z.array(row),
  /** How many cells were compared. */
  cells: z.int(),
  total: row,
  agrees: z.boolean(),
  ranges: metricResult.shape.ranges,
  meta: metricResult.shape.meta,
  diagnostics: z.array(wireDiagnostic).optional(),
});
