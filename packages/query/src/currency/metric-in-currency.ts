import type { Metric, Model, Unit } from '@plumbline/model';
import { typeInCurrency } from './type-in-currency.ts';

/** A metric as its column shows it: the type and unit of its values in the currency that the question names. */
export function metricInCurrency(metric: Metric, model: Model, to: string | null): Metric {
  if (to === null) return metric;
  const type = typeInCurrency(metric.expr, model, to);
  return { ...metric, type, unit: unitIn(metric.unit, to === model.workspace.currency ? null : to) };
}

function unitIn(unit: Unit, currency: string | null): Unit {
  if (unit.kind === 'per') return { ...unit, of: unitIn(unit.of, currency), by: unitIn(unit.by, currency) };
  return unit.kind === 'money' && unit.currency !== 'mixed' ? { ...unit, currency } : unit;
}
