import { createRequire } from 'node:module';

/**
 * SQL of Cube's schema compiler and DuckDB dialect; null when they are not installed (`npm ci` in bench/).
 * Cube's default planner is a program that its installer fetches from elsewhere than npm: what npm alone gives is the planner
 * in JavaScript of the same version. The program would also read templates (Jinja), which no model here has.
 */
export async function openCube(model) {
  const require = createRequire(import.meta.url);
  let compiler;
  let dialect;
  try {
    compiler = require('@cubejs-backend/schema-compiler');
    dialect = require('@cubejs-backend/duckdb-driver').DuckDBDriver.dialectClass();
  } catch {
    return null;
  }
  const repository = {
    localPath: () => '.',
    dataSchemaFiles: async () => [{ fileName: 'model.js', content: model }],
  };
  const withoutTemplates = { newJinjaEngine: () => ({ loadTemplate() {} }) };
  const compilers = compiler.prepareCompiler(repository, {
    allowNodeRequire: false,
    adapter: 'duckdb',
    nativeInstance: withoutTemplates,
  });
  await compilers.compiler.compile();
  return {
    /** Statement and parameters of a Cube query, and where each column of the answer stands by its member. */
    compile(question) {
      const query = new dialect(compilers, { timezone: 'UTC', useNativeSqlPlanner: false, ...question });
      const [sql, params] = query.buildSqlAndParams();
      return { sql, params };
    },
  };
}
