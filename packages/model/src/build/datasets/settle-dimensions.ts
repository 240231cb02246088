import { report } from '@plumbline/diagnostics';
import { commonType } from '../../formula/value/common-type.ts';
import type { ConformedDimension } from '../../model.ts';
import type { Defined } from '../../workspace/definitions.ts';
import type { DimensionDefinition } from '../../workspace/schema/graph.ts';
import {
  type Building,
  type Draft,
  findDataset,
  findField,
  markBroken,
  placeOfMention,
} from '../building.ts';
import { splitReference } from '../fields/draft-fields.ts';
import { typeText } from '../values/to-value-type.ts';

/** Conformed dimensions whose fields exist and share a type. */
export function settleDimensions(building: Building, draft: Draft): void {
  for (const defined of building.named.dimensions.values()) {
    const settled = settle(building, draft, defined);
    if (settled === null) markBroken(building, 'dimension', defined.value.name);
    else draft.dimensions.set(settled.name, settled);
  }
}

function settle(
  building: Building,
  draft: Draft,
  defined: Defined<DimensionDefinition>,
): ConformedDimension | null {
  const { value, origin } = defined;
  const found: { readonly name: string; readonly type: ConformedDimension['type'] }[] = [];
  const fields: { readonly dataset: string; readonly field: string }[] = [];
  for (const [i, reference] of value.fields.map(splitReference).entries()) {
    const mention = { origin, path: ['fields', i] };
    const owner = findDataset(building, draft, reference.dataset, mention);
    if (owner === null) return null;
    const field = findField(building, owner, reference.field, mention);
    if (field === null) return null;
    const name = `${owner.name}.${field.name}`;
    const known = found.at(-1);
    const type = known === undefined ? field.type : commonType(known.type, field.type);
    if (type === null) {
      const leftType = typeText(known?.type ?? field.type);
      const params = { left: known?.name ?? name, leftType, right: name, rightType: typeText(field.type) };
      building.diagnostics.push(report('model/types-differ', params, { at: placeOfMention(mention) }));
      return null;
    }
    found.push({ name: known?.name ?? name, type });
    fields.push({ dataset: owner.name, field: field.name });
  }
  const type = found.at(-1)?.type;
  if (type === undefined) return null;
  return { name: value.name, label: value.label ?? { zh: value.name, en: value.name }, type, fields };
}
