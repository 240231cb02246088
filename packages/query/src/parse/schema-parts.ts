import { GRAINS } from '@plumbline/calendar';
import { z } from 'zod';

const MAX_NAME = 1_000;
const MAX_TEXT = 10_000;
/** Longest `in` list. */
const MAX_VALUES = 10_000;

const name = z.string().min(1).max(MAX_NAME);
const text = z.string().max(MAX_TEXT);
const shortText = z.string().max(MAX_NAME);
const data = z.strictObject({ data: shortText });
const fixed = z.strictObject({ fixed: shortText });
const matched = z.literal('snapshots');
const whole = z.literal(true);
const matchedPlan = z.union([
  z.strictObject({ target: whole, matched }),
  z.strictObject({ budget: whole, matched }),
  z.strictObject({ forecast: whole, matched }),
]);
const key = z.strictObject({
  field: name,
  grain: z.enum(GRAINS).optional(),
  part: z
    .enum(['year', 'quarter', 'month', 'week', 'day', 'day_of_year', 'weekday', 'hour', 'minute'])
    .optional(),
  as: name.optional(),
});
const param = z.union([
  text,
  z.number(),
  z.boolean(),
  z.null(),
  z.array(z.union([text, z.number()])).max(MAX_VALUES),
]);

const COMPARED = ['year_ago', 'previous', 'target', 'budget', 'forecast'] as const;

/** Pieces that the shapes of questions share. */
export const PARTS = {
  name,
  text,
  shortText,
  /** What a comparison that is no word may say. */
  comparedKeys: ['fixed', 'target', 'budget', 'forecast', 'matched'],
  key,
  by: z.array(z.union([name, key])).max(50),
  params: z.record(name, param),
  compare: z.union([z.enum(COMPARED), fixed, matchedPlan]),
  compareOrClosed: z.union([z.enum([...COMPARED, 'closed']), fixed, matchedPlan]),
  alignment: z.enum(['calendar', 'fiscal', 'weekday', 'spring_festival']),
  asOf: z.union([shortText, data]),
  partial: z.enum(['to_date', 'full', 'exclude_current', 'to_time']),
  cell: z.union([text, z.number(), z.boolean(), z.null()]),
} as const;

/** Keys of `as_of`, where it is more than a day. */
export const AS_OF_KEYS: readonly string[] = Object.keys(data.shape);
