import { z } from 'zod';
import type { MetricQuery } from '../metric-query.ts';
import type { ObjectKeys } from './schema-issue.ts';
import { AS_OF_KEYS, PARTS } from './schema-parts.ts';

const { name, text, shortText } = PARTS;
const orderObject = z.strictObject({ by: text, desc: z.boolean().optional() });

const shareObject = z.strictObject({
  within: z.array(name).max(50).optional(),
  parent: z.array(name).max(50).optional(),
  metrics: z.array(name).max(200).optional(),
});

const queryObject = z.strictObject({
  metrics: z.array(name).max(200),
  by: PARTS.by.optional(),
  period: shortText.optional(),
  where: text.optional(),
  params: PARTS.params.optional(),
  having: text.optional(),
  compare: z.array(PARTS.compareOrClosed).max(50).optional(),
  peers: z.enum(['label', 'calendar']).optional(),
  alignment: PARTS.alignment.optional(),
  partial: PARTS.partial.optional(),
  order: z.array(orderObject).max(50).optional(),
  limit: z.int().min(1).max(1_000_000_000).optional(),
  others: z.boolean().optional(),
  totals: z.union([z.boolean(), z.literal('all'), z.array(z.array(name).max(50)).max(200)]).optional(),
  share: shareObject.optional(),
  fill: z.boolean().optional(),
  currency: shortText.optional(),
  constant_currency: z.boolean().optional(),
  as_of: PARTS.asOf.optional(),
  restated: z.boolean().optional(),
});

/** The shape of a query; what its names mean is checked by `resolveQuery`. */
export const metricQuerySchema: z.ZodType<MetricQuery> = queryObject;

/** Keys of the query itself, and of the objects inside it by the key they stand under. */
export const QUERY_KEYS: ObjectKeys = new Map([
  ['', Object.keys(queryObject.shape)],
  ['by', Object.keys(PARTS.key.shape)],
  ['compare', PARTS.comparedKeys],
  ['order', Object.keys(orderObject.shape)],
  ['share', Object.keys(shareObject.shape)],
  ['as_of', AS_OF_KEYS],
]);

/** JSON Schema (2020-12) of a query, for editors and for the HTTP interface. */
export function metricQueryJsonSchema(): Readonly<Record<string, unknown>> {
  return z.toJSONSchema(queryObject);
}
