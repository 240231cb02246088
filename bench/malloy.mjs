import { existsSync, readFileSync } from 'node:fs';
import { generate } from './generate.mjs';

/**
 * Malloy's SQL for every question that has a `question.malloy`. Malloy reads the schema from a small in-memory copy:
 * the measured file is opened once, and its SQL runs on the same connection as all other SQL.
 * Null when Malloy is not installed (`npm ci` in bench/).
 */
export async function openMalloy({
  model = modelText(),
  generate: fill = (small) => generate(small, 1000),
} = {}) {
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
  await fill({ run: (sql) => connection.runSQL(sql) });
  const runtime = new SingleConnectionRuntime({ connection });
  const compileText = async (text) => ({
    sql: await runtime.loadQuery(`${model}\n${text}`).getSQL(),
    params: [],
  });
  return {
    compileText,
    async compile(folder) {
      const file = new URL('question.malloy', folder);
      if (!existsSync(file)) return null;
      return compileText(readFileSync(file, 'utf8'));
    },
    close: () => connection.close(),
  };
}

function modelText() {
  return readFileSync(new URL('model.malloy', import.meta.url), 'utf8');
}
