import { plainOperand } from '../../sql/formula-operand.ts';
import { parseSql } from '../../sql/parse-sql.ts';
import type { SqlNode } from '../../sql/sql-node.ts';
import { toFormula } from '../../sql/to-formula.ts';
import { datasetOf, type Graph } from '../graph/graph.ts';
import { plainName } from '../graph/name-objects.ts';
import type { Measure, SemanticModel } from '../manifest/manifest.ts';
import type { Carried, Refusal } from './condition.ts';

/** A measure and the model that has it. */
export interface FoundMeasure {
  readonly model: SemanticModel;
  readonly measure: Measure;
}

export function findMeasure(graph: Graph, name: string): FoundMeasure | null {
  for (const model of graph.manifest.models) {
    const measure = model.measures.find((one) => one.name === name);
    if (measure !== undefined) return { model, measure };
  }
  return null;
}

export function timeOfMeasure({ model, measure }: FoundMeasure): string | null {
  return measure.aggTime ?? model.aggTime;
}

const refuse = (refused: Refusal): Carried => ({ refused });

/** The aggregate of a measure over the rows of its model. */
export function measureFormula(graph: Graph, { model, measure }: FoundMeasure): Carried {
  const dataset = datasetOf(graph, model.name);
  const node = parseSql(measure.expr);
  const columns = graph.columns.get(model.name);
  const nameOf = (name: string) => plainOperand(`${dataset}.${columns?.get(name) ?? plainName(name)}`);
  const text = node === null ? null : toFormula(node, { nameOf, slotOf: () => null });
  if (node === null || text === null) return refuse({ why: 'sql', text: measure.expr });
  const write = Object.hasOwn(AGGREGATES, measure.agg) ? AGGREGATES[measure.agg] : undefined;
  const { p = '0.5', isDiscrete = false, isApproximate = false } = measure.percentile ?? {};
  if (isApproximate) return refuse({ why: 'feature', feature: 'use_approximate_percentile' });
  if (write === undefined) return refuse({ why: 'feature', feature: `agg: ${measure.agg}` });
  return { text: write({ text, dataset, constant: constantOf(node), p, isDiscrete }) };
}

interface Aggregated {
  readonly text: string;
  readonly dataset: string;
  /** The value of an expression without columns. */
  readonly constant: number | null;
  readonly p: string;
  readonly isDiscrete: boolean;
}

const AGGREGATES: Readonly<Record<string, (of: Aggregated) => string>> = {
  sum: ({ text, dataset, constant }) => {
    if (constant === null) return `sum(${text})`;
    return constant === 1 ? `count(${dataset})` : `${constant} * count(${dataset})`;
  },
  /** In MetricFlow a count over nothing but nulls is 0. */
  count: ({ text, dataset, constant }) =>
    constant === null ? `sum(if(${text} is null, 0, 1))` : `count(${dataset})`,
  count_distinct: ({ text }) => `count_distinct(${text})`,
  sum_boolean: ({ text }) => `sum(if(${text}, 1, 0))`,
  average: ({ text }) => `avg(${text})`,
  avg: ({ text }) => `avg(${text})`,
  min: ({ text }) => `min(${text})`,
  max: ({ text }) => `max(${text})`,
  median: ({ text }) => `median(${text})`,
  percentile: ({ text, p, isDiscrete }) => `${isDiscrete ? 'percentile_disc' : 'percentile'}(${text}, ${p})`,
};

function constantOf(node: SqlNode): number | null {
  return node.kind === 'number' ? Number(node.text) : null;
}
