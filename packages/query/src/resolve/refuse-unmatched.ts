import { report } from '@plumbline/diagnostics';
import { type Metric, planOf } from '@plumbline/model';
import type { PlanKind } from '../metric-query.ts';
import { datasetsRead } from './fiscal/find-fiscal.ts';
import { placeOf, type Resolving } from './resolving.ts';
import { type FormulaNode, formulaNodes, nameOf } from './time/formula-nodes.ts';

/** What counts things that happened before R, adds up all that was booked, or tells of R itself, is none of the days that both have. */
const OF_OTHER_DAYS: ReadonlySet<string> = new Set([
  'new',
  'cohort',
  'retention',
  'conversion',
  'account',
  'fact',
]);

/** Snapshot days are matched where the plan stands in the rows of the metric, and those have a time. */
export function refuseUnmatched(
  to: Resolving,
  metrics: readonly Metric[],
  plan: PlanKind,
  index: number,
): void {
  const { model, diagnostics } = to;
  for (const metric of metrics) {
    const found = planOf(model, metric, plan);
    if (found === null) continue;
    const isOfRows =
      found.kind === 'scenario' && datasetsRead([metric], model).every(({ time }) => time !== null);
    const other = [...formulaNodes([nameOf(metric)], model)].find(({ node }) =>
      OF_OTHER_DAYS.has(node.expr.kind),
    );
    if (isOfRows && other === undefined) continue;
    const form = other === undefined ? null : wordOf(other.node);
    const params = { metric: metric.name, plan, form: isOfRows ? form : null };
    diagnostics.push(report('query/nothing-to-match', params, { at: placeOf(['compare', index]) }));
  }
}

function wordOf({ expr }: FormulaNode['node']): string {
  return expr.kind === 'fact' ? `${expr.fact}()` : expr.kind;
}
