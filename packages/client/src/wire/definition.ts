import { z } from 'zod';
import { text } from './text.ts';

const change = z.object({
  /** `formula`, `label.zh`, `plans.budget`. */
  path: z.string(),
  /** null: was not there. */
  before: z.unknown(),
  /** null: is gone. */
  after: z.unknown(),
});

export const metricVersionList = z.object({
  name: z.string(),
  /** Newest first. */
  versions: z.array(
    z.object({
      /** Formulas that a definition itself lists for earlier days have the number of the version that lists them. */
      version: z.int(),
      /** ISO day; null: from the beginning. */
      effective_from: z.string().nullable(),
      /** First day it no longer holds; null: open. */
      effective_to: z.string().nullable(),
      recorded_at: z.string(),
      recorded_by: z.string(),
      comment: z.string().nullable(),
      /** null: the metric ends with this version. */
      formula: z.string().nullable(),
      readable: text.nullable(),
      basis: text.nullable(),
      /** Against the version before; empty for the first. */
      changes: z.array(change),
      /** No figure can change by it. */
      cosmetic: z.boolean(),
      /** In force today. */
      current: z.boolean(),
    }),
  ),
});

/** A piece of a formula; all pieces joined are the formula as written. */
const part = z.object({
  text: z.string(),
  kind: z.enum(['metric', 'field', 'dataset', 'function', 'plain', 'number', 'text']),
  /** `revenue` of a metric, `orders.amount` of a field, `orders` of a dataset. */
  ref: z.string().nullable(),
  label: text.nullable(),
  /** What it is: the readable formula of a metric or of a calculated field, the description of a field. */
  hint: text.nullable(),
});

export const metricDefinition = z.object({
  name: z.string(),
  label: text,
  formula: z.string(),
  parts: z.array(part),
  /** Datasets whose rows it reads, directly or through other metrics. */
  sources: z.array(
    z.object({
      dataset: z.string(),
      label: text,
      fields: z.array(z.object({ ref: z.string(), label: text })),
      /** File patterns, table or statement behind it; never an address or a secret. */
      origin: z.string(),
      /** Last day that has rows, ISO; null: not known. */
      data_as_of: z.string().nullable(),
      /** null: not loaded. */
      rows: z.number().nullable(),
      loaded_at: z.string().nullable(),
      /** Its rows are recorded in versions: `as_of` reads them as they were known on a day. */
      recorded: z.boolean(),
    }),
  ),
  /** How many dimensions it can be grouped by. */
  dimensions: z.int(),
  /** What mentions it, itself or through others: metrics, views, dashboards … as far as the caller may see them. */
  used_by: z.array(
    z.object({ kind: z.string(), id: z.string(), label: text.nullable(), direct: z.boolean() }),
  ),
  /** How many people follow it. */
  followers: z.int(),
});

export const lineage = z.object({
  nodes: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(['metric', 'measure', 'field', 'dataset', 'source']),
      name: z.string(),
      label: text.nullable(),
      /** The formula of a metric, measure or calculated field, the type of a column, the kind of a source. */
      detail: z.string().nullable(),
    }),
  ),
  /** `from` is computed from `to`. */
  edges: z.array(z.object({ from: z.string(), to: z.string() })),
});
