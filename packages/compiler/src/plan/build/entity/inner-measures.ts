import { type AggregateExpr, childrenOf, type MetricExpr } from '@plumbline/model';
import type { Context } from '../cells/context.ts';
import { inForce } from '../cells/formula-in-force.ts';
import type { Frame } from '../cells/frame.ts';
import { terms } from '../forms/terms.ts';
import { timesOf } from '../forms/times-of.ts';

export interface InnerMeasure {
  readonly aggregate: AggregateExpr;
  /** Under the conditions and the time of the names around it. */
  readonly frame: Frame;
}

/** The measures that a metric of rows is made of. */
export function innerMeasures(expr: MetricExpr, frame: Frame, context: Context): readonly InnerMeasure[] {
  if (expr.kind === 'aggregate') return [{ aggregate: expr, frame }];
  if (expr.kind === 'where') {
    const conditions = [...frame.conditions, ...terms(expr.condition)];
    return innerMeasures(expr.of, { ...frame, conditions }, context);
  }
  const named = expr.kind === 'metric' ? context.model.metrics.get(expr.name) : undefined;
  const metric = named && inForce(named, frame, context);
  if (metric !== undefined)
    return innerMeasures(metric.expr, { ...frame, times: timesOf(metric, frame, context) }, context);
  return childrenOf({ level: 'metric', expr }).flatMap((child) =>
    child.level === 'metric' ? innerMeasures(child.expr, frame, context) : [],
  );
}
