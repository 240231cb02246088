import { z } from 'zod';
import { text } from './text.ts';

const member = z.union([z.string(), z.number(), z.boolean(), z.null()]);

export const hierarchyList = z.object({
  /** Name of the hierarchy that is the organisation. */
  organisation: z.string().nullable(),
  hierarchies: z.array(
    z.object({
      name: z.string(),
      label: text,
      /** From the top. A tree of a parent column has one level: its key. */
      levels: z.array(z.object({ ref: z.string(), label: text })),
    }),
  ),
});

export const hierarchyMemberList = z.object({
  members: z.array(
    z.object({
      /** Of the level it belongs to; `where` may name it. */
      ref: z.string(),
      value: member,
      /** What it is called, where that is not the value itself. */
      label: z.string().nullable(),
      /** What it is called in English, where there is a column of such names. */
      english: z.string().nullable(),
      /** Values of the levels above, from the top. */
      path: z.array(member),
      /** Their English names; null: the value is the only one. */
      path_english: z.array(z.string().nullable()),
    }),
  ),
  /** True when more members fit than `limit` lets through. */
  more: z.boolean(),
});
