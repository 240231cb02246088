import { z } from 'zod';
import { PERSPECTIVES } from './metric.ts';
import { bilingual, described, listOf, map, oneOrMore } from './shapes.ts';
import { amount, change, date, decimal, interval, name, share, text } from './text-forms.ts';

const target = z.union([share, map({ value: share }), map({ growth: share, over: text })]);

/** A metric, a target, a period, an owner, a weight. */
export const goalDefinition = map({
  ...described,
  name,
  perspective: z.enum(PERSPECTIVES).optional(),
  metric: name,
  where: text.optional(),
  period: text,
  target: target.optional(),
  tiers: map({ floor: share.optional(), target: share.optional(), stretch: share.optional() }).optional(),
  phase: text.optional(),
  owner: text.optional(),
  department: text.optional(),
  weight: share.optional(),
  parent: name.optional(),
  paired: listOf(map({ metric: name, at_most: share.optional(), at_least: share.optional() })).optional(),
});

/** A declared influence of one metric on another. */
export const linkDefinition = map({
  ...described,
  from: name,
  to: name,
  sign: z.enum(['+', '-', '−']),
  lag: interval.optional(),
  strength: decimal.optional(),
  why: bilingual.optional(),
});

/** Something done, with cost, dates and an expected effect. */
export const actionDefinition = map({
  ...described,
  name,
  owner: text.optional(),
  department: text.optional(),
  start: date,
  end: date.optional(),
  cost: amount.optional(),
  metric: name,
  where: text.optional(),
  expected: change.optional(),
  lag: interval.optional(),
});

/** A condition on a metric that tells someone. */
export const alertDefinition = map({
  ...described,
  name,
  metric: name,
  by: oneOrMore(text).optional(),
  grain: name.optional(),
  where: text.optional(),
  when: text,
  notify: z.array(text).optional(),
});
