import {
  type AggregateExpr,
  type AggregateFunction,
  type MetricExpr,
  type Model,
  walkExpression,
} from '@plumbline/model';
import type { RowsResult } from '@plumbline/query';

/** Forms around a measure that change what it reads and compute nothing with it. */
const AROUND: ReadonlySet<MetricExpr['kind']> = new Set<MetricExpr['kind']>([
  'metric',
  'aggregate',
  'where',
  'closing',
  'opening',
  'prior',
  'to_date',
  'trailing',
  'at',
  'total',
]);

/** The one aggregation that a metric is, through names; null where it is more. */
export function onlyAggregate(metric: string, model: Model): AggregateExpr | null {
  const found: (AggregateExpr | null)[] = [];
  const visit = (name: string): void => {
    const expr = model.metrics.get(name)?.expr;
    if (expr === undefined) return;
    walkExpression({ level: 'metric', expr }, (node) => {
      if (node.level === 'row') return false;
      if (!AROUND.has(node.expr.kind)) found.push(null);
      if (node.expr.kind === 'aggregate') found.push(node.expr);
      if (node.expr.kind === 'metric') visit(node.expr.name);
      return true;
    });
  };
  visit(metric);
  const [only] = found;
  return found.length === 1 && only !== undefined ? only : null;
}

/** What the measure gives over these rows; null for nothing, undefined where it reads more than one column. */
export function aggregated(
  { fn, arg }: AggregateExpr,
  { reads, columns, rows }: Pick<RowsResult, 'reads' | 'columns' | 'rows'>,
): number | null | undefined {
  if (arg !== null && arg.kind !== 'field') return undefined;
  const at = columns.findIndex(({ name }) => name === reads[0]);
  const cells = rows.map((row) => (arg === null ? 1 : (row[at] ?? null)));
  const present = cells.filter((cell) => cell !== null);
  if (present.length === 0) return null;
  if (fn === 'count') return present.length;
  if (fn === 'count_distinct') return new Set(present).size;
  return AGGREGATES[fn]?.(present.map(Number));
}

type Numbers = readonly number[];
const sum = (values: Numbers) => values.reduce((a, b) => a + b, 0);

const AGGREGATES: { readonly [F in AggregateFunction]?: (values: Numbers) => number } = {
  sum,
  avg: (values) => sum(values) / values.length,
  min: (values) => Math.min(...values),
  max: (values) => Math.max(...values),
  median: (values) => {
    const sorted = [...values].sort((a, b) => a - b);
    const middle = (sorted.length - 1) / 2;
    return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2;
  },
};
