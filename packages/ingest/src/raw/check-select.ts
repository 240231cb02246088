import { type Diagnostic, report } from '@plumbline/diagnostics';
import type { Loader } from '@plumbline/engines';

/** Table functions that only read. DuckDB has others that change the instance or write files, callable from a SELECT. */
const ALLOWED = new Set([
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
  'range',
  'generate_series',
  'unnest',
  'json_each',
  'json_tree',
]);

/** Accepts one parsed SELECT: wrapping a text in `COPY (…)` can be broken out of by a comment or a second statement. */
export async function checkSelect(loader: Loader, dataset: string, sql: string): Promise<Diagnostic | null> {
  const { rows } = await loader.run({
    sql: 'SELECT CAST(json_serialize_sql($1) AS VARCHAR) AS tree',
    params: [sql],
  });
  const tree: unknown = JSON.parse(String(rows[0]?.[0]));
  if (!isObject(tree) || tree.error !== false || !Array.isArray(tree.statements)) {
    const cause =
      isObject(tree) && typeof tree.error_message === 'string' ? tree.error_message : 'no statement';
    return report('load/sql-not-select', { dataset, cause });
  }
  if (tree.statements.length !== 1) {
    return report('load/sql-not-select', { dataset, cause: `${tree.statements.length} statements` });
  }
  const foreign = tableFunctions(tree).find((name) => !ALLOWED.has(name.toLowerCase()));
  return foreign === undefined ? null : report('load/sql-function', { name: foreign });
}

function tableFunctions(tree: unknown): readonly string[] {
  const found: string[] = [];
  const pending: unknown[] = [tree];
  while (pending.length > 0) {
    const node = pending.pop();
    if (Array.isArray(node)) pending.push(...node);
    else if (isObject(node)) {
      if (node.type === 'TABLE_FUNCTION' && isObject(node.function))
        found.push(String(node.function.function_name));
      pending.push(...Object.values(node));
    }
  }
  return found;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
