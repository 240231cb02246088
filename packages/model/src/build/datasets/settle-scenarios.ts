import { report } from '@plumbline/diagnostics';
import type { Dataset } from '../../dataset.ts';
import type { Defined } from '../../workspace/definitions.ts';
import type { DatasetDefinition } from '../../workspace/schema/dataset.ts';
import { type Building, type Draft, findDataset, findField, placeOfMention } from '../building.ts';
import { splitReference } from '../fields/draft-fields.ts';

/** Which rows are plans; null when the field is wrong: plans would then be added to what happened. */
export function settleScenarios(
  building: Building,
  draft: Draft,
  { value, origin }: Defined<DatasetDefinition>,
): Pick<Dataset, 'scenarios'> | null {
  const { scenarios } = value;
  if (scenarios === undefined) return {};
  const mention = { origin, path: ['scenarios', 'field'] };
  const isOwn = !scenarios.field.includes('.');
  const reference = isOwn ? { dataset: value.name, field: scenarios.field } : splitReference(scenarios.field);
  const owner = findDataset(building, draft, reference.dataset, mention);
  const field = owner && findField(building, owner, reference.field, mention);
  if (owner === null || field === null) return null;
  if (field.type.kind !== 'text') {
    const params = { name: `${owner.name}.${field.name}`, declared: 'text', found: field.type.kind };
    building.diagnostics.push(report('model/declared-type', params, { at: placeOfMention(mention) }));
    return null;
  }
  const { actual, target, budget, forecast } = scenarios;
  const names = {
    actual,
    ...(target === undefined ? {} : { target }),
    ...(budget === undefined ? {} : { budget }),
    ...(forecast === undefined ? {} : { forecast }),
  };
  const ref = { kind: 'field', dataset: owner.name, field: field.name, relationship: null } as const;
  return { scenarios: { field: ref, names } };
}
