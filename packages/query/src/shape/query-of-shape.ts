import { type DateRange, type Day, formatDay } from '@plumbline/calendar';
import type { Model } from '@plumbline/model';
import type { Facts } from '../facts.ts';
import type { MetricQuery } from '../metric-query.ts';
import { datasetsRead } from '../resolve/fiscal/find-fiscal.ts';
import { dayOfMark } from './day-mark.ts';

/** A question of this shape whose days lie within the rows it is asked of: their ends tell no more than its own did. */
export function queryOfShape(shape: MetricQuery, model: Model, facts: Facts): MetricQuery {
  const within = daysOf(shape, model, facts);
  const { calendar } = model.workspace;
  const near = (part: number): Day => within.from + Math.floor((within.to - within.from) * part);
  const filled = (text: string, part: number) =>
    text.replace(/\{\w+(?: end)?\}/g, (mark) => formatDay(dayOfMark(mark, near(part), { within, calendar })));
  const ends = (text: string) =>
    text
      .split('..')
      .map((end, i) => filled(end, i === 0 ? BEGIN : END))
      .join('..');
  const { where, having, period, compare, as_of: asOf, ...rest } = shape;
  return {
    ...rest,
    ...(where === undefined ? {} : { where: filled(where, MIDDLE) }),
    ...(having === undefined ? {} : { having: filled(having, MIDDLE) }),
    ...(period === undefined ? {} : { period: ends(period) }),
    ...(compare === undefined
      ? {}
      : {
          compare: compare.map((item) =>
            typeof item === 'object' && 'fixed' in item ? { fixed: ends(item.fixed) } : item,
          ),
        }),
    ...(asOf === undefined
      ? {}
      : { as_of: typeof asOf === 'string' ? filled(asOf, END) : { data: filled(asOf.data, END) } }),
  };
}

const BEGIN = 0.25;
const MIDDLE = 0.5;
const END = 0.75;

/** The days that all the datasets asked have rows of; where there are none, those that any has. */
function daysOf({ metrics }: MetricQuery, model: Model, { datasets }: Facts): DateRange {
  const known = metrics.flatMap((name) => model.metrics.get(name) ?? []);
  const facts = datasetsRead(known, model).flatMap(({ name }) => datasets.get(name) ?? []);
  const firsts = facts.flatMap(({ first }) => first ?? []);
  const lasts = facts.flatMap(({ last }) => last ?? []);
  if (firsts.length === 0 || lasts.length === 0) return { from: 0, to: 0 };
  const common = { from: Math.max(...firsts), to: Math.min(...lasts) };
  return common.from <= common.to ? common : { from: Math.min(...firsts), to: Math.max(...lasts) };
}
