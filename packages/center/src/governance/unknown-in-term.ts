import { didYouMean, type ObjectKind, report } from '@plumbline/diagnostics';
import { type Model, type Plain, type PlainMap, resolveDimension, scopeOf } from '@plumbline/model';
import type { UnknownName } from './unknown-names.ts';

/** Links of a term that lead nowhere for somebody who knows no more than this model. */
export function unknownInTerm(body: PlainMap, model: Model): readonly UnknownName[] {
  const explains = mapOf(body.explains);
  const scope = scopeOf(model);
  const others = [...model.glossary.keys()].filter((name) => name !== body.name);
  const named = (kind: ObjectKind, path: UnknownPath, known: readonly string[]): readonly UnknownName[] =>
    textsAt(path[0] === 'explains' ? explains[String(path[1])] : body[String(path[0])]).flatMap(
      ({ text, index }) =>
        known.includes(text)
          ? []
          : [
              {
                diagnostic: report(
                  'model/unknown-reference',
                  { kind, name: text },
                  { hints: didYouMean(text, known) },
                ),
                at: { path: index === null ? path : [...path, index], span: null },
              },
            ],
    );
  return [
    ...named('term', ['broader'], others),
    ...named('term', ['see'], others),
    ...named('metric', ['explains', 'metrics'], [...model.metrics.keys()]),
    ...textsAt(explains.dimensions).flatMap(({ text, index }): readonly UnknownName[] => {
      const found = resolveDimension(text, scope);
      if ('ref' in found) return [];
      const path = ['explains', 'dimensions', ...(index === null ? [] : [index])];
      return [{ diagnostic: found.diagnostic, at: { path, span: null } }];
    }),
    ...named('dataset', ['explains', 'datasets'], [...model.datasets.keys()]),
  ];
}

type UnknownPath = readonly (string | number)[];

function mapOf(value: Plain | undefined): PlainMap {
  return typeof value === 'object' && !Array.isArray(value) ? (value as PlainMap) : {};
}

/** The texts of a list with their place in it; of a text itself none. */
function textsAt(
  value: Plain | undefined,
): readonly { readonly text: string; readonly index: number | null }[] {
  if (typeof value === 'string') return value === '' ? [] : [{ text: value, index: null }];
  if (!Array.isArray(value)) return [];
  return value.flatMap((one: Plain, index) => (typeof one === 'string' ? [{ text: one, index }] : []));
}
