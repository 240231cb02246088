import { z } from 'zod';
import { text } from './text.ts';

const names = z.array(z.string());

/** A look through the eyes of another. `id` goes into the header `X-View-As` of each request. */
export const viewing = z.object({
  id: z.string(),
  login: z.string(),
  name: z.string(),
  reason: z.string(),
  began_at: z.string(),
  until: z.string(),
});

export const viewingWish = z.strictObject({
  login: z.string().min(1).max(200),
  /** Why: it stands in the audit log. */
  reason: z.string().trim().min(1).max(1000),
});

/** What policies leave one person. */
export const sight = z.object({
  login: z.string(),
  name: z.string(),
  roles: names,
  /** Policies close nothing to them. */
  sees_everything: z.boolean(),
  attributes: z.array(
    z.object({
      name: z.string(),
      /** Null: the account has none of that name. */
      value: z.unknown(),
      is_worked_out: z.boolean(),
      /** A policy of theirs reads it. */
      is_read: z.boolean(),
    }),
  ),
  policies: z.array(
    z.object({
      name: z.string(),
      label: text,
      /** Of their roles, those that it is for. */
      roles: names,
      dataset: z.string().nullable(),
      where: z.string().nullable(),
      open: names,
      deny: names,
      mask: names,
      metrics: z.object({ allow: names.nullable(), deny: names }),
    }),
  ),
  datasets: z.array(
    z.object({
      name: z.string(),
      label: text,
      rows: z.enum(['all', 'some', 'none']),
      hidden: names,
      masked: names,
    }),
  ),
  metrics: z.object({
    all: z.int(),
    hidden: z.array(z.object({ name: z.string(), label: text })),
  }),
});
