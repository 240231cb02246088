import { isAbsolute, join } from 'node:path';
import { type Diagnostic, PlumblineError, report } from '@plumbline/diagnostics';
import type { Loader } from '@plumbline/engines';
import type { LoadSource } from '../load-task.ts';
import { reportFile, resolveFiles } from '../source/resolve-files.ts';

/** Table functions that only read. DuckDB has others that change the instance or write files, callable from a SELECT. */
const FILE_READERS = new Set([
  'read_csv',
  'read_csv_auto',
  'read_parquet',
  'parquet_scan',
  'read_json',
  'read_json_auto',
  'read_ndjson',
  'read_ndjson_auto',
  'read_json_objects',
  'read_ndjson_objects',
  'read_text',
]);
const OTHERS = new Set(['range', 'generate_series', 'unnest', 'json_each', 'json_tree']);

/** Accepts one parsed SELECT and gives it back with absolute file names. Throws PlumblineError. */
export async function checkSelect(
  loader: Runner,
  dataset: string,
  source: Extract<LoadSource, { kind: 'sql' }>,
  roots: readonly string[],
): Promise<string> {
  const { tree } = await judgeSelect(loader, dataset, source, roots);
  const sql = 'SELECT json_deserialize_sql(CAST($1 AS JSON)) AS sql';
  const { rows } = await loader.run({ sql, params: [JSON.stringify(tree)] });
  return String(rows[0]?.[0]);
}

type Runner = Pick<Loader, 'run'>;

export interface JudgedSelect {
  /** The statement as parsed, file names made absolute. */
  readonly tree: Node;
  /** Those names, patterns as written. */
  readonly files: readonly string[];
}

/**
 * One SELECT whose table functions only read files below the roots. Wrapping a text in `COPY (…)` can be broken out of
 * by a comment or a second statement, so it is the parsed tree that is judged. Throws PlumblineError.
 */
export async function judgeSelect(
  loader: Runner,
  dataset: string,
  source: Extract<LoadSource, { kind: 'sql' }>,
  roots: readonly string[],
): Promise<JudgedSelect> {
  const tree = await parse(loader, source.sql);
  if (!isObject(tree) || tree.error !== false || !Array.isArray(tree.statements)) {
    const cause =
      isObject(tree) && typeof tree.error_message === 'string' ? tree.error_message : 'no statement';
    throw new PlumblineError([report('load/sql-not-select', { dataset, cause })]);
  }
  if (tree.statements.length !== 1) {
    const cause = `${tree.statements.length} statements`;
    throw new PlumblineError([report('load/sql-not-select', { dataset, cause })]);
  }
  const files: string[] = [];
  const diagnostics: Diagnostic[] = [];
  const scope = { dataset, root: source.root, roots, files };
  for (const node of nodesOf(tree)) diagnostics.push(...checkNode(node, scope));
  if (diagnostics.length > 0) throw new PlumblineError(diagnostics);
  return { tree, files };
}

export type Node = Record<string, unknown>;

interface FileScope {
  readonly dataset: string;
  readonly root: string;
  readonly roots: readonly string[];
  /** Takes every file name. */
  readonly files: string[];
}

/** `query_location` of the tree is an unsigned 64-bit integer that JavaScript would round: it is dropped. */
async function parse(loader: Runner, sql: string): Promise<unknown> {
  const serialized = 'SELECT CAST(json_serialize_sql(CAST($1 AS VARCHAR)) AS VARCHAR) AS tree';
  const { rows } = await loader.run({ sql: serialized, params: [sql] });
  return JSON.parse(String(rows[0]?.[0]), (key, value: unknown) => (key === 'query_location' ? 0 : value));
}

/** Checks a node and makes the file names in it absolute. */
function checkNode(node: Node, scope: FileScope): readonly Diagnostic[] {
  if (node.type === 'TABLE_FUNCTION' && isObject(node.function)) {
    const name = String(node.function.function_name).toLowerCase();
    if (OTHERS.has(name)) return [];
    if (!FILE_READERS.has(name)) return [report('load/sql-function', { name })];
    const files = Array.isArray(node.function.children) ? node.function.children[0] : undefined;
    return nodesOf(files).flatMap((constant) => checkFile(constant, 'value', scope));
  }
  const bare = node.type === 'BASE_TABLE' && node.schema_name === '' && /[./]/.test(String(node.table_name));
  return bare ? checkFile(node, 'table_name', scope) : [];
}

function checkFile(
  node: Node,
  key: string,
  { dataset, root, roots, files }: FileScope,
): readonly Diagnostic[] {
  const name = node[key];
  if (typeof name !== 'string') return [];
  const path = isAbsolute(name) ? name : join(root, name);
  node[key] = path;
  files.push(path);
  return resolveFiles([path], roots).problems.map((problem) => reportFile(dataset, problem));
}

/** Every object of a tree. */
export function nodesOf(tree: unknown): readonly Node[] {
  const found: Node[] = [];
  const pending: unknown[] = [tree];
  while (pending.length > 0) {
    const node = pending.pop();
    if (Array.isArray(node)) pending.push(...node);
    else if (isObject(node)) {
      found.push(node);
      pending.push(...Object.values(node));
    }
  }
  return found;
}

function isObject(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
