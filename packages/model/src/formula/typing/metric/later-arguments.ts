import { formatInterval } from '@plumbline/calendar';
import type { MetricExpr } from '../../expression.ts';
import { formatDimension, formatMetric, quoteText } from '../../format-formula.ts';
import { writeInstead } from '../../hints.ts';
import type { Syntax } from '../../read/syntax.ts';
import { readDimension, readMetric, readNumericMetric } from '../arguments/form-arguments.ts';
import { readInterval, readNumber, readText, readWord } from '../arguments/read-words.ts';
import { type MetricContext, refuse } from '../typing-context.ts';

/** An argument that was read: its canonical text, and what later rules need of it. */
export interface Part {
  readonly text: string;
  readonly metrics: readonly MetricExpr[];
}
export type Reader = (node: Syntax, context: MetricContext, form: string) => Part | null;

const part = (text: string): Part => ({ text, metrics: [] });
const metricPart = (expr: MetricExpr | null): Part | null =>
  expr && { text: formatMetric(expr), metrics: [expr] };

const metric: Reader = (node, context) => metricPart(readMetric(node, context));
const number: Reader = (node, context, form) => metricPart(readNumericMetric(node, context, form));
/** Entities are counted over metrics; a dataset stands for the number of its rows. */
const counted: Reader = (node, context) => metricPart(readMetric(node, { ...context, countsDatasets: true }));
const interval: Reader = (node, { typing }) => {
  const found = readInterval(typing, node);
  return found && part(formatInterval(found));
};
const dimension: Reader = (node, { typing }) => {
  const ref = readDimension(typing, node, true);
  return ref && part(formatDimension(ref));
};
const text: Reader = (node, { typing }, form) => {
  const found = readText(typing, node, form);
  return found === null ? null : part(quoteText(found));
};
const word =
  (...words: readonly string[]): Reader =>
  (node, { typing }) => {
    const found = readWord(typing, node, words);
    return found === null ? null : part(found);
  };
const buckets: Reader = (node, { typing }) => {
  const count = readNumber(typing, node, 'ntile');
  if (count === null) return null;
  if (Number.isInteger(count) && count >= 1 && count <= 1000) return part(String(count));
  return refuse(typing, node.span, {
    code: 'model/number-out-of-range',
    params: { name: 'ntile', least: 1, most: 1000 },
  });
};
/** `sensitivity: 0.8`. */
const fraction: Reader = (node, { typing }, form) => {
  const found = readNumber(typing, node, form);
  if (found === null) return null;
  if (found >= 0 && found <= 1) return part(String(found));
  return refuse(typing, node.span, {
    code: 'model/number-out-of-range',
    params: { name: form, least: 0, most: 1 },
  });
};
/** `visits -> orders`. */
const steps: Reader = (node, context) => {
  if (node.kind !== 'arrow') {
    return refuse(context.typing, node.span, {
      code: 'model/conversion-steps',
      params: {},
      hints: [writeInstead('conversion(visits -> orders, …)', false)],
    });
  }
  const inner = { ...context, countsDatasets: true };
  const from = readMetric(node.from, inner);
  const to = readMetric(node.to, inner);
  return from && to && { text: `${formatMetric(from)} -> ${formatMetric(to)}`, metrics: [from, to] };
};

/** Readers of the arguments of forms that are evaluated later. */
export const read = {
  metric,
  number,
  counted,
  interval,
  dimension,
  text,
  word,
  buckets,
  fraction,
  steps,
} as const;
