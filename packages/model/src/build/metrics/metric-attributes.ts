import type { Metric, Text } from '../../model.ts';
import type { MetricDefinition } from '../../workspace/schema/metric.ts';

const TEXTS = [
  'code',
  'ability',
  'perspective',
  'nature',
  'layer',
  'tier',
  'area',
  'purpose',
  'frequency',
  'ready',
  'owner',
  'steward',
  'department',
  'data_source',
  'effective',
  'scope',
] as const satisfies readonly (keyof MetricDefinition)[];

/** Every dictionary attribute that has no place of its own, as written. */
export function metricAttributes(definition: MetricDefinition): Metric['attributes'] {
  const attributes = new Map<string, string | Text>();
  for (const key of TEXTS) {
    const value = definition[key];
    if (value !== undefined) attributes.set(key, value);
  }
  if (definition.analysis !== undefined) attributes.set('analysis', definition.analysis.join(', '));
  if (definition.benchmark !== undefined) attributes.set('benchmark', definition.benchmark.source);
  for (const [band, bound] of Object.entries(definition.status_bands ?? {}))
    if (bound !== undefined) attributes.set(`status_${band}`, bound);
  return attributes;
}
