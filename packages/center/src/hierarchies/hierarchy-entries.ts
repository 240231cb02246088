import type { Hierarchy, Model, PlainMap, Text, Tree } from '@plumbline/model';
import type { Served } from '../center/served.ts';

/** A hierarchy as people choose from it: levels of one path, or a tree of a parent column. */
export interface HierarchyEntry {
  readonly name: string;
  readonly label: Text;
  /** From the top; a tree has one, its key. */
  readonly levels: readonly HierarchyLevel[];
  readonly tree: HierarchyTree | null;
}

export interface HierarchyLevel {
  /** `dataset.field`. */
  readonly ref: string;
  readonly label: Text;
}

export interface HierarchyTree {
  readonly key: string;
  readonly parent: string;
  /** The field that names a member; null: its key does. */
  readonly shown: string | null;
}

export interface HierarchyEntries {
  readonly organisation: string | null;
  readonly items: readonly HierarchyEntry[];
}

/** In the order of their names. */
export function hierarchyEntries({ versions, model }: Served): HierarchyEntries {
  const bodyOf = (kind: string, id: string) =>
    versions.find((version) => version.kind === kind && version.id === id)?.body as PlainMap | undefined;
  const items = [...model.hierarchies.values()]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map((hierarchy) => entryOf(hierarchy, bodyOf('hierarchy', hierarchy.name)?.label, model));
  const organisation = bodyOf('workspace', 'workspace')?.organisation;
  return { organisation: items.find(({ name }) => name === organisation)?.name ?? null, items };
}

function entryOf(hierarchy: Hierarchy, written: PlainMap[string] | undefined, model: Model): HierarchyEntry {
  const { name, label } = hierarchy;
  if (hierarchy.kind === 'levels') {
    const levels = hierarchy.levels.flatMap(({ dataset, field }) => levelOf(dataset, field, model));
    return { name, label, levels, tree: null };
  }
  const { dataset, key } = hierarchy;
  return { name, label, levels: levelOf(dataset, key, model), tree: treeOf(hierarchy, written, model) };
}

/** In a tree a plain label names the field that is shown; the model keeps it as the label. */
function treeOf(
  { dataset, key, parent }: Tree,
  written: PlainMap[string] | undefined,
  { datasets }: Model,
): HierarchyTree {
  const shown =
    typeof written === 'string' && datasets.get(dataset)?.fields.has(written) === true ? written : null;
  const field = (name: string) => `${dataset}.${name}`;
  return { key: field(key), parent: field(parent), shown: shown === null ? null : field(shown) };
}

function levelOf(dataset: string, name: string, { datasets }: Model): readonly HierarchyLevel[] {
  const home = datasets.get(dataset);
  const field = home?.fields.get(name);
  if (home === undefined || field === undefined) return [];
  // `shop.name` is called 门店, not 名称: what tells levels apart is whose name it is.
  return [{ ref: `${dataset}.${name}`, label: name === 'name' ? home.label : field.label }];
}
