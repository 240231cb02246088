import { typeMetricCondition } from '../../formula/type-metric-condition.ts';
import type { Model } from '../../model.ts';
import { brokenNeed, noteBrokenNeed } from '../broken-need.ts';
import { addProblems, type Building } from '../building.ts';
import { emptyScope } from '../empty-scope.ts';

/** What the metric of an alert is called in its condition. */
const VALUE = 'value';
const HIDDEN: ReadonlySet<string> = new Set([VALUE]);

/** Conditions of alerts: true or false for each value of the metric. */
export function checkAlerts(building: Building, model: Model): void {
  const metrics = new Map(model.metrics);
  const scope = { ...emptyScope(building, model), metrics, isAlert: true };
  for (const { value, origin } of building.definitions.lists.alerts) {
    const metric = model.metrics.get(value.metric);
    if (metric === undefined) continue;
    const mention = { origin, path: ['when'] };
    const broken = brokenNeed(building, value.when, { hidden: HIDDEN });
    if (broken !== null) {
      noteBrokenNeed(building, mention, value.name, broken);
      continue;
    }
    metrics.set(VALUE, { ...metric, name: VALUE });
    const { problems } = typeMetricCondition(value.when, scope);
    addProblems(building, mention, problems);
  }
}
