import type { MetricExpr } from '../../formula/metric-expression.ts';
import type { RowExpr } from '../../formula/row-expression.ts';
import { unitOf } from '../../formula/unit-of.ts';
import type { ValueType } from '../../formula/value-type.ts';
import { isSameType } from '../values/is-same-type.ts';

/** The expression, wrapped in `cast` where it has another type. */
export function castRow(expr: RowExpr, type: ValueType): RowExpr {
  if (isSameType(expr.type, type)) return expr;
  return { kind: 'call', fn: 'cast', args: [expr], option: null, type, unit: unitOf(expr), span: expr.span };
}

/** The same for a formula. */
export function castMetric(expr: MetricExpr, type: ValueType): MetricExpr {
  if (isSameType(expr.type, type)) return expr;
  return { kind: 'call', fn: 'cast', args: [expr], option: null, type, unit: unitOf(expr), span: expr.span };
}
