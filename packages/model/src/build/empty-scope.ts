import type { FormulaScope } from '../formula/formula-scope.ts';
import type { Model } from '../model.ts';
import type { Building } from './building.ts';

/** What a text of a definition may name before anything is added: no parameters, no results. */
export function emptyScope(building: Building, model: Model): FormulaScope {
  const { labels } = building;
  return {
    model,
    dataset: null,
    params: new Map(),
    results: new Map(),
    metrics: model.metrics,
    labels,
  };
}
