import { GRAINS, type Grain } from '@plumbline/calendar';
import type { Dataset, Field } from '../../model.ts';
import type { DimensionRef } from '../expression.ts';
import { didYouMean, oneOf, writeInstead } from '../hints.ts';
import type { NameSyntax, RefSyntax, Word } from '../read/syntax.ts';
import type { Unit, ValueType } from '../types.ts';
import { refuse, type Typing } from '../typing/typing-context.ts';
import { DATE, TIMESTAMP } from '../value/type-kinds.ts';
import { unitOfType } from '../value/unit-of-type.ts';
import { findLabel } from './find-label.ts';

export interface FoundDimension {
  readonly ref: DimensionRef;
  readonly type: ValueType;
  readonly unit: Unit;
}

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
  return lookUpBare(typing, first.text, place) ?? findDatasetKey(typing, node, place) ?? null;
}

/** A single name without reporting: own field, conformed dimension, grain. */
export function lookUpBare(typing: Typing, name: string, place: DimensionPlace): FoundDimension | null {
  const { model } = typing.scope;
  const field = place.own?.fields.get(name);
  if (place.own !== null && field !== undefined) return fieldOf(place.own.name, field, null);
  const conformed = model.dimensions.get(name);
  if (conformed !== undefined) {
    return { ref: { kind: 'conformed', name }, type: conformed.type, unit: unitOfType(conformed.type) };
  }
  return isGrain(name) ? grainOf(name) : null;
}

export function isGrain(name: string): name is Grain {
  return (GRAINS as readonly string[]).includes(name);
}

function grainOf(grain: Grain): FoundDimension {
  const type = grain === 'hour' || grain === 'minute' ? TIMESTAMP : DATE;
  return { ref: { kind: 'grain', grain }, type, unit: unitOfType(type) };
}

export function fieldOf(dataset: string, field: Field, relationship: string | null): FoundDimension {
  const ref: DimensionRef = { kind: 'field', dataset, field: field.name, relationship };
  return { ref, type: field.type, unit: withTax(field) };
}

function withTax(field: Field): Unit {
  return field.unit.kind === 'money' && field.unit.tax === null
    ? { ...field.unit, tax: field.tax }
    : field.unit;
}

/** `dataset.field`, or `relationship.field` when no dataset has that name. */
function findDotted(typing: Typing, first: Word, second: Word): FoundDimension | null {
  const { model } = typing.scope;
  const relationship = model.datasets.has(first.text)
    ? null
    : (model.relationships.find((found) => found.name === first.text) ?? null);
  const dataset = model.datasets.get(relationship?.to ?? first.text);
  if (dataset === undefined) return refuseDataset(typing, first);
  const field = dataset.fields.get(second.text);
  if (field !== undefined) return fieldOf(dataset.name, field, relationship?.name ?? null);
  return refuse(typing, second.span, {
    code: 'model/unknown-field',
    params: { dataset: dataset.name, field: second.text },
    hints: didYouMean(second.text, dataset.fields.keys()),
  });
}

function refuseDataset(typing: Typing, word: Word): null {
  const { model } = typing.scope;
  const names = [...model.datasets.keys(), ...model.relationships.map((found) => found.name)];
  return refuse(typing, word.span, {
    code: 'model/unknown-dataset',
    params: { name: word.text },
    hints: didYouMean(word.text, names),
  });
}

function findDatasetKey(typing: Typing, node: NameSyntax, place: DimensionPlace): FoundDimension | null {
  const name = node.path[0]?.text ?? '';
  const dataset = typing.scope.model.datasets.get(name);
  return dataset === undefined ? refuseDimension(typing, node, place) : keyOf(typing, dataset, node, place);
}

function keyOf(
  typing: Typing,
  dataset: Dataset,
  node: RefSyntax,
  place: DimensionPlace,
): FoundDimension | null {
  const fields = [...dataset.fields.keys()].slice(0, 5).map((field) => `${dataset.name}.${field}`);
  if (!place.allowsDataset) {
    return refuse(typing, node.span, {
      code: 'model/dataset-is-no-dimension',
      params: { dataset: dataset.name },
      hints: fields.length === 0 ? [] : [oneOf(fields)],
    });
  }
  const [key, second] = dataset.primaryKey;
  const field = key === undefined ? undefined : dataset.fields.get(key);
  if (field !== undefined && second === undefined) return fieldOf(dataset.name, field, null);
  return refuse(typing, node.span, {
    code: 'model/dataset-without-single-key',
    params: { dataset: dataset.name, fields: dataset.primaryKey.length },
    hints: [
      writeInstead(
        `(${dataset.primaryKey.map((part) => `${dataset.name}.${part}`).join(', ') || `${dataset.name}.…`})`,
        false,
      ),
    ],
  });
}

function refuseDimension(typing: Typing, node: NameSyntax, place: DimensionPlace): null {
  const name = node.path[0]?.text ?? '';
  const { model, metrics } = typing.scope;
  if (name === 'cohort' || name === 'age') {
    return refuse(typing, node.span, { code: 'model/not-available-yet', params: { feature: name } });
  }
  if (metrics.has(name))
    return refuse(typing, node.span, { code: 'model/metric-is-no-dimension', params: { metric: name } });
  const homes = [...model.datasets.values()]
    .filter((dataset) => dataset.fields.has(name))
    .map((dataset) => `${dataset.name}.${name}`);
  const hints =
    homes.length > 0
      ? homes.slice(0, 3).map((home) => writeInstead(home))
      : didYouMean(name, [
          ...(place.own?.fields.keys() ?? []),
          ...model.dimensions.keys(),
          ...GRAINS,
          ...(place.allowsDataset ? model.datasets.keys() : []),
        ]);
  return refuse(typing, node.span, { code: 'model/unknown-dimension', params: { name }, hints });
}

function findLabelled(
  typing: Typing,
  node: Extract<RefSyntax, { kind: 'label' }>,
  place: DimensionPlace,
): FoundDimension | null {
  const kinds = place.allowsDataset
    ? (['field', 'dimension', 'dataset'] as const)
    : (['field', 'dimension'] as const);
  const own =
    place.own === null
      ? undefined
      : [...place.own.fields.values()].find(
          (field) => field.label.zh === node.text || field.label.en === node.text,
        );
  if (place.own !== null && own !== undefined) return fieldOf(place.own.name, own, null);
  const target = findLabel(typing, node, kinds);
  if (target === null) return null;
  const { model } = typing.scope;
  if (target.kind === 'dimension')
    return lookUpBare(typing, target.name, { own: null, allowsDataset: false });
  const [datasetName = '', fieldName = ''] = target.name.split('.');
  const dataset = model.datasets.get(datasetName);
  if (dataset === undefined) return null;
  if (target.kind === 'dataset') return keyOf(typing, dataset, node, place);
  const field = dataset.fields.get(fieldName);
  return field === undefined ? null : fieldOf(dataset.name, field, null);
}
