import type { MetricEntry } from '../../api/answer.ts';

const MOST = 6;

/** What a furniture group and most companies look at first; names a workspace lacks are filled from its strategic layer. */
const FIRST = [
  'revenue',
  'new_customers',
  'gross_margin_rate',
  'net_profit',
  'operating_cash_flow',
  'collection_rate',
];

/** The six numbers of the cockpit. */
export function chosenMetrics(metrics: readonly MetricEntry[]): readonly MetricEntry[] {
  const byName = new Map(metrics.map((metric) => [metric.name, metric]));
  const first = FIRST.flatMap((name) => byName.get(name) ?? []);
  if (first.length === MOST) return first;
  const plans = new Set(metrics.flatMap((metric) => Object.values(metric.plans)));
  const rest = metrics
    .filter((metric) => !first.includes(metric) && !plans.has(metric.name))
    .toSorted((a, b) => weightOf(b) - weightOf(a));
  return [...first, ...rest].slice(0, MOST);
}

function weightOf({ attributes }: MetricEntry): number {
  return (attributes.layer === 'strategic' ? 2 : 0) + (attributes.tier === 'main' ? 1 : 0);
}
