import type { Locale } from '@plumbline/diagnostics';
import { formatMetric, type Model, scopeOf, typeMetricFormula } from '@plumbline/model';
import { readableFormula } from '../answer/readable-formula.ts';

/** Formulas with labels for names, where reading them gives the same formula again; else as they are written. */
export function readableFormulas(model: Model): (formula: string, locale: Locale) => string {
  const scope = scopeOf(model);
  const known = new Map<string, Readonly<Record<Locale, string>>>();
  const readable = (formula: string): Readonly<Record<Locale, string>> => {
    const { expr } = typeMetricFormula(formula, scope);
    if (expr === null) return { zh: formula, en: formula };
    const meant = formatMetric(expr);
    const text = readableFormula({ formula, expr }, model);
    const isSame = (words: string) => {
      const again = typeMetricFormula(words, scope).expr;
      return again !== null && formatMetric(again) === meant;
    };
    return { zh: isSame(text.zh) ? text.zh : formula, en: isSame(text.en) ? text.en : formula };
  };
  return (formula, locale) => {
    const found = known.get(formula) ?? readable(formula);
    known.set(formula, found);
    return found[locale];
  };
}
