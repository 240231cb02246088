import { type Diagnostic, report } from '@plumbline/diagnostics';
import {
  type Model,
  mentionsOf,
  type PlainMap,
  placeInMetric,
  scopeOf,
  typeMetricFormula,
} from '@plumbline/model';
import { isError, type ReadEdit } from './read-edit.ts';

/** What is wrong with the text for somebody who knows no more than this model: what is hidden from them is unknown. */
export function unknownIn(read: ReadEdit, model: Model): readonly Diagnostic[] {
  if (read.metric === null) return [];
  const { name, body } = read.metric;
  const scope = scopeOf(model);
  const written = (path: readonly (string | number)[], formula: unknown) => {
    const { problems } = typeMetricFormula(typeof formula === 'string' ? formula : '', scope);
    return problems.map((one): Diagnostic => {
      const at = placeInMetric(read.definitions, name, { path, span: one });
      return at === null ? one.diagnostic : { ...one.diagnostic, at };
    });
  };
  const earlier = Array.isArray(body.versions) ? (body.versions as readonly PlainMap[]) : [];
  const formulas = [
    ...written(['formula'], body.formula),
    ...earlier.flatMap(({ formula }, i) => written(['versions', i, 'formula'], formula)),
  ].filter(isError);
  const mentions = mentionsOf({ kind: 'metric', body }).flatMap(({ of, text }) => {
    if (of === 'metric' && !model.metrics.has(text))
      return [report('model/unknown-reference', { kind: 'metric', name: text })];
    const [dataset = '', field = ''] = text.split('.');
    if (of === 'field' && model.datasets.get(dataset)?.fields.has(field) !== true)
      return [report('model/unknown-reference', { kind: 'field', name: text })];
    return [];
  });
  const replacement = (body.deprecated as PlainMap | undefined)?.replacement;
  if (typeof replacement === 'string' && !model.metrics.has(replacement))
    mentions.push(report('model/unknown-reference', { kind: 'metric', name: replacement }));
  return [...formulas, ...mentions];
}
