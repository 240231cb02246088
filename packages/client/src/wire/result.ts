import { z } from 'zod';
import { columnTypes } from './column-types.ts';
import { mark } from './mark.ts';
import { wireDiagnostic } from './problem.ts';
import { text } from './text.ts';

export const cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);
export const row = z.array(cell);
const grouped = z.array(z.object({ by: z.array(z.string()), row }));

export const column = z.object({
  name: z.string(),
  role: z.enum(['time', 'dimension', 'metric', 'compare']),
  type: z.enum(columnTypes),
  grain: z.string().optional(),
  /** Of a grain of the company's own: what its members are called, by their first days. */
  members: z.record(z.string(), z.string()).optional(),
  ref: z.string().optional(),
  of: z.string().optional(),
  unit: z.string().optional(),
  currency: z.string().optional(),
  label: text.optional(),
  basis: text.optional(),
  direction: z.enum(['up', 'down', 'band', 'none']).optional(),
  version: z.int().optional(),
  /** Where cells take other formulas than the newest alone: those that the definition lists, the oldest is 1. */
  versions: z
    .array(
      z.object({
        version: z.int(),
        from: z.string().nullable(),
        to: z.string().nullable(),
        /** Key of the first cell that takes it, where earlier cells take another. */
        first: z.string().optional(),
      }),
    )
    .readonly()
    .optional(),
  additive: z.boolean().optional(),
  /** Whoever asked sees only some of the rows, and this is the figure of all of them. */
  scope: z.literal('company').optional(),
  /** Of a metric: the last day to which every dataset that it reads is known; null: nothing limits it. Absent under a calendar of entities. */
  edge: z.string().nullable().optional(),
  /** What was asked ends after what the metric knows, which is a part of it or nothing; under a grain: of these time members a part. */
  partial: z.boolean().optional(),
  partial_periods: z.array(z.string()).readonly().optional(),
  /** What a reader must know of the definition. */
  marks: z.array(mark).readonly().optional(),
});

const note = z.object({
  row: z.int().optional(),
  total: z.int().optional(),
  other: z.int().optional(),
  column: z.string(),
  code: z.string(),
  terms: z.string().optional(),
});

const warning = z.object({ code: z.string(), params: z.record(z.string(), z.unknown()) });

const meta = z.looseObject({
  partial: z.boolean(),
  partial_periods: z.array(cell),
  edge: z.record(z.string(), z.string().nullable()),
  scope: z.enum(['all', 'partial']),
  cache: z.enum(['miss', 'hit', 'stale', 'rollup']),
  elapsed_ms: z.number(),
  /** Login of the person through whose eyes it is seen. */
  viewed_as: z.string().optional(),
  warnings: z.array(warning),
  /** How amounts of one currency became amounts of another. */
  rates: z
    .array(
      z.object({
        from: z.string(),
        to: z.string(),
        rate: z.enum(['average', 'closing']),
        way: z.enum(['direct', 'inverted', 'crossed']),
        days: z.tuple([z.string(), z.string()]),
      }),
    )
    .optional(),
  sql: z.array(z.string()),
});

const range = z.tuple([z.string().nullable(), z.string().nullable()]);

export const metricResult = z.object({
  columns: z.array(column),
  rows: z.array(row),
  totals: grouped.optional(),
  others: grouped.optional(),
  ranges: z.record(z.string(), range),
  notes: z.array(note),
  meta,
  /** Findings that did not keep the answer back. */
  diagnostics: z.array(wireDiagnostic).optional(),
});

export const definition = z.object({
  name: z.string(),
  label: text,
  formula: z.string(),
  /** The formula with labels in place of names. */
  readable: text,
  basis: text.nullable(),
});

const rollupChoice = z.object({
  columns: z.array(z.string()),
  dataset: z.string(),
  /** null: the rows themselves. */
  rollup: z.string().nullable(),
  refused: z.array(
    z.object({
      rollup: z.string(),
      reason: z.enum(['not-loaded', 'stale', 'larger', 'measure', 'condition', 'key', 'shape']),
      what: z.string().nullable(),
    }),
  ),
});

export const explanation = z.object({
  plan: z.string(),
  passes: z.array(z.object({ name: z.string(), plan: z.string() })),
  sql: z.string(),
  /** Which rollup answers for which columns, or why none does. */
  rollups: z.array(rollupChoice),
  definitions: z.array(definition),
  diagnostics: z.array(wireDiagnostic),
});
