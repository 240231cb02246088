import { GRAINS } from '@plumbline/calendar';
import { z } from 'zod';
import type { MetricQuery } from '../metric-query.ts';

const MAX_NAME = 1_000;
const MAX_TEXT = 10_000;
/** Longest `in` list. */
const MAX_VALUES = 10_000;

const name = z.string().min(1).max(MAX_NAME);
const text = z.string().max(MAX_TEXT);
const shortText = z.string().max(MAX_NAME);

const byObject = z.strictObject({
  field: name,
  grain: z.enum(GRAINS).optional(),
  part: z.enum(['year', 'quarter', 'month', 'week', 'day', 'weekday', 'hour', 'minute']).optional(),
  as: name.optional(),
});
const fixedObject = z.strictObject({ fixed: shortText });
const orderObject = z.strictObject({ by: text, desc: z.boolean().optional() });
const dataObject = z.strictObject({ data: shortText });

const param = z.union([
  text,
  z.number(),
  z.boolean(),
  z.null(),
  z.array(z.union([text, z.number()])).max(MAX_VALUES),
]);

const queryObject = z.strictObject({
  metrics: z.array(name).max(200),
  by: z
    .array(z.union([name, byObject]))
    .max(50)
    .optional(),
  period: shortText.optional(),
  where: text.optional(),
  params: z.record(name, param).optional(),
  having: text.optional(),
  compare: z
    .array(z.union([z.enum(['year_ago', 'previous', 'target', 'budget', 'forecast']), fixedObject]))
    .max(50)
    .optional(),
  peers: z.enum(['label', 'calendar']).optional(),
  alignment: z.enum(['calendar', 'fiscal', 'weekday', 'spring_festival']).optional(),
  partial: z.enum(['to_date', 'full', 'exclude_current', 'to_time']).optional(),
  order: z.array(orderObject).max(50).optional(),
  limit: z.int().min(1).max(1_000_000_000).optional(),
  others: z.boolean().optional(),
  totals: z.union([z.boolean(), z.literal('all'), z.array(z.array(name).max(50)).max(200)]).optional(),
  fill: z.boolean().optional(),
  currency: shortText.optional(),
  constant_currency: z.boolean().optional(),
  as_of: z.union([shortText, dataObject]).optional(),
  restated: z.boolean().optional(),
});

/** The shape of a query; what its names mean is checked by `resolveQuery`. */
export const metricQuerySchema: z.ZodType<MetricQuery> = queryObject;

/** Keys of the query itself, and of the objects inside it by the key they stand under. */
export const OBJECT_KEYS: ReadonlyMap<string, readonly string[]> = new Map([
  ['', Object.keys(queryObject.shape)],
  ['by', Object.keys(byObject.shape)],
  ['compare', Object.keys(fixedObject.shape)],
  ['order', Object.keys(orderObject.shape)],
  ['as_of', Object.keys(dataObject.shape)],
]);

/** JSON Schema (2020-12) of a query, for editors and for the HTTP interface. */
export function metricQueryJsonSchema(): Readonly<Record<string, unknown>> {
  return z.toJSONSchema(queryObject);
}
