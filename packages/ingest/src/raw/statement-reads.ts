import { PlumblineError } from '@plumbline/diagnostics';
import { openMemory, type Warehouse } from '@plumbline/engines';
import type { LoadSource } from '../load-task.ts';
import { judgeSelect, type Node, nodesOf } from './check-select.ts';

/**
 * The files (absolute names, patterns as written) that alone decide the rows of a statement. Null when its rows may
 * change while the files do not: it asks for the time, for chance, for a sample or for a table that is no file; also
 * for a statement that is refused.
 */
export async function statementReads(
  source: Extract<LoadSource, { kind: 'sql' }>,
): Promise<readonly string[] | null> {
  const engine = await openMemory({ threads: 1 });
  try {
    const { tree, files } = await judgeSelect(engine, 'sql', source, ['/']);
    const steady = await steadyFunctions(engine);
    return isSteady(nodesOf(tree), steady) ? files : null;
  } catch (thrown) {
    if (thrown instanceof PlumblineError) return null;
    throw thrown;
  } finally {
    await engine.close();
  }
}

/** Functions whose value depends on their arguments alone. Macros are not among them: what they call is not told. */
async function steadyFunctions(engine: Warehouse): Promise<ReadonlySet<string>> {
  const { rows } = await engine.run({
    sql: `SELECT proname FROM pg_catalog.pg_proc GROUP BY 1 HAVING bool_and(COALESCE(provolatile, '') = 'i')`,
    params: [],
  });
  const names = new Set(rows.map(([name]) => String(name)));
  // With one argument it counts from today.
  names.delete('age');
  return names;
}

/** Words that stand for a call without brackets. */
const CLOCKS: ReadonlySet<string> = new Set([
  'current_catalog',
  'current_date',
  'current_role',
  'current_schema',
  'current_time',
  'current_timestamp',
  'current_user',
  'localtime',
  'localtimestamp',
  'session_user',
  'user',
]);

function isSteady(nodes: readonly Node[], steady: ReadonlySet<string>): boolean {
  const named = new Set(
    nodes.flatMap((node) => (typeof node.key === 'string' && 'value' in node ? [node.key] : [])),
  );
  // The function of a table in FROM was judged with the statement: it reads files or counts.
  const readers = new Set(nodes.flatMap((node) => (node.type === 'TABLE_FUNCTION' ? [node.function] : [])));
  return nodes.every((node) => {
    if (node.sample !== undefined && node.sample !== null) return false;
    if (node.class === 'FUNCTION') return readers.has(node) || steady.has(String(node.function_name));
    if (node.class === 'COLUMN_REF' && Array.isArray(node.column_names))
      return node.column_names.length !== 1 || !CLOCKS.has(String(node.column_names[0]).toLowerCase());
    if (node.type === 'BASE_TABLE')
      return /[./]/.test(String(node.table_name)) || named.has(String(node.table_name));
    return true;
  });
}
