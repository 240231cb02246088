import type { FormulaScope } from '../formula/formula-scope.ts';
import type { Model } from '../model.ts';
import { addLabel, type Labels } from './add-label.ts';
import { declaredMetrics } from './declared-metrics.ts';

const scopes = new WeakMap<Model, FormulaScope>();

/** Scope for texts of a query against a finished model. */
export function scopeOf(model: Model): FormulaScope {
  const known = scopes.get(model);
  if (known !== undefined) return known;
  const labels: Labels = new Map();
  for (const metric of declaredMetrics(model))
    addLabel(labels, metric.label, { kind: 'metric', name: metric.name });
  for (const dimension of model.dimensions.values()) {
    addLabel(labels, dimension.label, { kind: 'dimension', name: dimension.name });
  }
  for (const dataset of model.datasets.values()) {
    addLabel(labels, dataset.label, { kind: 'dataset', name: dataset.name });
    for (const field of dataset.fields.values()) {
      addLabel(labels, field.label, { kind: 'field', name: `${dataset.name}.${field.name}` });
    }
  }
  const scope = {
    model,
    dataset: null,
    params: new Map(),
    results: new Map(),
    metrics: model.metrics,
    labels,
  };
  scopes.set(model, scope);
  return scope;
}
