import { InternalError } from '@plumbline/diagnostics';
import { stringify } from 'yaml';
import { isDefinitionFile } from '../../workspace/is-definition-file.ts';
import { DEFINITION_LISTS, type ListKey } from '../../workspace/schema/definition-lists.ts';
import { LIST_KINDS } from '../../workspace/schema/list-kinds.ts';
import {
  idOfListed,
  type Plain,
  type PlainMap,
  type WrittenObject,
} from '../../workspace/written-objects.ts';
import { parseYaml } from '../../workspace/yaml/parse-yaml.ts';
import { toSourceFile } from '../../workspace/yaml/source-file.ts';
import { toPlain, type Written, type WrittenEntry, type WrittenMap } from '../../workspace/yaml/written.ts';
import { isSamePlain } from './is-same-plain.ts';
import { linesAt, type Splice, spliced } from './splices.ts';
import { mapSplices } from './value-splices.ts';
import { afterKey, isList, isMap, itemLines, mapLines } from './value-text.ts';

const ROOT_FILE = 'plumbline.yaml';
const RATES = 'currency_rates';

/** The objects of a workspace as files that people read: `plumbline.yaml`, and one for each list. */
export function yamlOfObjects(objects: readonly WrittenObject[]): ReadonlyMap<string, string> {
  const bodies = (kind: WrittenObject['kind']) =>
    objects.filter((one) => one.kind === kind).map(({ body }) => body);
  const [root = {}] = bodies('workspace');
  const [rates] = bodies('currency_rates');
  const whole: PlainMap = rates === undefined ? root : { ...root, currency_rates: rates };
  const files = new Map([[ROOT_FILE, yamlText(whole)]]);
  for (const key of Object.keys(DEFINITION_LISTS) as ListKey[]) {
    const list = bodies(LIST_KINDS[key]);
    if (list.length > 0) files.set(`${key}.yaml`, yamlText({ [key]: list }));
  }
  return files;
}

/**
 * Writes objects into the files that hold them: what is the same stays as it is written, comments and order too; what is new goes
 * where others of its kind are, or into a file of its kind; what is no more is taken out. For files that `readDefinitions` found no
 * error in. Gives the files that are another text than before; `writtenObjects` of all files are the objects.
 */
export function rewriteFiles(
  files: ReadonlyMap<string, string>,
  objects: readonly WrittenObject[],
): ReadonlyMap<string, string> {
  const pieces = rewritingFiles(files, objects);
  for (let next = pieces.next(); ; next = pieces.next()) if (next.done === true) return next.value;
}

/** The same in pieces of one file at most, between which others can have their turn. */
export function* rewritingFiles(
  files: ReadonlyMap<string, string>,
  objects: readonly WrittenObject[],
): Generator<void, ReadonlyMap<string, string>, void> {
  const texts = new Map(
    [...files].filter(([path]) => isDefinitionFile(path)).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
  if (!texts.has(ROOT_FILE)) texts.set(ROOT_FILE, '');
  const roots = new Map<string, WrittenMap | null>();
  for (const [path, text] of texts) {
    roots.set(path, rootOf(path, text));
    yield;
  }
  const asked = contentsOf(roots, objects);
  yield;
  const changed = new Map<string, string>();
  for (const [path, content] of asked) {
    const before = texts.get(path) ?? '';
    const after = rewritten({ path, text: before, root: roots.get(path) ?? null }, content);
    if (after !== before) changed.set(path, after);
    yield;
  }
  return changed;
}

/** All that a file says: lists by their keys, and the rest. */
type Content = { [key: string]: Plain };

function contentsOf(
  roots: ReadonlyMap<string, WrittenMap | null>,
  objects: readonly WrittenObject[],
): ReadonlyMap<string, Content> {
  const wanted = new Map(objects.map((one) => [keyOf(one.kind, one.id), one]));
  const left = new Map(wanted);
  // Two of one name both stay: which of them is a mistake is for people to say.
  const take = (kind: string, id: string): PlainMap | null => {
    const key = keyOf(kind, id);
    left.delete(key);
    return wanted.get(key)?.body ?? null;
  };
  const contents = new Map<string, Content>();
  /** Where the next of a kind goes. */
  const homes = new Map<ListKey, string>();
  for (const [path, root] of roots) {
    const content: Content = path === ROOT_FILE ? { ...take('workspace', 'workspace') } : {};
    for (const [key, { value }] of root?.entries ?? []) {
      const said = toPlain(value) as Plain;
      if (isListKey(key)) {
        const kept = (item: Plain) => (isMap(item) ? (take(LIST_KINDS[key], idOfListed(item)) ?? []) : []);
        content[key] = isList(said) ? said.flatMap(kept) : said;
        homes.set(key, path);
      } else if (key === RATES) {
        const rates = take(RATES, RATES);
        if (rates !== null) content[key] = rates;
      }
    }
    contents.set(path, content);
  }
  for (const { kind, body } of left.values()) {
    if (kind === 'workspace') continue;
    if (kind === RATES) {
      put(contents, ROOT_FILE)[RATES] = body;
      continue;
    }
    const key = (Object.keys(LIST_KINDS) as ListKey[]).find((one) => LIST_KINDS[one] === kind);
    if (key === undefined) continue;
    const content = put(contents, homes.get(key) ?? `${key}.yaml`);
    const there = content[key];
    content[key] = [...(there !== undefined && isList(there) ? there : []), body];
  }
  return contents;
}

function put(contents: Map<string, Content>, path: string): Content {
  const content = contents.get(path) ?? {};
  contents.set(path, content);
  return content;
}

interface Before {
  readonly path: string;
  readonly text: string;
  readonly root: WrittenMap | null;
}

/** The least change that says it; where that does not read back as it should, a greater one. */
function rewritten(before: Before, content: Content): string {
  const says = (text: string) => isSamePlain(plainOf(before.path, text), content);
  // It has been read already.
  if (isSamePlain(toPlain(before.root ?? EMPTY) as PlainMap, content)) return before.text;
  for (const write of [insideOf, anewByKey, wholeOf]) {
    const text = write(before, content);
    if (says(text)) return text;
  }
  throw new InternalError(`${before.path} cannot be written`);
}

function insideOf({ text, root }: Before, content: Content): string {
  if (root === null) return headOf(text) + keyLines(content);
  const setting = root.flow ? 'flow' : 'block';
  const isKnown = (key: string) => root.flow || root.entries.has(key);
  const [wanted, added] = [partOf(content, isKnown), partOf(content, (key) => !isKnown(key))];
  const entries = [...root.entries];
  const isFilled = (key: string) => !root.flow && isListKey(key) && isEmptyList(root.entries.get(key)?.value);
  const known = entries.filter(([key]) => !isFilled(key));
  const stays = partOf(wanted, (key) => !isFilled(key));
  const splices = [
    ...mapSplices({ text, setting }, known, { wanted: stays, end: root.end }),
    ...keysAnew(text, entries, partOf(wanted, isFilled)),
  ];
  if (Object.keys(added).length > 0) splices.push(behind(text, added));
  return spliced(text, splices);
}

function partOf(content: Content, isIn: (key: string) => boolean): Content {
  return Object.fromEntries(Object.entries(content).filter(([key]) => isIn(key)));
}

/** Keys that a file does not have yet, at its end. */
function behind(text: string, content: Content): Splice {
  return linesAt(text, text.length, keyLines(content).trimEnd());
}

/** Lists of definitions item by item, the rest as it is short; what the workspace is called comes first. */
function keyLines(content: Content): string {
  return Object.entries(content)
    .sort(([a], [b]) => Number(b === 'workspace') - Number(a === 'workspace'))
    .map(([key, value]) => {
      if (isList(value) && value.length > 0) return `${key}:\n${itemLines(value, '  ')}\n`;
      return `${mapLines({ [key]: value }, '')}\n`;
    })
    .join('');
}

/** Keys of the file that say something else are written anew, others stay. */
function anewByKey({ text, root }: Before, content: Content): string {
  if (root === null || root.flow) return headOf(text) + keyLines(content);
  const splices = [...keysAnew(text, [...root.entries], content)];
  const added = partOf(content, (key) => !root.entries.has(key));
  if (Object.keys(added).length > 0) splices.push(behind(text, added));
  return spliced(text, splices);
}

function keysAnew(
  text: string,
  entries: readonly (readonly [string, WrittenEntry])[],
  content: Content,
): readonly Splice[] {
  return entries.flatMap(([key, { keyEnd, value }]): readonly Splice[] => {
    const wanted = content[key];
    if (wanted === undefined || value === null || isSamePlain(toPlain(value) as Plain, wanted)) return [];
    const end = Math.max(keyEnd + 1, value.end);
    const tail = text.slice(keyEnd, end).endsWith('\n') ? '\n' : '';
    const isItems = isList(wanted) && wanted.length > 0;
    const anew = isItems ? `\n${itemLines(wanted, '  ')}` : afterKey(wanted, '');
    return [{ start: keyEnd + 1, end, text: `${anew}${tail}` }];
  });
}

function isEmptyList(value: Written | null | undefined): boolean {
  return (
    (value?.kind === 'text' && value.value === '') || (value?.kind === 'list' && value.items.length === 0)
  );
}

/** As the writer of YAML puts it, under the remarks at the top. */
function wholeOf({ text }: Before, content: Content): string {
  if (Object.keys(content).length === 0) return headOf(text);
  return headOf(text) + yamlText(content);
}

function yamlText(value: PlainMap): string {
  return stringify(value, { lineWidth: 0, aliasDuplicateObjects: false });
}

function headOf(text: string): string {
  return /^(?:[ \t]*(?:#.*)?\r?\n)*/.exec(text)?.[0] ?? '';
}

function rootOf(path: string, text: string): WrittenMap | null {
  const { root } = parseYaml(toSourceFile(path, text));
  return root?.kind === 'map' ? root : null;
}

function plainOf(path: string, text: string): PlainMap {
  return toPlain(rootOf(path, text) ?? EMPTY) as PlainMap;
}

const EMPTY: WrittenMap = { kind: 'map', entries: new Map(), flow: false, start: 0, end: 0 };

function isListKey(key: string): key is ListKey {
  return Object.hasOwn(DEFINITION_LISTS, key);
}

function keyOf(kind: string, id: string): string {
  return JSON.stringify([kind, id]);
}
