import { describe, expect, test } from 'vitest';
import { checkChineseText, checkEngineNames } from '../check-words.ts';
import { at, source } from './small-repository.ts';

describe('engine names', () => {
  const problems = (text: string, path: string) => at(checkEngineNames(source(text, path)));

  test.each(["const kind = 'duckdb';", 'const runDuckDb = 1;', 'const sql = `FROM postgres_scan(${x})`;'])(
    '%s',
    (text) => {
      expect(problems(text, 'packages/center/src/a.ts')).toHaveLength(1);
    },
  );

  test('dialects, the folder of that engine, module paths and comments are free', () => {
    const text = "const kind = 'duckdb';";
    expect(problems(text, 'packages/compiler/src/dialects/any.ts')).toEqual([]);
    expect(problems(text, 'packages/engines/src/duckdb/open.ts')).toEqual([]);
    expect(problems(text, 'packages/engines/src/postgres/open.ts')).toHaveLength(1);
    expect(
      problems("export { open } from './duckdb/open.ts'; // DuckDB 1.5", 'packages/engines/src/index.ts'),
    ).toEqual([]);
  });

  test('the schema of connections may list what users write', () => {
    const text = "const kinds = ['postgres'];";
    expect(problems(text, 'packages/model/src/workspace/schema/connection.ts')).toEqual([]);
    expect(problems(text, 'packages/model/src/workspace/schema/workspace.ts')).toHaveLength(1);
  });
});

describe('Chinese text', () => {
  const problems = (text: string, path?: string) => at(checkChineseText(source(text, path)));

  test.each([
    "const label = '毛利率';",
    'const text = `共 ${n}`;',
    "const label = { zh: '毛利率' };",
    "const label = { zh: 'x', en: '毛利率' };",
  ])('%s', (text) => {
    expect(problems(text)).toHaveLength(1);
  });

  test('catalogs, labels in both languages and comments are free', () => {
    expect(problems("const label = '毛利率';", 'packages/diagnostics/src/catalog/zh/formula.ts')).toEqual([]);
    expect(problems("const label = { zh: '毛利率', en: 'Gross margin' }; // 毛利率")).toEqual([]);
    expect(
      problems('const words = { zh: (n: number) => `共 ${n} 行`, en: (n: number) => `${n} rows` };'),
    ).toEqual([]);
  });
});
