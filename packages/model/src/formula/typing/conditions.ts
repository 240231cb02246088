import type { MetricExpr } from '../metric-expression.ts';
import type { Syntax } from '../read/syntax.ts';
import type { RowExpr } from '../row-expression.ts';
import { formatType } from '../value/type-kinds.ts';
import { type MetricContext, type RowContext, refuse, type Typing } from './typing-context.ts';

/** An aggregate-level condition: what stands after `having`. */
export function typeCondition(typing: Typing, node: Syntax, context: MetricContext): MetricExpr | null {
  const expr = typing.typeMetric(node, context);
  return expr !== null && isCondition(typing, expr) ? expr : null;
}

/** A row-level condition: what stands after `where`. */
export function typeRowCondition(typing: Typing, node: Syntax, context: RowContext): RowExpr | null {
  const expr = typing.typeRow(node, context);
  return expr !== null && isCondition(typing, expr) ? expr : null;
}

/** Reports what is no condition. */
export function isCondition(typing: Typing, expr: RowExpr | MetricExpr): boolean {
  if (expr.type.kind === 'boolean' || (expr.kind === 'later' && expr.type.kind === 'null')) return true;
  refuse(typing, expr.span, { code: 'model/condition-wanted', params: { found: formatType(expr.type) } });
  return false;
}
