import { report } from '@plumbline/diagnostics';
import { formatMetric, type Metric, type Model } from '@plumbline/model';
import type { ResolvedQuery } from '../resolved-query.ts';
import type { Key } from './resolve-by.ts';
import { placeOf, type Resolving } from './resolving.ts';
import { formulaNodes, nameOf } from './time/formula-nodes.ts';

type Cohort = NonNullable<ResolvedQuery['cohort']>;

/** The one `cohort(…)` among the metrics: what `cohort` and `age` are those of. */
export function findCohort(
  to: Resolving,
  metrics: readonly Metric[],
  keys: readonly Key[],
): ResolvedQuery['cohort'] {
  const found = new Map<string, Cohort>();
  metrics.forEach((metric, i) => {
    for (const cohort of cohortsIn(metric, to.model)) {
      const text = formatMetric(cohort);
      if (found.size > 0 && !found.has(text)) {
        const params = { first: [...found.keys()][0] ?? '', second: text };
        to.diagnostics.push(report('query/two-cohorts', params, { at: placeOf(['metrics', i]) }));
      }
      found.set(text, cohort);
    }
  });
  const [cohort] = found.values();
  const key = keys.find((one) => one.kind === 'dimension' && one.ref.kind === 'cohort');
  if (key === undefined || cohort !== undefined) return cohort ?? null;
  const hints = [
    {
      text: {
        zh: '加一个公式为 cohort(指标, by: 实体, grain: month) 的指标',
        en: 'add a metric whose formula is cohort(metric, by: entity, grain: month)',
      },
    },
  ];
  to.diagnostics.push(
    report('query/no-cohort', { name: key.text }, { at: placeOf(['by', key.index]), hints }),
  );
  return null;
}

/** A metric belongs to one model: its formula is searched once. */
const known = new WeakMap<Metric, readonly Cohort[]>();

function cohortsIn(metric: Metric, model: Model): readonly Cohort[] {
  let cohorts = known.get(metric);
  if (cohorts === undefined) {
    const nodes = [...formulaNodes([nameOf(metric)], model)];
    cohorts = nodes.flatMap(({ node }) => (node.expr.kind === 'cohort' ? [node.expr] : []));
    known.set(metric, cohorts);
  }
  return cohorts;
}
