import { report } from '@plumbline/diagnostics';
import type { Relationship } from '../../model.ts';
import type { Defined } from '../../workspace/definitions.ts';
import type { DatasetDefinition } from '../../workspace/schema/dataset.ts';
import type { RelationshipDefinition } from '../../workspace/schema/graph.ts';
import { type Building, markBroken, placeOfMention, refuseUnknown } from '../building.ts';
import { distinctKey, splitReference } from '../fields/draft-fields.ts';

/** Declared relationships between known datasets, those that distinct datasets imply, those that unions inherit. */
export function draftRelationships(
  building: Building,
  datasets: readonly Defined<DatasetDefinition>[],
): readonly Relationship[] {
  const known = new Set(datasets.map((dataset) => dataset.value.name));
  const declared = [...building.named.relationships.values()].flatMap((relationship) => {
    const drafted = draftOne(building, relationship, known);
    if (drafted === null) markBroken(building, 'relationship', relationship.value.name);
    return drafted ?? [];
  });
  const all = [...declared];
  for (const dataset of datasets) {
    if (dataset.value.source.distinct !== undefined) all.push(...implied(dataset.value, all));
    if (dataset.value.source.union !== undefined) all.push(...inherited(dataset.value, all));
  }
  return all;
}

function draftOne(
  building: Building,
  { value, origin }: Defined<RelationshipDefinition>,
  known: ReadonlySet<string>,
): Relationship | null {
  const missing = (['from', 'to'] as const).filter((side) => !known.has(value[side]));
  for (const side of missing) {
    refuseUnknown(building, { origin, path: [side] }, { kind: 'dataset', name: value[side] }, known);
  }
  if (missing.length > 0) return null;
  const fromColumns = value.from_columns ?? [];
  const toColumns = value.to_columns ?? [];
  if (fromColumns.length !== toColumns.length) {
    const at = placeOfMention({ origin, path: ['to_columns'] });
    building.diagnostics.push(
      report('model/column-count', { from: fromColumns.length, to: toColumns.length }, { at }),
    );
    return null;
  }
  const { name, from, to, required = false, as_of: asOf = null } = value;
  return { name, from, to, fromColumns, toColumns, required, asOf };
}

/** Every row whose field is listed finds its member. A relationship declared with the same columns only names it. */
function implied(definition: DatasetDefinition, known: readonly Relationship[]): readonly Relationship[] {
  const key = distinctKey(definition);
  return (definition.source.distinct ?? []).map(splitReference).flatMap(({ dataset, field }) => {
    const relationship: Relationship = {
      name: `${definition.name}.${dataset}.${field}`,
      from: dataset,
      to: definition.name,
      fromColumns: [field],
      toColumns: [key],
      required: false,
      asOf: null,
    };
    return known.some((one) => isSameEdge(one, relationship)) ? [] : [relationship];
  });
}

/** What all members have alike, the union has. It is called `union.name`, after the first member's. */
function inherited(definition: DatasetDefinition, known: readonly Relationship[]): readonly Relationship[] {
  const members = (definition.source.union ?? []).map((member) => ({
    set: member.set ?? {},
    relationships: known.filter((one) => one.from === member.dataset),
  }));
  const [first, ...others] = members;
  if (first === undefined) return [];
  return first.relationships.flatMap((one) => {
    const copy = {
      ...one,
      from: definition.name,
      name: `${definition.name}.${one.name.slice(one.name.lastIndexOf('.') + 1)}`,
    };
    const alike = others.map((member) =>
      member.relationships.find((other) => isSameEdge({ ...other, from: one.from }, one)),
    );
    const isCovered = known.some((declared) => isSameEdge(declared, copy));
    if (isCovered || alike.includes(undefined) || isSet(members, one)) return [];
    return [{ ...copy, required: one.required && alike.every((other) => other?.required === true) }];
  });
}

/** A column that a member replaces by a constant is not the column that the relationship speaks of. */
function isSet(members: readonly { readonly set: object }[], relationship: Relationship): boolean {
  return members.some((member) =>
    relationship.fromColumns.some((column) => Object.hasOwn(member.set, column)),
  );
}

function isSameEdge(a: Relationship, b: Relationship): boolean {
  return (
    a.from === b.from &&
    a.to === b.to &&
    pairs(a) === pairs(b) &&
    a.asOf?.from === b.asOf?.from &&
    a.asOf?.to === b.asOf?.to
  );
}

function pairs(relationship: Relationship): string {
  return relationship.fromColumns
    .map((column, i) => `${column}=${relationship.toColumns[i]}`)
    .sort()
    .join(' ');
}
