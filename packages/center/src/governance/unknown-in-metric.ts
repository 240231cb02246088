import { report } from '@plumbline/diagnostics';
import { type Model, mentionsOf, type PlainMap, scopeOf, typeMetricFormula } from '@plumbline/model';
import type { UnknownName } from './unknown-names.ts';

/** What is wrong with the text of a metric for somebody who knows no more than this model: what is hidden from them is unknown. */
export function unknownInMetric(body: PlainMap, model: Model): readonly UnknownName[] {
  const scope = scopeOf(model);
  const inFormula = (path: readonly (string | number)[], formula: unknown): readonly UnknownName[] => {
    const { problems } = typeMetricFormula(typeof formula === 'string' ? formula : '', scope);
    return problems
      .filter(({ diagnostic }) => diagnostic.severity === 'error')
      .map(({ diagnostic, ...span }) => ({ diagnostic, at: { path, span } }));
  };
  const earlier = Array.isArray(body.versions) ? (body.versions as readonly PlainMap[]) : [];
  const unknown = (kind: 'metric' | 'field', name: string): UnknownName => ({
    diagnostic: report('model/unknown-reference', { kind, name }),
    at: null,
  });
  const mentioned = mentionsOf({ kind: 'metric', body }).flatMap(({ of, text }) => {
    if (of === 'metric' && !model.metrics.has(text)) return [unknown('metric', text)];
    const [dataset = '', field = ''] = text.split('.');
    const isThere = model.datasets.get(dataset)?.fields.has(field) === true;
    return of === 'field' && !isThere ? [unknown('field', text)] : [];
  });
  const replacement = (body.deprecated as PlainMap | undefined)?.replacement;
  const isGone = typeof replacement === 'string' && !model.metrics.has(replacement);
  return [
    ...inFormula(['formula'], body.formula),
    ...earlier.flatMap(({ formula }, i) => inFormula(['versions', i, 'formula'], formula)),
    ...mentioned,
    ...(isGone ? [unknown('metric', replacement)] : []),
  ];
}
