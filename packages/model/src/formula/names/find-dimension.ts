import { didYouMean } from '@plumbline/diagnostics';
import type { Dataset } from '../../dataset.ts';
import type { LabelSyntax, RefSyntax, Word } from '../read/syntax.ts';
import { refuse, type Typing } from '../typing/typing-context.ts';
import { findDatasetKey, refuseDataset } from './find-dataset-key.ts';
import { findLabel, refuseLabel } from './find-label.ts';
import { type FoundDimension, fieldOf, lookUpBare } from './found-dimension.ts';
import { refuseDimension } from './refuse-dimension.ts';

export interface DimensionPlace {
  /** Its fields are known by their bare names, before anything else. */
  readonly own: Dataset | null;
  /** `per customer`: a dataset stands for its primary key. */
  readonly allowsDataset: boolean;
}

/** The dimension that a name or label stands for; null when there is none, which is reported. */
export function findDimension(typing: Typing, node: RefSyntax, place: DimensionPlace): FoundDimension | null {
  if (node.kind === 'label') return findLabelled(typing, node, place);
  const [first, second] = node.path;
  if (first === undefined) return null;
  if (second !== undefined) return findDotted(typing, first, second);
  const found = lookUpBare(typing.scope, first.text, place.own);
  if (found !== null) return found;
  const dataset = typing.scope.model.datasets.get(first.text);
  if (dataset === undefined) return refuseDimension(typing, first, place.own);
  const read = place.allowsDataset ? findDatasetKey : refuseDataset;
  return read(typing, dataset, node.span);
}

/** `dataset.field`, or `relationship.field` when no dataset has that name. */
function findDotted(typing: Typing, first: Word, second: Word): FoundDimension | null {
  const { datasets, relationships, bridges } = typing.scope.model;
  const bridge = bridges.get(first.text);
  const named =
    bridge === undefined
      ? relationships.find((found) => found.name === first.text)
      : { name: bridge.name, to: bridge.to.to };
  const relationship = datasets.has(first.text) || named === undefined ? null : named;
  const dataset = datasets.get(relationship?.to ?? first.text);
  if (dataset === undefined) {
    const known = [...datasets.keys(), ...relationships.map((found) => found.name), ...bridges.keys()];
    const hints = didYouMean(first.text, known);
    return refuse(typing, first.span, { code: 'model/unknown-dataset', params: { name: first.text }, hints });
  }
  const field = dataset.fields.get(second.text);
  if (field !== undefined) return fieldOf(dataset.name, field, relationship?.name ?? null);
  if (dataset.withheld?.masked.has(second.text) === true) {
    const params = { field: `${dataset.name}.${second.text}` };
    return refuse(typing, second.span, { code: 'model/masked-field', params });
  }
  return refuse(typing, second.span, {
    code: 'model/unknown-field',
    params: { dataset: dataset.name, field: second.text },
    hints: didYouMean(second.text, dataset.fields.keys()),
  });
}

function findLabelled(typing: Typing, node: LabelSyntax, place: DimensionPlace): FoundDimension | null {
  const { own, allowsDataset } = place;
  const hasLabel = (label: { readonly zh: string; readonly en: string }) =>
    label.zh === node.text || label.en === node.text;
  const field = own === null ? undefined : [...own.fields.values()].find((entry) => hasLabel(entry.label));
  if (own !== null && field !== undefined) return fieldOf(own.name, field, null);
  const target = findLabel(
    typing,
    node,
    allowsDataset ? ['field', 'dimension', 'dataset'] : ['field', 'dimension'],
  );
  if (target === null) return null;
  const { scope } = typing;
  const [home = '', name = ''] = target.name.split('.');
  const dataset = scope.model.datasets.get(home);
  if (target.kind === 'dataset' && dataset !== undefined) return findDatasetKey(typing, dataset, node.span);
  const listed = target.kind === 'dimension' ? undefined : dataset?.fields.get(name);
  const found = listed === undefined ? lookUpBare(scope, target.name, null) : fieldOf(home, listed, null);
  return found ?? refuseLabel(typing, node);
}
