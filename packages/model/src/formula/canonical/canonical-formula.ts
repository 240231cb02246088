import { mapMetricChildren, mapRowChildren } from '../children.ts';
import { formatMetric, formatRow } from '../format-formula.ts';
import type { MetricExpr } from '../metric-expression.ts';
import type { NodeOf } from '../node-of.ts';
import type { RowExpr } from '../row-expression.ts';
import { inOrder, orderedCall } from './ordered-call.ts';

/** What a metric that is named stands for; null: its name says more than its formula. */
export type Expand = (named: NodeOf<MetricExpr, 'metric'>) => MetricExpr | null;

/**
 * The formula in a form that formulas of the same value share: labels are names, operands that may change places and
 * conditions stand in one order, names are replaced by what `expand` gives. Two that differ may still be equal; two
 * that are the same always are. To be printed, not evaluated.
 */
export function canonicalFormula(expr: MetricExpr, expand: Expand): MetricExpr {
  const metric = (inner: MetricExpr): MetricExpr => {
    if (inner.kind === 'metric') return expand(inner) ?? inner;
    if (inner.kind === 'later') return inner;
    // A count of members makes zeros of what is missing in a formula, not in a metric that is named.
    const isByMember = inner.kind === 'per';
    const below = isByMember ? (part: MetricExpr) => canonicalFormula(part, () => null) : metric;
    return settled(mapMetricChildren(inner, { metric: below, row: canonicalRow }));
  };
  return metric(expr);
}

function settled(expr: MetricExpr): MetricExpr {
  if (expr.kind === 'call') return orderedCall<MetricExpr>(expr, formatMetric);
  if (expr.kind === 'in') return { ...expr, options: inOrder(expr.options, formatMetric) };
  return expr.kind === 'where' ? conditionsInOrder(expr) : expr;
}

function canonicalRow(expr: RowExpr): RowExpr {
  if (expr.kind === 'later') return expr;
  const metric = (part: MetricExpr) => canonicalFormula(part, () => null);
  const mapped = mapRowChildren(expr, { row: canonicalRow, metric });
  if (mapped.kind === 'call') return orderedCall<RowExpr>(mapped, formatRow);
  return mapped.kind === 'in' ? { ...mapped, options: inOrder(mapped.options, formatRow) } : mapped;
}

/** `sum(x) where a` of which `where b` is taken: the two may change places, also that inside the aggregate. */
function conditionsInOrder(expr: NodeOf<MetricExpr, 'where'>): MetricExpr {
  const found: RowExpr[] = [];
  let base: MetricExpr = expr;
  for (; base.kind === 'where'; base = base.of) found.push(base.condition);
  if (base.kind === 'aggregate' && base.where !== null) found.push(base.where);
  const [first, ...rest] = inOrder(found, formatRow);
  if (first === undefined) return expr;
  const start: MetricExpr =
    base.kind === 'aggregate' ? { ...base, where: first } : { ...expr, of: base, condition: first };
  return rest.reduce((of: MetricExpr, condition) => ({ ...expr, of, condition }), start);
}
