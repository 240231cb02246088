import { type MetricEntry, plansOf } from '../../api/answer.ts';
import { answeredName, isFixed, matchedTo } from './against.ts';
import { CLOSED } from './closed.ts';

const PLANS = ['budget', 'target', 'forecast'] as const;

type Planned = Pick<MetricEntry, 'name' | 'plans' | 'row_plans'>;

/** What every chosen metric can be compared with, in the order of a menu. */
export function comparableOf(metrics: readonly Planned[], chosen: readonly string[]): readonly string[] {
  const entries = chosen.flatMap((name) => metrics.find((metric) => metric.name === name) ?? []);
  if (entries.length === 0) return ['year_ago', 'previous'];
  const plans = PLANS.filter((plan) => entries.every((each) => plansOf(each).includes(plan))).flatMap(
    (plan) => (entries.every((each) => isMatched(each, plan)) ? [plan, matchedTo(plan)] : [plan]),
  );
  return ['year_ago', 'previous', ...plans, CLOSED];
}

/** Chosen beside what is there: a plan is compared with in one way. */
export function withAgainst(against: readonly string[], name: string): readonly string[] {
  return [...against.filter((each) => answeredName(each) !== answeredName(name)), name];
}

/** Those that one of the metrics does not have would be refused. */
export function askable(against: readonly string[], comparable: readonly string[]): readonly string[] {
  return against.filter((each) => isFixed(each) || comparable.includes(each));
}

function isMatched({ row_plans = [] }: Planned, plan: string): boolean {
  return row_plans.some((each) => each.plan === plan && each.matched);
}
