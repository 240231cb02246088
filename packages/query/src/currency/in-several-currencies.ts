import { type DimensionRef, isSameDimension, type Metric, type Model, type RowExpr } from '@plumbline/model';
import { formulaNodes, nameOf } from '../resolve/time/formula-nodes.ts';
import { amountOf } from './amount-of.ts';

/**
 * Whether a metric adds amounts of which each row names the currency, and converts none of them: it is answered in a currency that
 * the question names, or by that of its rows. One whose formula chooses among them is answered as it is.
 */
export function isInSeveralCurrencies(model: Model, metric: Metric): boolean {
  const nodes = [...formulaNodes([nameOf(metric)], model)].map(({ node }) => node);
  if (nodes.some(({ expr }) => expr.kind === 'convert')) return false;
  const read = nodes.flatMap(({ expr }) => (expr.kind === 'field' ? [expr.ref] : []));
  return nodes.some(({ level, expr }) => {
    const amount = level === 'metric' && expr.kind === 'aggregate' ? amountOf(expr) : null;
    if (amount === null || amount.currency === null || typeof amount.currency === 'string') return false;
    return !fieldsBehind(amount.currency, model).some((one) =>
      read.some((ref) => isSameDimension(model, ref, one)),
    );
  });
}

/** A column, and the fields that it is computed from by name alone. */
function fieldsBehind(
  { dataset, field }: { readonly dataset: string; readonly field: string },
  model: Model,
): readonly DimensionRef[] {
  const found: DimensionRef[] = [];
  let next: DimensionRef | null = { kind: 'field', dataset, field, relationship: null };
  while (next !== null && next.kind === 'field') {
    found.push(next);
    const expression: RowExpr | null | undefined = model.datasets
      .get(next.dataset)
      ?.fields.get(next.field)?.expression;
    next = expression?.kind === 'field' ? expression.ref : null;
  }
  return found;
}
