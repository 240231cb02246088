import { report } from '@plumbline/diagnostics';
import type { Child, Metric, MetricExpr, RowExpr } from '@plumbline/model';
import type { QueryPath } from '../../query-path.ts';
import { placeOf, type Resolving } from '../resolving.ts';
import { formulaNodes, nameOf } from './formula-nodes.ts';

/** Forms that move or bound a range, so that there must be one. */
const FORMS: readonly string[] = ['prior', 'growth', 'opening', 'average_balance', 'retention', 'annualize'];

/** Parts of a query that evaluate metrics. */
export interface Evaluated {
  readonly metrics: readonly Metric[];
  readonly plans: readonly Metric[];
  readonly where: RowExpr | null;
  readonly texts: readonly MetricExpr[];
}

/** Without a time grain and without a period, nothing says what `prior` is prior to. */
export function refuseWithoutPeriod(to: Resolving, { metrics, plans, where, texts }: Evaluated): void {
  metrics.forEach((metric, i) => {
    refuse(to, [nameOf(metric)], { path: ['metrics', i], metric: metric.name });
  });
  refuse(to, plans.map(nameOf), { path: ['compare'], metric: null });
  refuse(to, where === null ? [] : [{ level: 'row', expr: where }], { path: ['where'], metric: null });
  refuse(
    to,
    texts.map((expr): Child => ({ level: 'metric', expr })),
    { path: [to.query.having === undefined ? 'order' : 'having'], metric: null },
  );
}

function refuse(
  to: Resolving,
  roots: readonly Child[],
  { path, metric }: { readonly path: QueryPath; readonly metric: string | null },
): void {
  for (const { node, isRangeFixed } of formulaNodes(roots, to.model)) {
    const { expr } = node;
    const form = expr.kind;
    const isBefore = expr.kind === 'account' && expr.over === 'before';
    if (isRangeFixed || !(isBefore || FORMS.includes(form))) continue;
    if (expr.kind === 'retention' && expr.after === null) continue;
    to.diagnostics.push(report('query/needs-period', { metric, form }, { at: placeOf(path) }));
    return;
  }
}
