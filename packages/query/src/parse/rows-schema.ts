import { z } from 'zod';
import { PLAN_KINDS } from '../metric-query.ts';
import type { RowsQuery } from '../rows-query.ts';
import type { ObjectKeys } from './schema-issue.ts';
import { AS_OF_KEYS, PARTS } from './schema-parts.ts';

/** Rows in one answer; more are taken page by page. */
export const MOST_ROWS = 1000;

const { name, text, shortText } = PARTS;

const rowsObject = z.strictObject({
  metric: name,
  measure: z.int().min(0).max(1000).optional(),
  by: PARTS.by.optional(),
  at: z.record(name, PARTS.cell).optional(),
  period: shortText.optional(),
  where: text.optional(),
  params: PARTS.params.optional(),
  partial: PARTS.partial.optional(),
  as_of: PARTS.asOf.optional(),
  restated: z.boolean().optional(),
  peers: z.enum(['label', 'calendar']).optional(),
  alignment: PARTS.alignment.optional(),
  matched: z.array(z.enum(PLAN_KINDS)).max(PLAN_KINDS.length).optional(),
  compare: PARTS.compare.optional(),
  columns: z.array(name).max(1000).optional(),
  limit: z.int().min(1).max(MOST_ROWS).optional(),
  offset: z.int().min(0).max(1_000_000_000).optional(),
});

/** The shape of a request for rows; what its names mean is checked by `resolveRows`. */
export const rowsQuerySchema: z.ZodType<RowsQuery> = rowsObject;

export const ROWS_KEYS: ObjectKeys = new Map([
  ['', Object.keys(rowsObject.shape)],
  ['by', Object.keys(PARTS.key.shape)],
  ['compare', PARTS.comparedKeys],
  ['as_of', AS_OF_KEYS],
]);
