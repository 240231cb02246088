import type { Child, DimensionRef, MetricExpr, RowExpr } from '@plumbline/model';

/** The dimensions that a node names itself, its parts left out. */
export function dimensionRefsOf(node: Child): readonly DimensionRef[] {
  return node.level === 'row' ? ofRow(node.expr) : ofMetric(node.expr);
}

function ofRow(expr: RowExpr): readonly DimensionRef[] {
  if (expr.kind === 'field') return [expr.ref];
  if (expr.kind === 'under') return [expr.key];
  return expr.kind === 'members' ? [...expr.fields, ...expr.per] : [];
}

function ofMetric(expr: MetricExpr): readonly DimensionRef[] {
  if (expr.kind === 'rollup') return [expr.key];
  if ('within' in expr) return expr.within;
  if (!('per' in expr) || expr.per === null) return [];
  return 'kind' in expr.per ? [expr.per] : expr.per;
}
