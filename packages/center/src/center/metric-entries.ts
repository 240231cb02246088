import { declaredMetrics, formatUnit, type Metric } from '@plumbline/model';
import { FIRST_DAY } from '@plumbline/store';
import { readableFormula } from '../answer/readable-formula.ts';
import type { MetricEntry } from './listing.ts';
import type { Served } from './served.ts';

export function metricEntries(served: Served): readonly MetricEntry[] {
  const versions = new Map(
    served.versions.filter(({ kind }) => kind === 'metric').map((version) => [version.id, version]),
  );
  return declaredMetrics(served.model)
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map((metric) => entryOf(metric, served, versions.get(metric.name)));
}

/** Null when there is none of that name. */
export function metricEntry(served: Served, name: string): MetricEntry | null {
  const metric = served.model.metrics.get(name);
  if (metric === undefined) return null;
  const version = served.versions.find(({ kind, id }) => kind === 'metric' && id === name);
  return entryOf(metric, served, version);
}

function entryOf(
  metric: Metric,
  { model, marks }: Served,
  version: Served['versions'][number] | undefined,
): MetricEntry {
  const { name, label, description, synonyms, formula, basis, direction, kind, additive, plans } = metric;
  const from = version?.effectiveFrom ?? FIRST_DAY;
  return {
    name,
    label,
    description,
    synonyms,
    formula,
    readable: readableFormula(metric, model),
    basis,
    unit: formatUnit(metric.unit),
    direction,
    kind,
    additive,
    plans: plans as Readonly<Record<string, string>>,
    isSensitive: metric.isSensitive === true,
    attributes: Object.fromEntries(metric.attributes),
    version: version?.version ?? 1,
    effectiveFrom: from === FIRST_DAY ? null : from,
    marks: marks.get(name) ?? [],
  };
}
