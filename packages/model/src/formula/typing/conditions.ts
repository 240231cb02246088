import { walkExpression } from '../children.ts';
import type { DimensionRef, MetricExpr, RowExpr } from '../expression.ts';
import { formatDimension } from '../format-formula.ts';
import { canReach } from '../names/reach.ts';
import type { Syntax } from '../read/syntax.ts';
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

/** Reports the first field of a condition that some measure does not have. */
export function conditionReaches(typing: Typing, condition: RowExpr, datasets: Iterable<string>): boolean {
  const { model } = typing.scope;
  const measured = [...datasets];
  let isReached = true;
  walkExpression({ level: 'row', expr: condition }, (node) => {
    if (node.level === 'metric') return false;
    const ref = refOf(node.expr);
    const lost =
      ref === null || !isReached ? undefined : measured.find((dataset) => !canReach(model, dataset, ref));
    if (ref === null || lost === undefined) return true;
    isReached = false;
    refuse(typing, node.expr.span, {
      code: 'model/unreachable-field',
      params: { dataset: lost, field: formatDimension(ref) },
    });
    return false;
  });
  return isReached;
}

function refOf(expr: RowExpr): DimensionRef | null {
  if (expr.kind === 'field') return expr.ref;
  return expr.kind === 'members' ? expr.field : null;
}
