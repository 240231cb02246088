import type { Dataset } from '../dataset.ts';
import type { Model } from '../model.ts';
import { addMentions, type Mentions, noMentions } from './mentions-in.ts';
import { metricReads } from './metric-reads.ts';

/** Definitions by name; of `joins` both datasets of each. */
interface Parts {
  readonly metrics: ReadonlySet<string>;
  readonly datasets: ReadonlySet<string>;
  readonly joins: readonly (readonly [string, string])[];
}

/** Whether the figures of a metric are computed from any of these, on whatever day, itself among them; through other metrics and datasets too. */
export function madeOfAny(model: Model, { metrics, datasets, joins }: Parts): (metric: string) => boolean {
  const made = new Set(datasets);
  const isMade = (name: string) => {
    const metric = model.metrics.get(name);
    if (metric === undefined) return metrics.has(name);
    const reads = metricReads(model, metric);
    const isJoined = joins.some((both) => both.every((dataset) => reads.datasets.has(dataset)));
    return isJoined || meets(reads.metrics, metrics) || meets(reads.datasets, made);
  };
  const open = new Map([...model.datasets].map(([name, dataset]) => [name, readsOf(dataset)]));
  for (let isGrown = true; isGrown; ) {
    isGrown = false;
    for (const [name, reads] of open) {
      if (!made.has(name) && !meets(reads.datasets, made) && ![...reads.metrics].some(isMade)) continue;
      made.add(name);
      open.delete(name);
      isGrown = true;
    }
  }
  return isMade;
}

/** What its rows and its fields are computed from. */
function readsOf({ source, fields }: Dataset): Pick<Mentions, 'metrics' | 'datasets'> {
  const mentions = noMentions();
  addMentions([source, ...fields.values()], mentions);
  return mentions;
}

function meets(some: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  const [few, many] = some.size < others.size ? [some, others] : [others, some];
  for (const one of few) if (many.has(one)) return true;
  return false;
}
