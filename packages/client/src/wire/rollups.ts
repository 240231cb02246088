import { z } from 'zod';
import { wireDiagnostic } from './problem.ts';

const suggestedRollup = z.object({
  name: z.string(),
  metrics: z.array(z.string()),
  by: z.array(z.string()),
  /** Rows of its tables, counted. */
  rows: z.number(),
  /** Distinct questions that would read it; how often they were asked, and what their answers took. */
  questions: z.int(),
  times: z.number(),
  milliseconds: z.number(),
  /** Part of all row reads that it saves beside those above it. */
  saved: z.number(),
});

export const rollupSuggestions = z.object({
  suggested: z.array(suggestedRollup),
  /** Declared rollups that no asked question reads. */
  unused: z.array(z.string()),
  asked: z.object({
    questions: z.int(),
    times: z.number(),
    /** Of these times, by people to whom rows are hidden. */
    hidden: z.number(),
    outdated: z.int(),
    rowsRead: z.number(),
  }),
  /** The suggested ones as definitions. */
  yaml: z.string(),
  diagnostics: z.array(wireDiagnostic).optional(),
});

/** Questions that are not in the log; checked where they are read. */
export const rollupQuestions = z.strictObject({ queries: z.array(z.unknown()).max(1000).optional() });
