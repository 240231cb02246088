import { report } from '@plumbline/diagnostics';
import { type Metric, planOf } from '@plumbline/model';
import type { PlanKind } from '../metric-query.ts';
import { datasetsRead } from './fiscal/find-fiscal.ts';
import { placeOf, type Resolving } from './resolving.ts';
import { formulaNodes, nameOf } from './time/formula-nodes.ts';

/** What counts things that happened before R, or adds up all that was booked, is none of the days of R. */
const OF_OTHER_DAYS: ReadonlySet<string> = new Set(['new', 'cohort', 'retention', 'conversion', 'account']);

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
    const form = [...formulaNodes([nameOf(metric)], model)]
      .map(({ node }) => node.expr.kind)
      .find((kind) => OF_OTHER_DAYS.has(kind));
    if (isOfRows && form === undefined) continue;
    const params = { metric: metric.name, plan, form: isOfRows ? (form ?? null) : null };
    diagnostics.push(report('query/nothing-to-match', params, { at: placeOf(['compare', index]) }));
  }
}
