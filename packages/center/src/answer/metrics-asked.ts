import type { ResolvedQuery } from '@plumbline/query';

/** Metrics of which the answer tells: shown, compared with, or named in a condition or an order. */
export function metricsAsked({ metrics, compare, having, order, where }: ResolvedQuery): readonly string[] {
  const plans = metrics.flatMap((metric) =>
    compare.flatMap((one) => (one.kind === 'plan' ? (metric.plans[one.name] ?? []) : [])),
  );
  return [...new Set([...metrics.map(({ name }) => name), ...plans, ...namedIn([having, order, where])])];
}

/** Names of the metrics in an expression, or in several. */
export function namedIn(node: unknown): readonly string[] {
  if (typeof node !== 'object' || node === null) return [];
  const below = Object.values(node).flatMap(namedIn);
  const isNamed = 'kind' in node && node.kind === 'metric' && 'name' in node;
  return isNamed && typeof node.name === 'string' ? [node.name, ...below] : below;
}
