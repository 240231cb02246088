import type { MetricExpr } from '../formula/expression.ts';
import type { Metric, Model } from '../model.ts';
import { formulaOn } from './formula-on.ts';

type Empty = 'zero' | 'null';

/** The fill value of a metric: declared, else its dataset's for a measure alone, else zero for pure counts, else null. */
export function emptyOf(model: Model, metric: Metric): Empty {
  return follow(model, metric, new Set());
}

function follow(model: Model, metric: Metric, seen: Set<string>): Empty {
  if (metric.empty !== null) return metric.empty;
  if (seen.has(metric.name)) return 'null';
  seen.add(metric.name);
  return ofFormula(model, metric.expr, seen);
}

function ofFormula(model: Model, expr: MetricExpr, seen: Set<string>): Empty {
  switch (expr.kind) {
    case 'aggregate': {
      const isCount = expr.fn === 'count' || expr.fn === 'count_distinct';
      return model.datasets.get(expr.dataset)?.empty ?? (isCount ? 'zero' : 'null');
    }
    case 'per':
      return expr.fn === 'count' ? 'zero' : 'null';
    case 'closing':
    case 'opening':
      return model.datasets.get(expr.of.dataset)?.empty ?? 'null';
    case 'in_force':
      return ofFormula(model, formulaOn(expr, Number.POSITIVE_INFINITY), seen);
    case 'where':
      return ofFormula(model, expr.of, seen);
    case 'metric': {
      const named = model.metrics.get(expr.name);
      return named === undefined ? 'null' : follow(model, named, seen);
    }
    default:
      return 'null';
  }
}
