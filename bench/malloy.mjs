import { existsSync, readFileSync } from 'node:fs';
import { generate } from './generate.mjs';

/**
 * Malloy's SQL for every question that has a `question.malloy`. Malloy reads the schema from a small in-memory copy:
 * the measured file is opened once, and its SQL runs on the same connection as all other SQL.
 * Null when Malloy is not installed (`npm ci` in bench/).
 */
export async function openMalloy() {
  const parts = await Promise.all([import('@malloydata/malloy'), import('@malloydata/db-duckdb')]).catch(
    () => null,
  );
  if (parts === null) return null;
  const [{ SingleConnectionRuntime }, { DuckDBConnection }] = parts;
  const connection = new DuckDBConnection({
    name: 'duckdb',
    databasePath: ':memory:',
    enableExternalAccess: false,
  });
  await generate({ run: (sql) => connection.runSQL(sql) }, 1000);
  const runtime = new SingleConnectionRuntime({ connection });
  const model = readFileSync(new URL('model.malloy', import.meta.url), 'utf8');
  return {
    async compile(folder) {
      const file = new URL('question.malloy', folder);
      if (!existsSync(file)) return null;
      const text = `${model}\n${readFileSync(file, 'utf8')}`;
      return { sql: await runtime.loadQuery(text).getSQL(), params: [] };
    },
    close: () => connection.close(),
  };
}
