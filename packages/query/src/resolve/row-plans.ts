import { type Metric, type Model, planOf, saysScenario } from '@plumbline/model';
import { PLAN_KINDS, type PlanKind } from '../metric-query.ts';
import { datasetsRead } from './fiscal/find-fiscal.ts';
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

/** A plan that stands among the rows of what happened. `isMatched`: both sides can be read on the snapshot days of both. */
export interface RowPlan {
  readonly plan: PlanKind;
  readonly isMatched: boolean;
}

/** The plans that a metric has without naming them: those in the rows of everything that it reads, unless its formula chooses among them. */
export function rowPlans(model: Model, metric: Metric): readonly RowPlan[] {
  const found = PLAN_KINDS.filter((plan) => planOf(model, metric, plan)?.kind === 'scenario');
  if (found.length === 0 || choosesScenario(model, metric)) return [];
  const isMatched = hasTimes(model, metric) && nodeOfOtherDays(model, metric) === undefined;
  return found.map((plan) => ({ plan, isMatched }));
}

/** Everything that a metric reads has a time, so that its snapshots have days. */
export function hasTimes(model: Model, metric: Metric): boolean {
  return datasetsRead([metric], model).every(({ time }) => time !== null);
}

/** A part of its formula that reads other days than those of the period; undefined: none does. */
export function nodeOfOtherDays(model: Model, metric: Metric): FormulaNode | undefined {
  return [...formulaNodes([nameOf(metric)], model)].find(({ node }) => OF_OTHER_DAYS.has(node.expr.kind));
}

/** Whether a condition of its formula names the scenario, so that it has no other to be compared with. */
function choosesScenario(model: Model, metric: Metric): boolean {
  const datasets = datasetsRead([metric], model);
  return [...formulaNodes([nameOf(metric)], model)].some(
    ({ node: { expr } }) =>
      expr.kind === 'field' && datasets.some(({ name }) => saysScenario(model, name, expr.ref)),
  );
}
