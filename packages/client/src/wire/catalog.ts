import { z } from 'zod';
import { columnTypes } from './column-types.ts';
import { mark } from './mark.ts';
import { wireDiagnostic } from './problem.ts';
import { text } from './text.ts';

export const metric = z.object({
  name: z.string(),
  label: text,
  description: text.nullable(),
  synonyms: z.array(z.string()),
  formula: z.string(),
  /** The formula with labels in place of names. */
  readable: text,
  basis: text.nullable(),
  unit: z.string(),
  kind: z.enum(['flow', 'stock', 'ratio', 'other']),
  /** Whether the members of a grouping are parts of their total: only then `share` is answered. */
  additive: z.enum(['always', 'not_over_time', 'never']),
  direction: z.enum(['up', 'down', 'band', 'none']),
  /** Metrics it is compared with: target, budget, forecast. */
  plans: z.record(z.string(), z.string()),
  /** Plans among the rows of what happened, which no definition names; absent: none. `matched`: both sides can be asked on the snapshot days of both. */
  row_plans: z
    .array(z.object({ plan: z.enum(['target', 'budget', 'forecast']), matched: z.boolean() }))
    .optional(),
  /** Every other dictionary attribute as written: code, ability, layer, owner … */
  attributes: z.record(z.string(), z.union([z.string(), text])),
  /** Each reading of its figures is a line of the audit log; absent: it is not. */
  sensitive: z.literal(true).optional(),
  /** Of the whole company, and you see only some of the rows: asked over whole months, never split; absent: as any other. */
  company: z.literal(true).optional(),
  /** It adds amounts whose rows name the currency: asked in one `currency`, or by that of its rows; absent: as any other. */
  several_currencies: z.literal(true).optional(),
  version: z.int(),
  /** First day this version is in force. */
  effective_from: z.string().nullable(),
  /** What a reader of its figures must know; absent: nothing. */
  marks: z.array(mark).optional(),
  /** Other metrics whose formula gives the same number in every cell; absent: none. */
  same: z.array(z.string()).optional(),
});

export const metricList = z.object({ metrics: z.array(metric) });

/** Drawn from the formulas, down to the measures over rows. */
export const metricNode = z.object({
  kind: z.enum(['metric', 'measure']),
  name: z.string(),
  label: text.nullable(),
  formula: z.string(),
  get children() {
    return z.array(metricNode);
  },
});

export const dimensionList = z.object({
  dimensions: z.array(
    z.object({
      /** What `by` and `where` call it. */
      ref: z.string(),
      kind: z.enum(['grain', 'conformed', 'field']),
      label: text,
      type: z.enum(columnTypes),
      dataset: z.string().nullable(),
      /** Fields that a conformed name stands for. */
      fields: z.array(z.string()),
      /** The figures of its members are no parts of their total, of one of the metrics asked about: no shares are answered along it. */
      additive: z.literal(false).optional(),
      /** A row has several of its members, behind a bridge: those that are not listed are never put together, `others` is refused. */
      bridged: z.literal(true).optional(),
    }),
  ),
  diagnostics: z.array(wireDiagnostic),
});

export const memberList = z.object({
  ref: z.string(),
  values: z.array(z.union([z.string(), z.number(), z.boolean(), z.null()])),
  /** What each is called in English, where there is a column of such names. */
  english: z.array(z.string().nullable()),
  /** True when more members fit than `limit` lets through. */
  more: z.boolean(),
  diagnostics: z.array(wireDiagnostic),
});
