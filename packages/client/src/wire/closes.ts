import { z } from 'zod';
import { personName } from './changes.ts';
import { wireDiagnostic } from './problem.ts';
import { cell } from './result.ts';

const step = {
  /** `2026-06`, `2026-Q2`, `FY2026`, or two days. */
  period: z.string(),
  /** ISO days, both included. */
  from: z.string(),
  to: z.string(),
  event: z.enum(['lock', 'unlock']),
  by: z.string(),
  in_place_of: z.string().nullable(),
  at: z.string(),
  /** The reason of an unlocking. */
  comment: z.string().nullable(),
  /** Of a lock: over all that it holds; the audit log has it too. */
  hash: z.string().nullable(),
};
export const closeStep = z.object(step);

/** Figures that the lock holds, and those of them that are others now; null: it is not locked, or this is kept from you. */
const entry = {
  ...step,
  figure_count: z.int().nullable(),
  changed: z.int().nullable(),
  /** What the people in it are called; who has no account is left out. */
  people: z.array(personName),
};
/** The last step of each period, by their first days. */
export const closedPeriodList = z.object({ periods: z.array(z.object(entry)) });

const lock = {
  figures: z.array(
    z.object({
      metric: z.string(),
      value: cell,
      type: z.string(),
      unit: z.string().nullable(),
      currency: z.string().nullable(),
    }),
  ),
  /** Definitions by version, and the rows of each dataset with the day that they reached. */
  sources: z.array(
    z.object({ kind: z.string(), id: z.string(), version: z.string(), through: z.string().nullable() }),
  ),
};

const finding = z.object({
  period: z.string(),
  metric: z.string(),
  closed: cell,
  now: cell,
  /** Of the closed figure. */
  unit: z.string().nullable(),
  /** The figure of now is of another unit or currency. */
  other_unit: z.boolean(),
  /** It cannot be answered any more. */
  gone: z.boolean(),
  /** now − closed. */
  difference: cell,
  causes: z.array(
    z.object({ kind: z.string(), id: z.string(), was: z.string().nullable(), is: z.string().nullable() }),
  ),
});

export const closedPeriod = z.object({
  ...entry,
  /** Of the last lock. */
  ...lock,
  /** Oldest first. */
  steps: z.array(closeStep),
  findings: z.array(finding),
});

/** `metrics`: by default every one that gives a figure. */
export const lockRequest = z.strictObject({
  metrics: z.array(z.string().min(1).max(200)).min(1).max(20_000).optional(),
  comment: z.string().max(10_000).optional(),
});
export const locked = z.object({ ...step, ...lock, diagnostics: z.array(wireDiagnostic) });
/** `lock`: hash of the lock that was seen; another one is then not unlocked. */
export const unlockRequest = z.strictObject({
  reason: z.string().max(10_000),
  lock: z.string().max(200).optional(),
});

export const closeCheck = z.object({
  periods: z.array(z.object({ period: z.string(), figures: z.int(), changed: z.int(), intact: z.boolean() })),
  findings: z.array(finding),
  /** The findings in words, and locks that somebody has changed. */
  diagnostics: z.array(wireDiagnostic),
});
