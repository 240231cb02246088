import { report } from '@plumbline/diagnostics';
import type { Dataset, Field } from '../../dataset.ts';
import { isNumeric } from '../../formula/value/type-kinds.ts';
import type { Hierarchy, Tree } from '../../model.ts';
import type { Building, Draft } from '../building.ts';
import { placeOfMention } from '../building.ts';

/** Hierarchies whose fields exist (what does not is reported with all other references) and are of use. */
export function settleHierarchies(building: Building, draft: Draft): ReadonlyMap<string, Hierarchy> {
  return new Map([...draft.hierarchies].filter(([, hierarchy]) => isSound(building, draft, hierarchy)));
}

function isSound(building: Building, { datasets }: Draft, hierarchy: Hierarchy): boolean {
  if (hierarchy.kind === 'levels')
    return hierarchy.levels.every(({ dataset, field }) => datasets.get(dataset)?.fields.has(field) ?? false);
  const dataset = datasets.get(hierarchy.dataset);
  if (dataset === undefined) return false;
  const named = [hierarchy.key, hierarchy.parent, hierarchy.operator, hierarchy.weight];
  const fields = named.flatMap((name) => (name === null ? [] : [dataset.fields.get(name)]));
  if (fields.includes(undefined)) return false;
  return isKey(building, dataset, hierarchy) && isCountable(building, dataset, hierarchy);
}

/** A member has one row, of several recorded the one that is known: a key that is declared is the member's; else loading measures it. */
function isKey(building: Building, dataset: Dataset, tree: Tree): boolean {
  const [first, second] = dataset.history?.key ?? dataset.primaryKey;
  if (first === undefined || (first === tree.key && second === undefined)) return true;
  refuse(building, tree, 'key', { field: tree.key, wanted: 'primary-key' });
  return false;
}

const KEYS: ReadonlySet<string> = new Set(['text', 'integer', 'bigint']);

function isCountable(building: Building, { fields }: Dataset, tree: Tree): boolean {
  const key = fields.get(tree.key) as Field;
  const parent = fields.get(tree.parent) as Field;
  if (!KEYS.has(key.type.kind)) refuse(building, tree, 'key', { field: tree.key, wanted: 'text-or-whole' });
  else if ((parent.type.kind === 'text') !== (key.type.kind === 'text') || !KEYS.has(parent.type.kind))
    refuse(building, tree, 'parent', { field: tree.parent, wanted: 'type-of-key' });
  else if (tree.weight !== null && !isNumeric((fields.get(tree.weight) as Field).type))
    refuse(building, tree, 'weight', { field: tree.weight, wanted: 'number' });
  else if (tree.operator !== null && fields.get(tree.operator)?.type.kind !== 'text')
    refuse(building, tree, 'operator', { field: tree.operator, wanted: 'text' });
  else return true;
  return false;
}

function refuse(
  building: Building,
  { name }: Tree,
  key: string,
  params: {
    readonly field: string;
    readonly wanted: 'primary-key' | 'text-or-whole' | 'type-of-key' | 'number' | 'text';
  },
): void {
  const origin = building.named.hierarchies.get(name)?.origin;
  if (origin === undefined) return;
  const at = placeOfMention({ origin, path: [key] });
  building.diagnostics.push(report('model/hierarchy-field', { hierarchy: name, ...params }, { at }));
}
