import { stringify } from 'yaml';
import { DEFINITION_LISTS, type ListKey } from '../workspace/schema/definition-lists.ts';
import { LIST_KINDS } from '../workspace/schema/list-kinds.ts';
import type { PlainMap, WrittenObject } from '../workspace/written-objects.ts';

/** The objects of a workspace as files that people read: `plumbline.yaml`, and one for each list. */
export function yamlOfObjects(objects: readonly WrittenObject[]): ReadonlyMap<string, string> {
  const bodies = (kind: WrittenObject['kind']) =>
    objects.filter((one) => one.kind === kind).map(({ body }) => body);
  const [root = {}] = bodies('workspace');
  const [rates] = bodies('currency_rates');
  const whole: PlainMap = rates === undefined ? root : { ...root, currency_rates: rates };
  const files = new Map([['plumbline.yaml', written(whole)]]);
  for (const key of Object.keys(DEFINITION_LISTS) as ListKey[]) {
    const list = bodies(LIST_KINDS[key]);
    if (list.length > 0) files.set(`${key}.yaml`, written({ [key]: list }));
  }
  return files;
}

function written(value: PlainMap): string {
  return stringify(value, { lineWidth: 0, aliasDuplicateObjects: false });
}
