import { type Model, scopeOf, type Text, typeMetricFormula } from '@plumbline/model';
import { readableFormula } from '../answer/readable-formula.ts';

/** A formula with today's labels, also one that is no longer in force; names that are gone stay as written. */
export function readableText(formula: string, model: Model): Text {
  const { expr } = typeMetricFormula(formula, scopeOf(model));
  return expr === null ? { zh: formula, en: formula } : readableFormula({ formula, expr }, model);
}
