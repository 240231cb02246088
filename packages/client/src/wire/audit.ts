import { z } from 'zod';
import { wireDiagnostic } from './problem.ts';
import { text } from './text.ts';

/** A line of the audit log; each hash covers the line before. */
export const auditEvent = z.object({
  seq: z.int(),
  at: z.string(),
  actor: z.string(),
  /** Login of the person in whose place the actor acted. */
  in_place_of: z.string().nullable(),
  action: z.string(),
  object_kind: z.string().nullable(),
  object_id: z.string().nullable(),
  details: z.unknown(),
  previous_hash: z.string(),
  hash: z.string(),
  /** What ids, logins and codes in this line are called today; no part of what the hash covers. */
  names: z.array(
    z.object({
      kind: z.enum(['user', 'role', 'department', 'team', 'token', 'delegation']),
      id: z.string(),
      label: text,
    }),
  ),
});

export const auditPage = z.object({
  events: z.array(auditEvent),
  more: z.boolean(),
  /** The head is written to a place outside once a day; false: lines cut off at the end would not be noticed. */
  heads_kept: z.boolean(),
});

export const auditCheck = z.object({
  intact: z.boolean(),
  /** Lines that are as they were written. */
  events: z.int(),
  /** Hash of the last of them; null where the log is broken. */
  head: z.string().nullable(),
  /** The first line that is not. */
  broken: z.object({ seq: z.int(), problem: z.enum(['missing', 'changed', 'moved']) }).nullable(),
  /** The first head outside whose line is not in the log as it was, else (`holds`) the last one. */
  known: z.object({ at: z.string(), events: z.int(), head: z.string(), holds: z.boolean() }).nullable(),
  diagnostics: z.array(wireDiagnostic),
});
