import type { Hierarchy } from '../../model.ts';
import type { DefinitionOf } from '../../workspace/schema/definition-lists.ts';
import type { Building } from '../building.ts';
import { splitReference } from '../fields/draft-fields.ts';

/** Hierarchies as written: whether their fields exist is not known yet. */
export function draftHierarchies({ named }: Building): ReadonlyMap<string, Hierarchy> {
  return new Map([...named.hierarchies].map(([name, { value }]) => [name, toHierarchy(value)]));
}

function toHierarchy(value: DefinitionOf<'hierarchies'>): Hierarchy {
  const { name } = value;
  const label = typeof value.label === 'object' ? value.label : { zh: name, en: name };
  if (value.levels !== undefined) {
    const levels = value.levels.map((level) => {
      const { dataset, field } = splitReference(level);
      return { kind: 'field', dataset, field, relationship: null } as const;
    });
    return { kind: 'levels', name, label, levels };
  }
  return {
    kind: 'tree',
    name,
    label,
    dataset: value.dataset ?? '',
    key: value.key ?? '',
    parent: value.parent ?? '',
    operator: value.operator ?? null,
    weight: value.weight ?? null,
  };
}
