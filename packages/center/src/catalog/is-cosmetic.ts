import { formatMetric, type Model } from '@plumbline/model';
import type { ObjectDifference } from './diff-objects.ts';
import { isWordsOnly, WORD_KINDS } from './is-words-only.ts';

/** True when no figure can change by it. `before` and `after` are the models around the change. */
export function isCosmetic(
  { kind, id, change, parts }: ObjectDifference,
  before: Model,
  after: Model,
): boolean {
  if (change !== 'changed') return false;
  if (WORD_KINDS.has(kind)) return true;
  return parts.every(({ path }) => {
    const steps = path.split('.');
    if (isWordsOnly(path)) return true;
    if (kind === 'dataset' && steps[0] === 'fields' && isWordsOnly(steps[2] ?? '')) return true;
    return kind === 'metric' && path === 'formula' && meaningIn(before, id) === meaningIn(after, id);
  });
}

function meaningIn({ metrics }: Model, name: string): string | null {
  const metric = metrics.get(name);
  return metric === undefined ? null : formatMetric(metric.expr);
}
