import type { Path } from '../../workspace/definitions.ts';
import type { DefinitionOf, ListKey } from '../../workspace/schema/definition-lists.ts';
import type { ObjectKind } from '../building.ts';
import { splitReference } from '../fields/draft-fields.ts';

/** What a definition mentions, with the path at which it does. */
export type Use =
  | {
      readonly use: 'name';
      readonly kind: ObjectKind;
      readonly name: string | undefined;
      readonly path: Path;
    }
  | {
      readonly use: 'field';
      readonly dataset: string | undefined;
      readonly field: string | undefined;
      readonly path: Path;
    }
  | {
      readonly use: TextUse;
      readonly text: string | undefined;
      readonly path: Path;
      /** Metrics whose measures must all reach what the text names. */
      readonly over: readonly string[];
    };

export type TextUse = 'condition' | 'dimension' | 'period';

type Uses<T> = (value: T) => readonly Use[];

const named = (kind: ObjectKind, name: string | undefined, path: Path): Use => ({
  use: 'name',
  kind,
  name,
  path,
});
const field = (dataset: string | undefined, name: string | undefined, path: Path): Use => ({
  use: 'field',
  dataset,
  field: name,
  path,
});
const written = (use: TextUse, text: string | undefined, path: Path, over: readonly string[] = []): Use => ({
  use,
  text,
  path,
  over,
});

const each = <T>(
  items: readonly T[] | undefined,
  use: (item: T, index: number) => Use | readonly Use[],
): readonly Use[] => (items ?? []).flatMap(use);
const reference = (text: string, path: Path): Use => {
  const { dataset, field: name } = splitReference(text);
  return field(dataset, name, path);
};

/** Lists that nothing in this version computes. */
export type LaterList = Exclude<
  ListKey,
  'connections' | 'datasets' | 'relationships' | 'dimensions' | 'metrics'
>;

export const USES: { readonly [K in LaterList]: Uses<DefinitionOf<K>> } = {
  bridges: (v) => [
    named('dataset', v.from, ['from']),
    named('dataset', v.through, ['through']),
    named('dataset', v.to, ['to']),
    field(v.through, v.weight, ['weight']),
  ],
  hierarchies: (v) => [
    named('dataset', v.dataset, ['dataset']),
    ...(['key', 'parent', 'operator', 'weight'] as const).map((key) => field(v.dataset, v[key], [key])),
    field(v.dataset, typeof v.label === 'string' ? v.label : undefined, ['label']),
    ...each(v.levels, (level, i) => reference(level, ['levels', i])),
  ],
  calendars: (v) => [
    named('dataset', v.dataset, ['dataset']),
    ...(['key', 'start', 'end', 'close', 'entity'] as const).map((key) => field(v.dataset, v[key], [key])),
  ],
  statements: (v) => [named('hierarchy', v.hierarchy, ['hierarchy'])],
  rollups: (v) => [
    ...each(v.metrics, (name, i) => named('metric', name, ['metrics', i])),
    ...each(v.by, (text, i) => written('dimension', text, ['by', i], v.metrics)),
  ],
  policies: (v) => [
    named('dataset', v.dataset, ['dataset']),
    ...each(v.open, (name, i) => named('dataset', name, ['open', i])),
    ...each(v.deny, (text, i) => reference(text, ['deny', i])),
    ...each(v.mask, (text, i) => reference(text, ['mask', i])),
    ...each(v.metrics?.allow, (name, i) => named('metric', name, ['metrics', 'allow', i])),
    ...each(v.metrics?.deny, (name, i) => named('metric', name, ['metrics', 'deny', i])),
  ],
  reconciliations: (v) => [
    named('metric', v.left, ['left']),
    named('metric', v.right, ['right']),
    ...each(v.by, (text, i) => written('dimension', text, ['by', i], [v.left, v.right])),
  ],
  glossary: (v) => [
    named('term', v.broader, ['broader']),
    ...each(v.see, (name, i) => named('term', name, ['see', i])),
    ...each(v.explains?.metrics, (name, i) => named('metric', name, ['explains', 'metrics', i])),
    ...each(v.explains?.dimensions, (text, i) => written('dimension', text, ['explains', 'dimensions', i])),
    ...each(v.explains?.datasets, (name, i) => named('dataset', name, ['explains', 'datasets', i])),
  ],
  goals: (v) => [
    named('metric', v.metric, ['metric']),
    named('goal', v.parent, ['parent']),
    written('period', v.period, ['period']),
    written('period', typeof v.target === 'object' && 'over' in v.target ? v.target.over : undefined, [
      'target',
      'over',
    ]),
    written('condition', v.where, ['where'], [v.metric]),
    ...each(v.paired, (pair, i) => named('metric', pair.metric, ['paired', i, 'metric'])),
  ],
  links: (v) => [named('metric', v.from, ['from']), named('metric', v.to, ['to'])],
  actions: (v) => [
    named('metric', v.metric, ['metric']),
    written('condition', v.where, ['where'], [v.metric]),
  ],
  alerts: (v) => [
    named('metric', v.metric, ['metric']),
    written('condition', v.where, ['where'], [v.metric]),
    ...each(v.by, (text, i) => written('dimension', text, ['by', i], [v.metric])),
  ],
};
