import { z } from 'zod';
import { columnTypes } from './column-types.ts';
import { wireDiagnostic } from './problem.ts';
import { text } from './text.ts';

export const follows = z.object({
  metrics: z.array(z.string()),
  /** True until the person has chosen: the strategic metrics of the workspace that have plans. */
  is_default: z.boolean(),
  /** How many they have chosen that they do not see any more. */
  unseen: z.int(),
});

const followedNames = z.array(z.string().min(1).max(200)).max(200);

export const followsChange = z.strictObject({
  metrics: followedNames,
  /** The list that was read: what was followed elsewhere since then stays. Absent: all that the caller sees. */
  read: followedNames.optional(),
});

/** A decimal or a large integer is a text. */
const figure = z.union([z.string(), z.number(), z.null()]);
const range = z.tuple([z.string().nullable(), z.string().nullable()]);

export const changes = z.object({
  /** When the person was here before this visit; null: never. */
  since: z.string().nullable(),
  /** What is compared with: `year_ago`, `previous` … */
  compare: z.string(),
  ranges: z.record(z.string(), range),
  /** The unusual first; what cannot be judged comes last, in the order followed. */
  changes: z.array(
    z.object({
      metric: z.string(),
      label: text,
      type: z.enum(columnTypes),
      unit: z.string().nullable(),
      currency: z.string().nullable(),
      direction: z.enum(['up', 'down', 'band', 'none']),
      value: figure,
      base: figure,
      change: figure,
      change_pct: z.number().nullable(),
      /** Why a figure is not there: the code of a note. */
      note: z.string().nullable(),
      /** How far the change is from those of the last 12 periods, in robust standard deviations; null: too few to tell. */
      unusual: z.number().nullable(),
      /** By the direction of the metric; null: neither. */
      favourable: z.boolean().nullable(),
      /** The last 12 periods, oldest first. */
      recent: z.array(z.object({ at: z.string(), value: figure, partial: z.boolean() })),
    }),
  ),
  /** Metrics that the scope or the period cannot reach, and why. */
  left_out: z.array(z.object({ metric: z.string(), diagnostics: z.array(wireDiagnostic) })),
  diagnostics: z.array(wireDiagnostic),
});
