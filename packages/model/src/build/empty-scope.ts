import type { FormulaScope } from '../formula/formula-scope.ts';
import type { Model } from '../model.ts';

/** What a text of a definition may name before anything is added: no parameters, no results. */
export function emptyScope(model: Model, labels: FormulaScope['labels']): FormulaScope {
  return { model, dataset: null, params: new Map(), results: new Map(), metrics: model.metrics, labels };
}
