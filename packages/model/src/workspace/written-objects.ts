import { isDefinitionFile } from './is-definition-file.ts';
import { DEFINITION_LISTS, type ListKey } from './schema/definition-lists.ts';
import { LIST_KINDS } from './schema/list-kinds.ts';
import { parseYaml } from './yaml/parse-yaml.ts';
import { toSourceFile } from './yaml/source-file.ts';
import { toPlain, type WrittenMap } from './yaml/written.ts';

/** A value as written: scalars are texts, variables are left in place. */
export type Plain = string | readonly Plain[] | { readonly [key: string]: Plain };
export type PlainMap = { readonly [key: string]: Plain };

export type DefinitionKind = (typeof LIST_KINDS)[ListKey] | 'workspace' | 'currency_rates';

/** One object of a workspace, apart from the file it stands in. */
export interface WrittenObject {
  readonly kind: DefinitionKind;
  /** Its name; of a link `from->to`; of the objects there is one of, the kind. */
  readonly id: string;
  readonly body: PlainMap;
}

const ROOT_FILE = 'plumbline.yaml';
const RATES = 'currency_rates';

/** The objects in definition files, in the order of paths and lines. For files that `readDefinitions` found no error in. */
export function writtenObjects(files: ReadonlyMap<string, string>): readonly WrittenObject[] {
  return [...files]
    .filter(([path]) => isDefinitionFile(path))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([path, text]) => {
      const { root } = parseYaml(toSourceFile(path, text));
      return root?.kind === 'map' ? objectsIn(root, path === ROOT_FILE) : [];
    });
}

function objectsIn(root: WrittenMap, isRoot: boolean): readonly WrittenObject[] {
  const objects: WrittenObject[] = [];
  const own: Record<string, Plain> = {};
  for (const [key, entry] of root.entries) {
    const value = toPlain(entry.value) as Plain;
    if (isListKey(key)) objects.push(...(isList(value) ? value : []).flatMap((body) => listed(key, body)));
    else if (key === RATES && isMap(value)) objects.push({ kind: RATES, id: RATES, body: value });
    else own[key] = value;
  }
  return isRoot ? [{ kind: 'workspace', id: 'workspace', body: own }, ...objects] : objects;
}

function listed(key: ListKey, body: Plain): readonly WrittenObject[] {
  if (!isMap(body)) return [];
  return [{ kind: LIST_KINDS[key], id: idOfListed(body), body }];
}

/** What a definition of a list goes by: its name, or the two ends of a link. */
export function idOfListed({ name, from, to }: PlainMap): string {
  return typeof name === 'string' ? name : `${String(from)}->${String(to)}`;
}

const OBJECTS_A_FILE = 1000;

/** Definition files that hold these objects: the way back from `writtenObjects`. */
export function filesOfObjects(objects: readonly WrittenObject[]): ReadonlyMap<string, string> {
  const single = (kind: DefinitionKind) => objects.find((object) => object.kind === kind)?.body;
  const rates = single(RATES);
  const root = { ...single('workspace'), ...(rates === undefined ? {} : { [RATES]: rates }) };
  const files = new Map([[ROOT_FILE, JSON.stringify(root)]]);
  for (const key of Object.keys(LIST_KINDS) as ListKey[]) {
    const lines = objects
      .filter(({ kind }) => kind === LIST_KINDS[key])
      .map(({ body }) => `  - ${JSON.stringify(body)}`);
    for (let from = 0; from < lines.length; from += OBJECTS_A_FILE) {
      const part = lines.slice(from, from + OBJECTS_A_FILE).join('\n');
      files.set(`${key}/${from / OBJECTS_A_FILE + 1}.yaml`, `${key}:\n${part}\n`);
    }
  }
  return files;
}

/** Whether nobody wrote these files: `filesOfObjects` put them together. */
export function isPutTogether(files: ReadonlyMap<string, string>): boolean {
  const root = files.get(ROOT_FILE) ?? '';
  if (!root.startsWith('{') || root.includes('\n')) return false;
  const others = [...files].filter(([path]) => path !== ROOT_FILE);
  return others.length > 0 && others.every(([path, text]) => isPart(path, text));
}

function isPart(path: string, text: string): boolean {
  const [, key = ''] = /^(\w+)\/\d+\.yaml$/.exec(path) ?? [];
  return isListKey(key) && text.startsWith(`${key}:\n  - {`);
}

function isListKey(key: string): key is ListKey {
  return Object.hasOwn(DEFINITION_LISTS, key);
}

function isList(value: Plain): value is readonly Plain[] {
  return Array.isArray(value);
}

function isMap(value: Plain): value is PlainMap {
  return typeof value === 'object' && !isList(value);
}
