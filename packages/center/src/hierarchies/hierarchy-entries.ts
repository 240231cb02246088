import type { Model, PlainMap, Text } from '@plumbline/model';
import type { Served } from '../center/served.ts';
import { writtenText } from '../definition/written-text.ts';

/** A hierarchy as definitions write it: levels of one path, or a tree of a parent column. */
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

/** In the order of their names. Levels that no dataset has are left out: the check has told of them. */
export function hierarchyEntries({ versions, model }: Served): HierarchyEntries {
  const workspace = versions.find(({ kind }) => kind === 'workspace')?.body as PlainMap | undefined;
  const items = versions
    .filter(({ kind }) => kind === 'hierarchy')
    .map(({ id, body }) => entryOf(id, body as unknown as PlainMap, model));
  const organisation = textAt(workspace, 'organisation');
  return {
    organisation: items.some(({ name }) => name === organisation) ? organisation : null,
    items,
  };
}

function entryOf(name: string, body: PlainMap, model: Model): HierarchyEntry {
  const dataset = textAt(body, 'dataset');
  const key = textAt(body, 'key');
  const parent = textAt(body, 'parent');
  const field = (text: string | null) => (text === null ? null : `${dataset}.${text}`);
  const label = textAt(body, 'label');
  const isTree = dataset !== null && key !== null && parent !== null;
  // In a tree a plain label names the field that is shown.
  const shown = isTree && label !== null ? field(label) : null;
  const written = isTree ? [`${dataset}.${key}`] : listAt(body, 'levels');
  return {
    name,
    label: isTree && label !== null ? both(name) : (writtenText(body.label) ?? both(name)),
    levels: written.flatMap((ref) => levelOf(ref, model)),
    tree: isTree ? { key: `${dataset}.${key}`, parent: `${dataset}.${parent}`, shown } : null,
  };
}

function levelOf(ref: string, { datasets }: Model): readonly HierarchyLevel[] {
  const [dataset = '', name = ''] = ref.split('.');
  const found = datasets.get(dataset);
  const field = found?.fields.get(name);
  if (found === undefined || field === undefined) return [];
  // `shop.name` is called 门店, not 名称: what tells levels apart is whose name it is.
  return [{ ref, label: name === 'name' ? found.label : field.label }];
}

function textAt(map: PlainMap | undefined, key: string): string | null {
  const value = map?.[key];
  return typeof value === 'string' ? value : null;
}

function listAt(map: PlainMap, key: string): readonly string[] {
  const value = map[key];
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

function both(text: string): Text {
  return { zh: text, en: text };
}
