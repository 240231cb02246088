import { type Child, type MetricExpr, type Model, type RowExpr, walkExpression } from '@plumbline/model';
import type { ResolvedQuery } from '@plumbline/query';

type Datasets = ReadonlySet<string>;

/** An expression belongs to one model: what it reads is found once. */
const measured = new WeakMap<MetricExpr, Datasets>();
const read = new WeakMap<MetricExpr, Datasets>();

/** Every dataset whose rows an expression aggregates, through metric names; not those that only say who is a member of a condition. */
export function datasetsOf(expr: MetricExpr, model: Model): Datasets {
  return remembered(measured, expr, () => findDatasets(expr, model, ({ level }) => level === 'metric'));
}

/** The same with those that conditions ask who is a member. */
export function datasetsBehind(expr: MetricExpr, model: Model): Datasets {
  return remembered(read, expr, () => findDatasets(expr, model, () => true));
}

/** Datasets that a condition on rows asks who is a member. */
export function datasetsOfMembers(condition: RowExpr, model: Model): Datasets {
  const found = new Set<string>();
  walkExpression({ level: 'row', expr: condition }, (node) => {
    if (node.level === 'metric') for (const name of datasetsBehind(node.expr, model)) found.add(name);
    return node.level === 'row';
  });
  return found;
}

export interface DatasetsRead {
  /** Those whose rows are aggregated. */
  readonly measured: readonly string[];
  /** Those that are only asked who is a member of a condition. */
  readonly asked: readonly string[];
}

/** What each metric reads; without metrics, what is read for each of the datasets that have the members. */
export function datasetsRead(
  { metrics, where }: Pick<ResolvedQuery, 'metrics' | 'where'>,
  sources: readonly string[],
  model: Model,
): readonly DatasetsRead[] {
  const ofCondition = where === null ? [] : [...datasetsOfMembers(where, model)];
  const apart = (measured: Datasets, asked: readonly string[]): DatasetsRead => ({
    measured: [...measured],
    asked: [...new Set([...asked, ...ofCondition])].filter((name) => !measured.has(name)),
  });
  if (metrics.length === 0) return sources.map((name) => apart(new Set([name]), []));
  return metrics.map(({ expr }) => apart(datasetsOf(expr, model), [...datasetsBehind(expr, model)]));
}

function remembered(known: WeakMap<MetricExpr, Datasets>, expr: MetricExpr, find: () => Datasets): Datasets {
  const datasets = known.get(expr) ?? find();
  known.set(expr, datasets);
  return datasets;
}

function findDatasets(expr: MetricExpr, model: Model, isEntered: (child: Child) => boolean): Datasets {
  const found = new Set<string>();
  const seen = new Set<string>();
  const open: MetricExpr[] = [expr];
  for (let root = open.pop(); root !== undefined; root = open.pop()) {
    walkExpression({ level: 'metric', expr: root }, (child) => {
      if (child.expr.kind === 'aggregate') found.add(child.expr.dataset);
      if (child.expr.kind === 'metric' && !seen.has(child.expr.name)) {
        seen.add(child.expr.name);
        const named = model.metrics.get(child.expr.name);
        if (named !== undefined) open.push(named.expr);
      }
      return isEntered(child);
    });
  }
  return found;
}
