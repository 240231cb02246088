import { report } from '@plumbline/diagnostics';
import { type FormulaScope, type MetricExpr, typeMetricFormula } from '@plumbline/model';
import type { ResolvedQuery } from '../resolved-query.ts';
import { findKey, type NamedKey } from './resolve-totals.ts';
import { addProblems, placeOf, type Resolving } from './resolving.ts';

type Order = ResolvedQuery['order'][number];

/** `having` as a condition over result columns and metrics; null without one, or after a diagnostic. */
export function resolveHaving(to: Resolving, scope: FormulaScope): MetricExpr | null {
  const text = to.query.having;
  if (text === undefined) return null;
  const { expr, problems } = typeMetricFormula(text, scope);
  addProblems(to, problems, ['having'], text);
  if (expr === null) return null;
  if (expr.type.kind === 'boolean') return expr;
  to.diagnostics.push(
    report('query/having-not-condition', { type: expr.type.kind }, { at: placeOf(['having']) }),
  );
  return null;
}

/** Each of `order` names a key (by column or as written in `by`), another result column, or a metric. */
export function resolveOrder(
  to: Resolving,
  keys: readonly NamedKey[],
  scope: FormulaScope,
): readonly Order[] {
  return (to.query.order ?? []).flatMap((item, i): readonly Order[] => {
    const desc = item.desc ?? false;
    const key = findKey(keys, item.by.trim());
    if (key !== undefined) return [{ by: { kind: 'key', name: key.name }, desc }];
    const path = ['order', i, 'by'];
    const { expr, problems } = typeMetricFormula(item.by, scope);
    addProblems(to, problems, path, item.by);
    if (expr === null) return [];
    if (expr.kind === 'metric' || expr.kind === 'result') return [{ by: shown(expr, scope), desc }];
    to.diagnostics.push(report('query/order-not-a-name', { text: item.by }, { at: placeOf(path) }));
    return [];
  });
}

/** A metric that the query shows is ordered by its column, however it was named. */
function shown(expr: Extract<MetricExpr, { kind: 'metric' | 'result' }>, scope: FormulaScope): MetricExpr {
  if (expr.kind === 'result' || !scope.results.has(expr.name)) return expr;
  const { name, type, unit, span } = expr;
  return { kind: 'result', column: name, type, unit, span };
}
