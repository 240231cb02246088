import { report } from '@plumbline/diagnostics';
import { type Metric, planOf, type ValueType } from '@plumbline/model';
import { compareColumn, compareMeasures } from '../columns/compare-column.ts';
import { shareColumn } from '../columns/share-column.ts';
import { type CompareItem, matchedPlan, type PlanKind } from '../metric-query.ts';
import type { ResolvedCompare } from '../resolved-query.ts';
import { refuseUnmatched } from './refuse-unmatched.ts';
import { placeOf, type Resolving } from './resolving.ts';
import { readPeriod } from './time/read-period.ts';

const NUMBERS: readonly ValueType['kind'][] = ['integer', 'bigint', 'decimal', 'double', 'null'];

/** Comparisons of the query; a plan must be declared for each metric. */
export function resolveCompare(to: Resolving, metrics: readonly Metric[]): readonly ResolvedCompare[] {
  const found: ResolvedCompare[] = [];
  (to.query.compare ?? []).forEach((item, i) => {
    // Closed figures are recorded, not computed: whoever answers puts them beside what is.
    if (item === 'closed') return;
    const compare = resolveItem(to, item, i);
    if (compare === null) return;
    const at = placeOf(['compare', i]);
    if (found.some((other) => other.name === compare.name)) {
      to.diagnostics.push(report('query/duplicate-compare', { name: compare.name }, { at }));
      return;
    }
    found.push(compare);
    if (compare.kind !== 'plan') return;
    refuseWithoutPlan(to, metrics, compare.name, i);
    if (compare.isMatched) refuseUnmatched(to, metrics, compare.name, i);
  });
  if (found.length > 0) refuseTexts(to, metrics);
  return found;
}

/** Columns of metrics and comparisons; two of one name are refused. */
export function valueColumns(
  to: Resolving,
  metrics: readonly Metric[],
  compares: readonly ResolvedCompare[],
): readonly string[] {
  const shares = to.query.share === undefined ? [] : metrics.map((metric) => shareColumn(metric.name));
  const names = metrics.map((metric) => metric.name);
  for (const name of shares)
    if (names.includes(name))
      to.diagnostics.push(report('query/duplicate-column', { name }, { at: placeOf(['share']) }));
  names.push(...shares);
  compares.forEach((compare, i) => {
    for (const metric of metrics) {
      for (const measure of compareMeasures(compare, {
        constantCurrency: to.query.constant_currency ?? false,
      })) {
        const name = compareColumn(metric.name, compare, measure);
        if (names.includes(name)) {
          to.diagnostics.push(report('query/duplicate-column', { name }, { at: placeOf(['compare', i]) }));
        }
        names.push(name);
      }
    }
  });
  return names;
}

function resolveItem(
  to: Resolving,
  item: Exclude<CompareItem, 'closed'>,
  index: number,
): ResolvedCompare | null {
  if (typeof item === 'object' && 'matched' in item)
    return { kind: 'plan', name: matchedPlan(item), isMatched: true };
  if (typeof item === 'object') {
    const period = readPeriod(to, item.fixed, ['compare', index, 'fixed']);
    if (period === null) return null;
    if (period.kind !== 'between' || (period.from !== null && period.to !== null))
      return { kind: 'fixed', name: fixedName(item.fixed), period };
    const at = placeOf(['compare', index, 'fixed']);
    to.diagnostics.push(report('query/open-fixed-period', { period: item.fixed }, { at }));
    return null;
  }
  if (item === 'previous') return { kind: 'previous', name: 'previous' };
  if (item === 'year_ago') return { kind: 'year_ago', name: 'year_ago' };
  return { kind: 'plan', name: item, isMatched: false };
}

/** `2012-Q1..2013` → `fixed_2012_q1_to_2013`. */
function fixedName(text: string): string {
  const words = text.trim().toLowerCase().replace('..', ' to ');
  return `fixed_${words.replace(/[^a-z0-9]+/g, '_').replace(/^_|_$/g, '')}`;
}

function refuseWithoutPlan(to: Resolving, metrics: readonly Metric[], plan: PlanKind, index: number): void {
  for (const metric of metrics) {
    if (planOf(to.model, metric, plan) !== null) continue;
    to.diagnostics.push(
      report(
        'query/no-plan',
        { metric: metric.name, plan },
        { at: placeOf(['compare', index]), hints: [declare(plan)] },
      ),
    );
  }
}

function declare(plan: PlanKind) {
  const example = `plans: {${plan}: …}`;
  return {
    text: {
      zh: `在指标定义中写 ${example}，填入存放计划数的指标；或从 compare 中去掉 ${plan}`,
      en: `write ${example} in the definition of the metric, naming the metric that holds the plan, or drop ${plan} from compare`,
    },
  };
}

/** Differences exist between numbers only. */
function refuseTexts(to: Resolving, metrics: readonly Metric[]): void {
  for (const metric of metrics) {
    if (NUMBERS.includes(metric.type.kind)) continue;
    const params = { metric: metric.name, type: metric.type.kind };
    to.diagnostics.push(report('query/compare-needs-number', params, { at: placeOf(['compare']) }));
  }
}
