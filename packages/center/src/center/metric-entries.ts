import { FIRST_DAY } from '@plumbline/diagnostics';
import { declaredMetrics, formatUnit, type Metric } from '@plumbline/model';
import { isInSeveralCurrencies, rowPlans } from '@plumbline/query';
import { readableFormula } from '../answer/readable-formula.ts';
import type { MetricEntry } from './listing.ts';
import { sameMetrics } from './same-metrics.ts';
import type { Served } from './served.ts';
import type { Sight } from './sight.ts';

export function metricEntries(sight: Sight): readonly MetricEntry[] {
  const { served, access } = sight;
  const same = sameMetrics(sight);
  const versions = new Map(
    served.versions.filter(({ kind }) => kind === 'metric').map((version) => [version.id, version]),
  );
  return declaredMetrics(served.model)
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map((metric) => entryOf(metric, { served, access, same, version: versions.get(metric.name) }));
}

/** Null when there is none of that name. */
export function metricEntry(sight: Sight, name: string): MetricEntry | null {
  const { served, access } = sight;
  const metric = served.model.metrics.get(name);
  if (metric === undefined) return null;
  const version = served.versions.find(({ kind, id }) => kind === 'metric' && id === name);
  return entryOf(metric, { served, access, same: sameMetrics(sight), version });
}

interface Around extends Sight {
  readonly same: ReturnType<typeof sameMetrics>;
  readonly version: Served['versions'][number] | undefined;
}

function entryOf(metric: Metric, { served, access, same, version }: Around): MetricEntry {
  const { model, marks } = served;
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
    rowPlans: rowPlans(model, metric),
    isInSeveralCurrencies: isInSeveralCurrencies(model, metric),
    isSensitive: metric.isSensitive === true,
    isOfCompany: access?.readable.metrics.get(name)?.expr.kind === 'company',
    attributes: Object.fromEntries(metric.attributes),
    version: version?.version ?? 1,
    effectiveFrom: from === FIRST_DAY ? null : from,
    marks: marks.get(name) ?? [],
    same: same.get(name) ?? [],
  };
}
