import { z } from 'zod';
import { definitionFiles } from './definition-files.ts';
import { problem, wireDiagnostic } from './problem.ts';
import { winningSides } from './winning-sides.ts';

export const checkRequest = z.strictObject({ files: definitionFiles });

export const checkReport = z.object({
  datasets: z.int(),
  metrics: z.int(),
  diagnostics: z.array(wireDiagnostic),
});

export const loadRequest = z.strictObject({
  force: z.boolean().optional(),
  /** True: the load ends when the caller has gone; otherwise it goes on, because it was asked for. */
  stop_when_gone: z.boolean().optional(),
});

export const loadReport = z.object({
  datasets: z.array(
    z.object({
      dataset: z.string(),
      status: z.enum(['loaded', 'unchanged']),
      rows_read: z.int(),
      rows_loaded: z.int(),
      quarantined: z.int(),
      rejects_file: z.string().nullable(),
    }),
  ),
  diagnostics: z.array(wireDiagnostic),
});

/** A line of a load that is followed; the last one is a report or a problem. */
export const loadEvent = z.discriminatedUnion('kind', [
  /** Another load runs; this one comes after it. */
  z.object({ kind: z.literal('waiting') }),
  z.object({
    kind: z.literal('progress'),
    dataset: z.string(),
    step: z.enum(['scan', 'read', 'store']),
    bytes_done: z.number(),
    bytes_total: z.number(),
    rows: z.int(),
  }),
  z.object({ kind: z.literal('report'), report: loadReport }),
  z.object({ kind: z.literal('problem'), problem }),
]);

export const applyRequest = z.strictObject({
  files: definitionFiles,
  dry_run: z.boolean().optional(),
  comment: z.string().max(10_000).optional(),
  /** Of the change request, where changes are reviewed: ISO day, or `beginning`. */
  effective_from: z.string().min(1).max(20).optional(),
  /** ISO day until which the request should be decided. */
  due: z.string().min(1).max(20).optional(),
  /** Not yet for review. */
  draft: z.boolean().optional(),
  ...winningSides,
});

/** Without `files` the catalog is written into those that were last applied. */
export const definitionFilesRequest = z.strictObject({ files: definitionFiles.optional(), ...winningSides });

export const definitionFilesReport = z.object({
  /** Those that are another text than before, whole; by path. */
  files: z.record(z.string(), z.string()),
  diagnostics: z.array(wireDiagnostic),
});

export const applyReport = z.object({
  /** False for a dry run, an error, or no difference. */
  applied: z.boolean(),
  /** The recorded change. */
  change: z.string().nullable(),
  /** How changes are signed; null: they are written directly. */
  review: z.enum(['two_signatures', 'one', 'self']).nullable(),
  /** Number of the change request that holds the changes. */
  request: z.int().nullable(),
  changes: z.array(
    z.object({
      kind: z.string(),
      id: z.string(),
      change: z.enum(['added', 'changed', 'removed']),
      version: z.int(),
      effective_from: z.string(),
      parts: z.array(z.object({ path: z.string(), before: z.unknown(), after: z.unknown() })),
      /** No figure can change by it. */
      cosmetic: z.boolean(),
    }),
  ),
  /** What the changes reach through references. */
  impact: z.array(z.object({ kind: z.string(), id: z.string(), direct: z.boolean() })),
  diagnostics: z.array(wireDiagnostic),
});
