import { isSameDimension } from '../../../graph/is-same-dimension.ts';
import type { AggregateFunction, DimensionRef } from '../../expression.ts';
import { formatDimension, formatMetric } from '../../format-formula.ts';
import { writeInstead } from '../../hints.ts';
import type { MetricExpr } from '../../metric-expression.ts';
import { metricKind } from '../../metric-kind.ts';
import type { MembersSyntax } from '../../read/syntax.ts';
import type { TextSpan } from '../../value-type.ts';
import { refuse, type Typing } from '../typing-context.ts';
import { expandedNodes } from './expanded-nodes.ts';

interface PerMembers {
  readonly fn: AggregateFunction;
  readonly of: MetricExpr;
  readonly per: readonly DimensionRef[];
  readonly node: MembersSyntax;
  readonly span: TextSpan;
}

/** Balances never add up over time, and are read on a day: a field that holds the day would leave one member. Reports both. */
export function fitsStock(typing: Typing, members: PerMembers): boolean {
  return isNoSumOverTime(typing, members) && isNoTimeField(typing, members);
}

function isNoSumOverTime(typing: Typing, { fn, of, per, node, span }: PerMembers): boolean {
  const grain = per.find((ref) => ref.kind === 'grain');
  if (fn !== 'sum' || grain === undefined || metricKind(of, typing.scope.metrics) !== 'stock') return true;
  const members = per.length === 1 ? formatDimension(grain) : `(${per.map(formatDimension).join(', ')})`;
  const average = `avg(${formatMetric(of)} per ${members})`;
  refuse(typing, span, {
    code: 'model/stock-summed-over-time',
    params: { grain: formatDimension(grain) },
    hints: [writeInstead(average, node.having === null)],
  });
  return false;
}

function isNoTimeField(typing: Typing, { of, per, node }: PerMembers): boolean {
  const { model } = typing.scope;
  for (const expr of expandedNodes(of, typing.scope)) {
    if (expr.kind !== 'closing' && expr.kind !== 'opening' && expr.kind !== 'average_balance') continue;
    const dataset = model.datasets.get(expr.of.dataset);
    const time = dataset?.calendar?.recorded ?? dataset?.time ?? null;
    const i = per.findIndex((ref) => time !== null && isSameDimension(model, ref, time));
    const [ref, written] = [per[i], node.per[i]];
    if (ref === undefined || written === undefined) continue;
    refuse(typing, written.span, {
      code: 'model/stock-per-time-field',
      params: { field: formatDimension(ref) },
      hints: [writeInstead('day')],
    });
    return false;
  }
  return true;
}
