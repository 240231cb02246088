import type { MetricExpr } from './metric-expression.ts';
import type { RowExpr } from './row-expression.ts';
import type { Unit } from './value-type.ts';

/** The unit of a typed expression; conditions and bare numbers have none of their own. */
export function unitOf(expr: RowExpr | MetricExpr): Unit {
  if (expr.kind === 'literal') return literalUnit(expr.type.kind, expr.percent === true);
  return 'unit' in expr ? expr.unit : { kind: 'any' };
}

function literalUnit(type: string, isPercent: boolean): Unit {
  if (isPercent) return { kind: 'percent' };
  return type === 'text' || type === 'date' || type === 'timestamp' ? { kind: type } : { kind: 'any' };
}
