import { type Code, type Diagnostic, report } from '@plumbline/diagnostics';
import type { z } from 'zod';
import type { Defined, Definitions, Origin } from './definitions.ts';
import { explainIssue, unknownKey } from './explain-issue.ts';
import { findPlainSecrets } from './find-plain-secrets.ts';
import { inOrder } from './in-order.ts';
import { isDefinitionFile } from './is-definition-file.ts';
import { DEFINITION_LISTS, type DefinitionOf, type ListKey } from './schema/definition-lists.ts';
import { currencyRatesDefinition } from './schema/graph.ts';
import { workspaceDefinition } from './schema/workspace.ts';
import { substitute } from './substitute.ts';
import { parseYaml } from './yaml/parse-yaml.ts';
import { placeAt, type SourceFile, toSourceFile } from './yaml/source-file.ts';
import { toPlain, type Written, type WrittenEntry, type WrittenMap } from './yaml/written.ts';

export const ROOT_FILE = 'plumbline.yaml';
const LIST_KEYS = Object.keys(DEFINITION_LISTS) as ListKey[];
const WORKSPACE_KEYS = Object.keys(workspaceDefinition.shape);
const RATES_KEY = 'currency_rates';

interface Reading {
  readonly lists: { [K in ListKey]: Defined<DefinitionOf<K>>[] };
  readonly broken: { [K in ListKey]: Set<string> };
  workspace: Definitions['workspace'];
  currencyRates: Definitions['currencyRates'];
  /** False when a file could not be read: names that are missing may stand there. */
  isComplete: boolean;
  readonly diagnostics: Diagnostic[];
}

interface ReadFile {
  readonly file: SourceFile;
  readonly root: WrittenMap;
  /** Offsets of what was refused while the file was read: entries around them are not kept. */
  readonly faults: readonly number[];
}

/** Reads `{path → text}`; paths are relative to the workspace root, `plumbline.yaml` among them. `variables`: values for `${NAME}`. */
export function readDefinitions(
  files: ReadonlyMap<string, string>,
  variables: ReadonlyMap<string, string>,
): { readonly definitions: Definitions; readonly diagnostics: readonly Diagnostic[] } {
  const reading = emptyReading();
  const paths = [...files.keys()]
    .filter(isDefinitionFile)
    .sort((a, b) => order(a) - order(b) || (a < b ? -1 : 1));
  const read = paths.map((path) => readFile(toSourceFile(path, files.get(path) ?? ''), reading));
  if (!files.has(ROOT_FILE)) reading.diagnostics.push(report('workspace/missing-root', {}));
  const listed = new Set(read[0]?.file.path === ROOT_FILE ? listedVariables(read[0].root) : []);
  for (const one of read) {
    const { root, diagnostics, faults } = substitute(one.file, one.root, { values: variables, listed });
    reading.diagnostics.push(...findPlainSecrets(one.file, one.root), ...diagnostics);
    checkFile({ file: one.file, root, faults: [...one.faults, ...faults] }, reading);
  }
  const { diagnostics, ...definitions } = reading;
  return { definitions: { files, ...definitions }, diagnostics: inOrder(diagnostics) };
}

function emptyReading(): Reading {
  const perList = <T>(make: () => T) => Object.fromEntries(LIST_KEYS.map((key) => [key, make()]));
  return {
    lists: perList(() => []) as unknown as Reading['lists'],
    broken: perList(() => new Set<string>()) as Reading['broken'],
    workspace: null,
    currencyRates: null,
    isComplete: true,
    diagnostics: [],
  };
}

function order(path: string): number {
  return path === ROOT_FILE ? 0 : 1;
}

function readFile(file: SourceFile, reading: Reading): ReadFile {
  const parsed = parseYaml(file);
  reading.diagnostics.push(...parsed.diagnostics);
  reading.isComplete &&= parsed.isRead;
  const root = parsed.root;
  if (root !== null && root.kind !== 'map' && !(root.kind === 'text' && root.value === '')) {
    const at = placeAt(file, root.start, root.end);
    reading.diagnostics.push(
      report('workspace/wrong-shape', { expected: ['map'], found: root.kind }, { at }),
    );
    reading.isComplete = false;
  }
  const empty: WrittenMap = { kind: 'map', entries: new Map(), flow: false, start: 0, end: 0 };
  return { file, root: root?.kind === 'map' ? root : empty, faults: parsed.faults };
}

function listedVariables(root: WrittenMap): readonly string[] {
  const env = root.entries.get('env')?.value;
  if (env?.kind !== 'list') return [];
  return env.items.flatMap((item) => (item.kind === 'text' ? [item.value] : []));
}

function checkFile(read: ReadFile, reading: Reading): void {
  const own = new Map<string, WrittenEntry>();
  const isRoot = read.file.path === ROOT_FILE;
  for (const [key, entry] of read.root.entries) {
    if (isListKey(key)) checkList(key, entry, read, reading);
    else if (key === RATES_KEY) checkRates(entry, read, reading);
    else if (isRoot) own.set(key, entry);
    else reading.diagnostics.push(strayKey(key, read));
  }
  if (isRoot) checkWorkspace({ ...read.root, entries: own }, read, reading);
}

function isListKey(key: string): key is ListKey {
  return Object.hasOwn(DEFINITION_LISTS, key);
}

function strayKey(key: string, { file, root }: ReadFile): Diagnostic {
  const entry = root.entries.get(key);
  if (entry !== undefined && WORKSPACE_KEYS.includes(key)) {
    return report('workspace/misplaced-key', { key }, { at: placeAt(file, entry.keyStart, entry.keyEnd) });
  }
  return unknownKey(key, [...LIST_KEYS, RATES_KEY], { origin: { file, written: root }, path: [] });
}

function checkWorkspace(written: WrittenMap, read: ReadFile, reading: Reading): void {
  const origin = { file: read.file, written };
  const parsed = workspaceDefinition.safeParse(toPlain(written));
  if (parsed.success) {
    if (!hasFault(written, read)) reading.workspace = { value: parsed.data, origin };
    return;
  }
  const found = parsed.error.issues.flatMap((issue) => explainIssue(withMoreKeys(issue), origin));
  reading.diagnostics.push(...withoutMisspelt(found));
}

/** The root file also takes the lists: they belong to the suggestions. */
function withMoreKeys(issue: z.core.$ZodIssue): z.core.$ZodIssue {
  if (issue.code !== 'unrecognized_keys' || issue.path.length > 0) return issue;
  return { ...issue, message: [issue.message, ...LIST_KEYS, RATES_KEY].join(' ') };
}

function checkRates(entry: WrittenEntry, read: ReadFile, reading: Reading): void {
  const written = entry.value ?? { kind: 'text', value: '', start: entry.keyStart, end: entry.keyEnd };
  const origin = { file: read.file, written };
  if (reading.currencyRates !== null) {
    const at = placeAt(read.file, entry.keyStart, entry.keyEnd);
    reading.diagnostics.push(report('workspace/duplicate-key', { key: RATES_KEY }, { at }));
    return;
  }
  const parsed = currencyRatesDefinition.safeParse(toPlain(written));
  if (!parsed.success) addIssues(parsed.error, origin, reading);
  else if (!hasFault(written, read)) reading.currencyRates = { value: parsed.data, origin };
}

function checkList<K extends ListKey>(key: K, entry: WrittenEntry, read: ReadFile, reading: Reading): void {
  const list = entry.value;
  if (list === null || (list.kind === 'text' && list.value === '')) return;
  if (list.kind !== 'list') {
    const at = placeAt(read.file, entry.keyStart, entry.keyEnd);
    reading.diagnostics.push(
      report('workspace/wrong-shape', { expected: ['list'], found: list.kind }, { at }),
    );
    return;
  }
  for (const written of list.items) checkItem(key, written, read, reading);
}

function checkItem<K extends ListKey>(key: K, written: Written, read: ReadFile, reading: Reading): void {
  const origin = { file: read.file, written };
  const schema: z.ZodType<unknown> = DEFINITION_LISTS[key];
  const parsed = schema.safeParse(toPlain(written));
  if (parsed.success && !hasFault(written, read)) {
    reading.lists[key].push({ value: parsed.data as DefinitionOf<K>, origin });
    return;
  }
  if (!parsed.success) addIssues(parsed.error, origin, reading);
  const name = written.kind === 'map' ? written.entries.get('name')?.value : null;
  if (name?.kind === 'text') reading.broken[key].add(name.value);
}

function addIssues(error: z.ZodError, origin: Origin, reading: Reading): void {
  reading.diagnostics.push(...withoutMisspelt(error.issues.flatMap((issue) => explainIssue(issue, origin))));
}

/** A key that is missing because it is misspelt is reported once. */
function withoutMisspelt(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const meant = new Set(
    diagnostics.flatMap((one) =>
      one.code === 'workspace/unknown-key' ? one.hints.map((hint) => hint.replace) : [],
    ),
  );
  return diagnostics.filter((one) => !(isCode(one, 'workspace/missing-key') && meant.has(one.params.key)));
}

function isCode<C extends Code>(diagnostic: Diagnostic, code: C): diagnostic is Diagnostic<C> {
  return diagnostic.code === code;
}

function hasFault(written: Written, { faults }: ReadFile): boolean {
  return faults.some((fault) => fault >= written.start && fault <= written.end);
}
