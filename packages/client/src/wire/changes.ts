import { LIFECYCLE_STATES, SIGNATURE_SIDES } from '@plumbline/diagnostics';
import { z } from 'zod';
import { definitionFiles } from './definition-files.ts';
import { mark } from './mark.ts';
import { wireDiagnostic } from './problem.ts';
import { cell, column } from './result.ts';
import { review } from './review.ts';
import { text } from './text.ts';
import { winningSides } from './winning-sides.ts';

const keysOf = <K extends string>(table: Readonly<Record<K, unknown>>) => Object.keys(table) as [K, ...K[]];

const state = z.enum(keysOf(LIFECYCLE_STATES));
const side = z.enum(keysOf(SIGNATURE_SIDES));

/** What a login is called. */
export const personName = z.object({ login: z.string(), name: z.string() });
export const personNameList = z.object({ people: z.array(personName) });

const said = z.string().max(10_000);
const day = z.string().min(1).max(20);
const files = definitionFiles;

const entry = {
  /** `CR-0001`. */
  id: z.string(),
  number: z.int(),
  title: z.string(),
  /** Login. */
  requester: z.string(),
  created_at: z.string(),
  state,
  /** Goes up with what is asked for; each step names the one that was read. */
  revision: z.int(),
  review: review.nullable(),
  /** ISO day; null: the day it is published. */
  effective_from: z.string().nullable(),
  /** ISO day until which it should be decided. */
  due: z.string().nullable(),
  overdue: z.boolean(),
  /** `base`: the version it was written against, 0: none. */
  objects: z.array(z.object({ kind: z.string(), id: z.string(), base: z.int() })),
  /** Under this revision. */
  signatures: z.array(
    z.object({
      side,
      by: z.string(),
      in_place_of: z.string().nullable(),
      at: z.string(),
      comment: z.string().nullable(),
    }),
  ),
  /** Who still has to sign: of each group one. */
  missing: z.array(z.array(side)),
  /** A signature is missing that the caller can give. */
  awaits_me: z.boolean(),
  /** What the people in it are called; who has no account is left out. */
  people: z.array(personName),
};

export const changeRequestEntry = z.object(entry);
/** Newest first. */
export const changeRequestList = z.object({ change_requests: z.array(changeRequestEntry) });

export const comment = z.object({
  id: z.int(),
  body: z.string(),
  mentions: z.array(z.string()),
  author: z.string(),
  in_place_of: z.string().nullable(),
  at: z.string(),
});

export const aspectChange = z.object({
  /** `formula`, `numerator`, `condition`, `unit`, `label`, …; of other objects than metrics the path. */
  aspect: z.string(),
  label: text,
  before: text.nullable(),
  after: text.nullable(),
  /** No figure can change by it. */
  cosmetic: z.boolean(),
});

/** By meaning: a formula that is only written otherwise is no other formula. */
const semantic = z.object({
  kind: z.string(),
  id: z.string(),
  label: text,
  change: z.enum(['added', 'changed', 'removed']),
  base: z.int(),
  /** ISO day; null: from the beginning. */
  effective_from: z.string().nullable(),
  aspects: z.array(aspectChange),
  unchanged: z.array(z.object({ aspect: z.string(), label: text, value: text })),
  cosmetic: z.boolean(),
});

export const changeRequest = z.object({
  ...entry,
  /**
   * `withheld`: it says something that policies keep from the caller, and nothing of it is told. `written`: as files write it,
   * YAML; null: it is not there, or withheld.
   */
  changes: z.array(
    semantic.extend({
      withheld: z.boolean(),
      written: z.object({ before: z.string().nullable(), after: z.string().nullable() }),
    }),
  ),
  /** `label`: null where nobody gave it a name, or it is another person's own. */
  impact: z.array(
    z.object({ kind: z.string(), id: z.string(), label: text.nullable(), direct: z.boolean() }),
  ),
  /**
   * Of an open one, as far as the caller may know. `settled`: locked periods of which settled figures rest on what changes, with the metrics
   * (`more` are not named). `tasks`: open ones about the metrics that change and those made of them; `comments`: on their pages; `talk`: by metric.
   */
  stakes: z.object({
    settled: z.array(z.object({ period: z.string(), metrics: z.array(z.string()), more: z.int() })),
    tasks: z.int(),
    comments: z.int(),
    talk: z.array(z.object({ metric: z.string(), tasks: z.int(), comments: z.int() })),
  }),
  /** Steps that it can take as it stands; `refused`: why the caller cannot take it. */
  ways: z.array(z.object({ event: z.string(), side: side.nullable(), refused: wireDiagnostic.nullable() })),
  /** Objects that somebody else has published since: `read` was asked from, `version` is there. */
  conflicts: z.array(z.object({ kind: z.string(), id: z.string(), read: z.int(), version: z.int() })),
  steps: z.array(
    z.object({
      event: z.string(),
      state,
      side: side.nullable(),
      revision: z.int(),
      by: z.string(),
      in_place_of: z.string().nullable(),
      at: z.string(),
      comment: z.string().nullable(),
    }),
  ),
  comments: z.array(comment),
  diagnostics: z.array(wireDiagnostic),
});

export const newChangeWish = {
  title: z.string().max(200).optional(),
  /** ISO day, or `beginning`: as if it had always been so. Absent: the day it is published. */
  effective_from: day.optional(),
  due: day.optional(),
  /** Not yet for review. */
  draft: z.boolean().optional(),
};
const revision = z.int().min(1);

export const newChangeRequest = z.strictObject({
  files,
  ...newChangeWish,
  ...winningSides,
  dry_run: z.boolean().optional(),
});
export const changeRevision = z.strictObject({ revision, files, ...newChangeWish, ...winningSides });
export const changeStep = z.strictObject({ revision, comment: said.optional() });
export const newComment = z.strictObject({
  body: said.min(1),
  /** Logins. */
  mentions: z.array(z.string().min(1).max(200)).max(100).optional(),
});

const compared = z.object({ period: cell, before: cell, after: cell, difference: cell });
/** Of one metric, by both definitions over the same rows, for the last 13 months. */
export const valueComparison = z.object({
  metric: z.string(),
  label: text,
  column: column.nullable(),
  periods: z.array(compared),
  total: compared.nullable(),
  /** `partial`: over the rows and members that the caller sees. */
  scope: z.enum(['all', 'partial']),
  /** The statements behind the figures; null: none was run, or policies keep them from the caller. */
  sql: z.object({ before: z.string().nullable(), after: z.string().nullable() }),
  diagnostics: z.array(wireDiagnostic),
});

/** Two versions of a metric by meaning, and by their figures of the last 13 months: `before` is the first. */
export const versionComparison = z.object({
  from: z.int(),
  to: z.int(),
  changes: z.array(semantic),
  values: valueComparison,
});
export const rollBackRequest = z.strictObject({
  /** As the history of the metric counts. */
  version: z.int().min(1),
  ...newChangeWish,
  dry_run: z.boolean().optional(),
});

export const confirmation = z.strictObject({ comment: said.optional() });
export const standing = z.object({
  metric: z.string(),
  /** `published`, `deprecated` or `retired`, by its definition in force. */
  state,
  marks: z.array(mark),
  /** Oldest first; `causes` and `reconciliation` in `details` say why. */
  steps: z.array(
    z.object({
      event: z.string(),
      by: z.string(),
      in_place_of: z.string().nullable(),
      at: z.string(),
      details: z.unknown(),
    }),
  ),
});
