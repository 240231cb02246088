import { formatMetric, quoteText } from '../../format-formula.ts';
import type { MetricExpr } from '../../metric-expression.ts';
import type { Syntax } from '../../read/syntax.ts';
import { readNumericMetric } from '../arguments/form-arguments.ts';
import { readNumber, readText, readWord } from '../arguments/read-words.ts';
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

const number: Reader = (node, context, form) => metricPart(readNumericMetric(node, context, form));
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

/** Readers of the arguments of forms that are evaluated later. */
export const read = {
  number,
  text,
  word,
  fraction,
} as const;
