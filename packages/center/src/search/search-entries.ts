import { declaredMetrics, type Text } from '@plumbline/model';
import { readableFormula } from '../answer/readable-formula.ts';
import { dimensionEntries } from '../center/dimension-entries.ts';
import type { Served } from '../center/served.ts';
import { APP_PAGES } from './app-pages.ts';
import type { SearchKey } from './search-index.ts';

export type HitKind = 'page' | 'metric' | 'term' | 'dimension' | 'dataset' | 'dashboard' | 'view';

/** Something that can be found and jumped to. */
export interface SearchEntry {
  readonly kind: HitKind;
  readonly id: string;
  readonly label: Text;
  /** Asked only of what is shown. */
  readonly detail: () => Text | null;
}

/** How well a text names its entry. */
const WEIGHT = { name: 5, label: 6, code: 5, synonym: 3 };
/** Where texts fit equally well: what people look for most comes first. */
const KINDS: { readonly [K in HitKind]: number } = {
  page: 4,
  metric: 4,
  dashboard: 3,
  term: 3,
  view: 3,
  dataset: 1,
  dimension: 0,
};

/** Metrics of the strategy before the others that fit as well. */
const LAYERS: Readonly<Record<string, number>> = { strategic: 5, operating: 1 };

interface Words {
  /** Added for all of its texts. */
  readonly more?: number;
  readonly name?: string;
  readonly code?: string | undefined;
  readonly synonyms?: readonly string[];
}

export function keysOf(
  entry: SearchEntry,
  { name, code, synonyms = [], more = 0 }: Words,
): readonly SearchKey<SearchEntry>[] {
  const { zh, en } = entry.label;
  const texts = [
    { shown: zh, weight: WEIGHT.label },
    ...(en === zh ? [] : [{ shown: en, weight: WEIGHT.label }]),
    ...(name === undefined ? [] : [{ shown: name, weight: WEIGHT.name }]),
    ...(code === undefined ? [] : [{ shown: code, weight: WEIGHT.code }]),
    ...synonyms.map((shown) => ({ shown, weight: WEIGHT.synonym })),
  ];
  return texts.map(({ shown, weight }) => ({ entry, shown, weight: weight + KINDS[entry.kind] + more }));
}

/** Everything defined, the pages first. */
export function* definedKeys({ model }: Pick<Served, 'model'>): Generator<SearchKey<SearchEntry>> {
  for (const { id, label, synonyms } of APP_PAGES)
    yield* keysOf(
      { kind: 'page', id, label, detail: () => null },
      { synonyms: synonyms.flatMap(({ zh, en }) => [zh, en]) },
    );
  for (const metric of declaredMetrics(model)) {
    const { name, label, synonyms, attributes } = metric;
    const code = attributes.get('code');
    const detail = () => readableFormula(metric, model);
    yield* keysOf(
      { kind: 'metric', id: name, label, detail },
      {
        name,
        synonyms,
        code: typeof code === 'string' ? code : undefined,
        more: LAYERS[String(attributes.get('layer'))] ?? 0,
      },
    );
  }
  for (const { name, label, definition, synonyms } of model.glossary.values())
    yield* keysOf({ kind: 'term', id: name, label, detail: () => definition }, { name, synonyms });
  for (const { name, label, description } of model.datasets.values())
    yield* keysOf({ kind: 'dataset', id: name, label, detail: () => description }, { name });
  for (const { ref, label, dataset } of dimensionEntries(model, []).items) {
    const detail = () => model.datasets.get(dataset ?? '')?.label ?? null;
    yield* keysOf({ kind: 'dimension', id: ref, label, detail }, { name: ref });
  }
}
