import type { Metric, Model, ValueType } from '@plumbline/model';
import { metricInCurrency } from '../currency/metric-in-currency.ts';
import type { ResolvedCompare } from '../resolved-query.ts';
import type { CompareMeasure } from './compare-column.ts';

type Kind = ValueType['kind'];

/** Widest last. */
const NUMBERS: readonly Kind[] = ['null', 'integer', 'bigint', 'decimal', 'double'];

/** Type of a column of a comparison. A base read from a plan has the type of the plan. */
export function compareType(
  metric: Metric,
  {
    compare,
    measure,
    currency,
  }: {
    readonly compare: ResolvedCompare;
    readonly measure: CompareMeasure;
    readonly currency: string | null;
  },
  model: Model,
): ValueType {
  if (measure === 'pct' || measure === 'attainment') return { kind: 'double' };
  const plan = compare.kind === 'plan' ? metric.plans[compare.name] : undefined;
  const planned = plan === undefined ? undefined : model.metrics.get(plan);
  const base = planned === undefined ? metric.type : metricInCurrency(planned, model, currency).type;
  return measure === 'base' ? base : difference(metric.type, base);
}

/** Exact as long as both sides are. */
function difference(left: ValueType, right: ValueType): ValueType {
  if (left.kind === 'decimal' && right.kind === 'decimal') {
    const scale = Math.max(left.scale, right.scale);
    const whole = Math.max(left.precision - left.scale, right.precision - right.scale);
    return { kind: 'decimal', precision: Math.min(38, whole + scale), scale };
  }
  return NUMBERS.indexOf(left.kind) >= NUMBERS.indexOf(right.kind) ? left : right;
}
