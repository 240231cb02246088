import type { DimensionRef } from '../formula/expression.ts';
import { bridgeTo } from '../graph/bridge-to.ts';
import { pathTo } from '../graph/path-to.ts';
import type { Metric, Model } from '../model.ts';
import { addMentions, dimensionsOf, type Mentions, noMentions } from './mentions-in.ts';

/** What a metric reads, through every name in its formula. */
export interface MetricReads {
  /** `dataset.field`. */
  readonly fields: ReadonlySet<string>;
  readonly datasets: ReadonlySet<string>;
  /** Itself and the metrics that it is made of. */
  readonly metrics: ReadonlySet<string>;
}

const known = new WeakMap<Model, Map<string, MetricReads>>();

export function metricReads(model: Model, metric: Metric): MetricReads {
  const reads = known.get(model) ?? new Map<string, MetricReads>();
  known.set(model, reads);
  const found = reads.get(metric.name) ?? readsOf(model, metric);
  reads.set(metric.name, found);
  return found;
}

function readsOf(model: Model, metric: Metric): MetricReads {
  const mentions = noMentions();
  const seen = new Set<string>();
  const open = [metric.name];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (seen.has(name)) continue;
    seen.add(name);
    const named = model.metrics.get(name);
    addMentions([named?.expr, named?.time], mentions);
    open.push(...mentions.metrics);
  }
  return { ...withStructure(model, mentions), metrics: seen };
}

/** With the times of its datasets, what leads to its dimensions, and where trees, periods and rates are. */
function withStructure(model: Model, mentions: Mentions): Omit<MetricReads, 'metrics'> {
  const datasets = new Set(mentions.datasets);
  const fields = new Set(mentions.fields.map(({ dataset, field }) => `${dataset}.${field}`));
  const refs: DimensionRef[] = [...dimensionsOf(mentions)];
  for (const name of mentions.hierarchies) {
    const hierarchy = model.hierarchies.get(name);
    if (hierarchy?.kind === 'tree') {
      datasets.add(hierarchy.dataset);
      fields.add(`${hierarchy.dataset}.${hierarchy.key}`);
    } else refs.push(...(hierarchy?.levels ?? []));
  }
  if (mentions.converts && model.currencyRates !== null) datasets.add(model.currencyRates.dataset);
  for (const name of mentions.datasets) {
    const dataset = model.datasets.get(name);
    if (dataset === undefined) continue;
    if (dataset.time !== null) refs.push(dataset.time);
    if (dataset.calendar !== null) refs.push(dataset.calendar.recorded);
    if (dataset.scenarios !== undefined) refs.push(dataset.scenarios.field);
    const listed = model.calendars.get(dataset.calendar?.name ?? '')?.dataset;
    const entity = model.entityCalendars.get(dataset.fiscal?.calendar ?? '')?.dataset;
    for (const one of [listed, entity]) if (one !== undefined) datasets.add(one);
  }
  for (const from of mentions.datasets)
    for (const ref of refs) addPath(model, from, ref, { datasets, fields });
  return { datasets, fields };
}

/** Every dataset between rows and a dimension of theirs. */
function addPath(
  model: Model,
  from: string,
  ref: DimensionRef,
  { datasets, fields }: { readonly datasets: Set<string>; readonly fields: Set<string> },
): void {
  const found = pathTo(model, from, ref);
  if (found.kind === 'found') {
    for (const { to } of found.path.steps) datasets.add(to);
    fields.add(`${found.path.dataset}.${found.path.field}`);
    return;
  }
  const behind = bridgeTo(model, from, ref);
  if (behind.kind !== 'found') return;
  const { bridge, steps } = behind.path;
  for (const { to } of steps) datasets.add(to);
  for (const { from: link, to } of [bridge.from, bridge.to]) {
    datasets.add(link);
    datasets.add(to);
  }
}
