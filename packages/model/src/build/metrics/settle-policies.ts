import type { FieldName } from '../../model.ts';
import type { Building, Draft } from '../building.ts';
import { splitReference } from '../fields/draft-fields.ts';

/** Who sees what, in the order of the files. What a policy takes away it takes away also where it has errors. */
export function settlePolicies({ definitions }: Building, draft: Draft): void {
  for (const { value } of definitions.lists.policies) {
    const { name, roles, dataset = null, where = null, open = [], deny = [], mask = [], metrics } = value;
    draft.policies.push({
      name,
      label: value.label ?? { zh: name, en: name },
      roles,
      dataset,
      where,
      open,
      deny: deny.map((text) => fieldNamed(text, draft)),
      mask: mask.map((text) => fieldNamed(text, draft)),
      metrics: { allow: metrics?.allow ?? null, deny: metrics?.deny ?? [] },
    });
  }
}

/** A field may be named by the column of its source. */
function fieldNamed(text: string, { datasets }: Draft): FieldName {
  const { dataset = '', field: name = '' } = splitReference(text);
  const fields = datasets.get(dataset)?.fields;
  const found = fields?.get(name) ?? [...(fields?.values() ?? [])].find(({ column }) => column === name);
  return { dataset, field: found?.name ?? name };
}
