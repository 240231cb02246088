import { z } from 'zod';
import { wireDiagnostic } from './problem.ts';
import { column, row } from './result.ts';
import { text } from './text.ts';

const day = z.string().nullable();

/** The rows behind a figure, by its measures. */
export const rowsResult = z.object({
  measures: z.array(
    z.object({
      formula: z.string(),
      dataset: z.string(),
      /** The metric whose formula it stands in. */
      label: text,
      /** Row conditions of formulas and question. */
      where: z.string().nullable(),
      /** Days read; for a balance those among which its day was chosen. */
      from: day,
      to: day,
      /** False: not made of plain rows. */
      opens: z.boolean(),
    }),
  ),
  measure: z.int(),
  columns: z.array(column),
  /** Columns that the measure reads. */
  reads: z.array(z.string()),
  rows: z.array(row),
  total_rows: z.int(),
  more: z.boolean(),
  diagnostics: z.array(wireDiagnostic).optional(),
});
