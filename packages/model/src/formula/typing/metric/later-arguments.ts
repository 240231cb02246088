import { parseDay } from '@plumbline/calendar';
import type { MetricExpr } from '../../expression.ts';
import { formatMetric, quoteText } from '../../format-formula.ts';
import { writeInstead } from '../../hints.ts';
import type { Syntax } from '../../read/syntax.ts';
import { readMetric, readNumericMetric } from '../arguments/form-arguments.ts';
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

const metric: Reader = (node, context) => metricPart(readMetric(node, context));
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
const date: Reader = (node, { typing }) => {
  if (node.kind === 'date' && parseDay(node.value) !== null) return part(`date '${node.value}'`);
  return refuse(typing, node.span, {
    code: 'model/bad-date',
    params: { text: node.kind === 'date' ? node.value : '' },
    hints: [writeInstead("date '2024-01-31'", false)],
  });
};
const rate: Reader = (node, context, form) => {
  if (node.kind !== 'fixed') return word('average', 'closing', 'historical')(node, context, form);
  if (parseDay(node.date) !== null) return part(`fixed date '${node.date}'`);
  return refuse(context.typing, node.span, { code: 'model/bad-date', params: { text: node.date } });
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
const currency: Reader = (node, context, form) => {
  const code = readText(context.typing, node, form);
  if (code === null) return null;
  if (/^[A-Z]{3}$/.test(code)) return part(quoteText(code));
  return refuse(context.typing, node.span, {
    code: 'model/bad-currency',
    params: { text: code },
    hints: [writeInstead("'CNY'", false)],
  });
};

/** Readers of the arguments of forms that are evaluated later. */
export const read = {
  metric,
  number,
  text,
  word,
  date,
  rate,
  fraction,
  currency,
} as const;
