import { z } from 'zod';
import { wireDiagnostic } from './problem.ts';

export const dictionaryImport = z.strictObject({
  /** The workbook, its bytes as base64. */
  file: z.base64().min(1).max(32_000_000),
  dry_run: z.boolean().optional(),
  comment: z.string().max(10_000).optional(),
  /** Of the change request, where changes are reviewed: ISO day, or `beginning`. */
  effective_from: z.string().min(1).max(20).optional(),
  /** ISO day until which the request should be decided. */
  due: z.string().min(1).max(20).optional(),
  /** Not yet for review. */
  draft: z.boolean().optional(),
});

export const dictionaryReport = z.object({
  /** False for a dry run, a row that cannot be brought in, or no difference. */
  applied: z.boolean(),
  /** How changes are signed; null: they are written directly. */
  review: z.enum(['two_signatures', 'one', 'self']).nullable(),
  /** Number of the change request that holds the changes. */
  request: z.int().nullable(),
  /** Sheet that was read. */
  sheet: z.string(),
  /** Rows that say what the catalog says. */
  unchanged: z.int(),
  rows: z.array(
    z.object({
      /** As the spreadsheet counts them. */
      row: z.int(),
      metric: z.string(),
      /** `conflict`: somebody has written the metric since the sheet was made. */
      kind: z.enum(['added', 'changed', 'conflict', 'error']),
      cells: z.array(
        z.object({ cell: z.string(), column: z.string(), before: z.string(), after: z.string() }),
      ),
      diagnostics: z.array(wireDiagnostic),
    }),
  ),
  diagnostics: z.array(wireDiagnostic),
});
