import type { Withheld } from '../dataset.ts';
import type { Metric, Model, Policy } from '../model.ts';
import { type MetricReads, metricReads } from './metric-reads.ts';

export interface SeenMetrics {
  readonly visible: ReadonlyMap<string, Metric>;
  readonly opaque: ReadonlySet<string>;
}

interface Opened {
  readonly rows: ReadonlyMap<string, unknown>;
  readonly withheld: ReadonlyMap<string, Withheld>;
}

/**
 * A metric is seen where everything it reads is: rows, fields, and the metrics in it. A policy that names it as allowed
 * lifts this for fields and metrics, never for rows; one that denies it is never undone.
 */
export function visibleMetrics(model: Model, policies: readonly Policy[], opened: Opened): SeenMetrics {
  const denied = new Set(policies.flatMap(({ metrics }) => metrics.deny));
  const lists = policies.flatMap(({ metrics }) => (metrics.allow === null ? [] : [metrics.allow]));
  const allowed = lists.length === 0 ? null : new Set(lists.flat());
  const seen: Metric[] = [];
  const opaque = new Set<string>();
  for (const metric of model.metrics.values()) {
    const { name } = metric;
    if (denied.has(name) || allowed?.has(name) === false) continue;
    const reads = metricReads(model, metric);
    if ([...reads.datasets].some((dataset) => !opened.rows.has(dataset))) continue;
    const isClear = !readsWithheld(reads, opened) && ![...reads.metrics].some((one) => denied.has(one));
    if (!isClear && allowed === null) continue;
    if (!isClear) opaque.add(name);
    seen.push(metric);
  }
  const names = new Set(seen.map(({ name }) => name));
  const shown = seen.map((metric) =>
    withPlansOf(opaque.has(metric.name) ? { ...metric, formula: '' } : metric, names),
  );
  return { visible: new Map(shown.map((metric) => [metric.name, metric])), opaque };
}

function readsWithheld({ fields }: MetricReads, { withheld }: Opened): boolean {
  return [...fields].some((text) => {
    const [dataset = '', field = ''] = text.split('.');
    const { hidden, masked } = withheld.get(dataset) ?? {};
    return hidden?.has(field) === true || masked?.has(field) === true;
  });
}

/** A plan that is not seen is none. */
function withPlansOf(metric: Metric, names: ReadonlySet<string>): Metric {
  const { target, budget, forecast } = metric.plans;
  const isSeen = (name: string | undefined): name is string => name !== undefined && names.has(name);
  const plans = {
    ...(isSeen(target) ? { target } : {}),
    ...(isSeen(budget) ? { budget } : {}),
    ...(isSeen(forecast) ? { forecast } : {}),
  };
  return { ...metric, plans };
}
