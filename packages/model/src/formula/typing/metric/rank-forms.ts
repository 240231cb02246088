import type { MetricExpr } from '../../metric-expression.ts';
import type { CallSyntax } from '../../read/syntax.ts';
import { BIGINT, DOUBLE } from '../../value/type-kinds.ts';
import { readMetric } from '../arguments/form-arguments.ts';
import { readArguments } from '../arguments/read-arguments.ts';
import { readNumber } from '../arguments/read-words.ts';
import { type MetricContext, refuse } from '../typing-context.ts';

const MOST_BUCKETS = 1000;

/** Where the cell stands among the others, from 0 to 1. */
export function typeRankShare(call: CallSyntax, context: MetricContext): MetricExpr | null {
  const read = readArguments(context.typing, call, { positional: ['m'] });
  const of = read && readMetric(read.positional[0], context);
  return of && { kind: 'rank_share', of, type: DOUBLE, unit: { kind: 'percent' }, span: call.span };
}

export function typeNtile(call: CallSyntax, context: MetricContext): MetricExpr | null {
  const { typing } = context;
  const read = readArguments(typing, call, { positional: ['m', '10'] });
  const node = read?.positional[1];
  if (read === null || node === undefined) return null;
  const of = readMetric(read.positional[0], context);
  const buckets = readNumber(typing, node, 'ntile');
  if (of === null || buckets === null) return null;
  if (Number.isInteger(buckets) && buckets >= 1 && buckets <= MOST_BUCKETS)
    return { kind: 'ntile', of, buckets, type: BIGINT, unit: { kind: 'number' }, span: call.span };
  const params = { name: 'ntile', least: 1, most: MOST_BUCKETS };
  return refuse(typing, node.span, { code: 'model/number-out-of-range', params });
}
