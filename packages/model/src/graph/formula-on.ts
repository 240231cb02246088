import type { Day } from '@plumbline/calendar';
import type { MetricExpr } from '../formula/metric-expression.ts';

/** What a metric is made of by the formula in force on a day; infinite: by the newest. */
export function formulaOn(expr: MetricExpr, day: Day): MetricExpr {
  if (expr.kind !== 'in_force') return expr;
  const option = expr.options.findLast(({ from }) => from === null || from <= day);
  return option?.expr ?? expr;
}
