import { describe, expect, test } from 'vitest';
import { checkChinesePunctuation } from './check-chinese-punctuation.ts';
import { checkCycles } from './check-cycles.ts';
import { checkEntries } from './check-entries.ts';
import { checkFiles } from './check-files.ts';
import { checkImports } from './check-imports.ts';
import { checkManifests } from './check-manifests.ts';
import { checkOutgoing } from './check-outgoing.ts';
import { checkPurity } from './check-purity.ts';
import { checkChineseText, checkEngineNames } from './check-words.ts';
import { readLayers } from './layers.ts';
import type { Finding } from './repository.ts';

const table = `# Architecture
| package | owns | may import | third party | pure |
|---|---|---|---|---|
| low | words | – | – | yes |
| high | work | low | zod, node | no |
| testkit | tests | any | node | no |
`;
const layers = readLayers(new Map([['ARCHITECTURE.md', table]]));
const at = (findings: readonly Finding[]) => findings.map((finding) => `${finding.at} ${finding.message}`);
const source = (text: string, path = 'packages/low/src/a.ts') => new Map([[path, text]]);

describe('imports', () => {
  const problems = (text: string, path?: string) => at(checkImports(source(text, path), layers));

  test.each([
    ["import type { A } from '@plumbline/high';", 'low may not import high'],
    ["export { a } from '@plumbline/high';", 'low may not import high'],
    ["const a = await import('@plumbline/high');", 'low may not import high'],
    ["type A = import('@plumbline/high').A;", 'low may not import high'],
    ["import a = require('zod');", 'low may not import zod'],
    ["const a = require('zod');", 'low may not import zod'],
    ["import { z } from 'zod/v4';", 'low may not import zod'],
    ["import { readFileSync } from 'node:fs';", 'low may not import node'],
    ["import { a } from '@plumbline/testkit';", 'only tests import testkit'],
    ["import { a } from '../../high/src/a.ts';", '../../high/src/a.ts leaves the package'],
    ["import { a } from './b';", './b must end in .ts'],
    ["import { a } from '@plumbline/low/src/b.ts';", 'import @plumbline/low itself, not a file inside it'],
    ['const a = await import(name);', 'an import must name its module as plain text'],
  ])('%s', (text, message) => {
    expect(problems(text)).toEqual([`packages/low/src/a.ts:1 ${message}`]);
  });

  test('an entry that the package declares may be imported, by whom the package may be', () => {
    const text = "import { a } from '@plumbline/low/fast';";
    const manifest = { exports: { './fast': { 'plumbline:source': './src/fast.ts' } } };
    const declared = new Map([
      ['packages/high/src/a.ts', text],
      ['packages/low/package.json', JSON.stringify(manifest)],
    ]);
    expect(at(checkImports(declared, layers))).toEqual([]);
    expect(problems(text, 'packages/high/src/a.ts')).toHaveLength(1);
    const upwards = new Map([
      ['packages/low/src/a.ts', text.replace('low', 'high')],
      ['packages/high/package.json', JSON.stringify(manifest)],
    ]);
    expect(at(checkImports(upwards, layers))).toEqual(['packages/low/src/a.ts:1 low may not import high']);
  });

  test('what the table allows passes', () => {
    const text = "import { z } from 'zod';\nimport { a } from '@plumbline/low';\nimport fs from 'node:fs';";
    expect(problems(text, 'packages/high/src/a.ts')).toEqual([]);
  });

  test('tests may use every package and vitest, but no other file of a package and no other tool', () => {
    const path = 'packages/low/test/a.test.ts';
    expect(problems("import { a } from '@plumbline/high';\nimport { test } from 'vitest';", path)).toEqual(
      [],
    );
    expect(problems("import { a } from '../src/a.ts';", path)).toEqual([]);
    expect(problems("import { a } from '../../high/src/a.ts';", path)).toHaveLength(1);
    expect(problems("import _ from 'lodash';", path)).toEqual([
      `${path}:1 tests of low may not import lodash`,
    ]);
  });

  test('a package outside the table and a file that does not parse are found', () => {
    expect(problems('export {};', 'packages/new/src/a.ts')).toHaveLength(1);
    expect(problems('const = 1;')[0]).toContain('does not parse');
  });
});

describe('the table', () => {
  test('refuses a missing table, an unreadable row and a name listed twice', () => {
    expect(() => readLayers(new Map())).toThrow('has no table');
    expect(() => readLayers(new Map([['ARCHITECTURE.md', table.replace('| yes |', '| maybe |')]]))).toThrow(
      'row',
    );
    expect(() => readLayers(new Map([['ARCHITECTURE.md', table.replace('| high', '| low')]]))).toThrow(
      'twice',
    );
  });
});

describe('manifests', () => {
  const json = (value: unknown) => JSON.stringify(value);
  const solution = json({
    references: [{ path: 'packages/low' }, { path: 'packages/high' }, { path: 'packages/testkit' }],
  });
  const sound = {
    'tsconfig.json': solution,
    'tsconfig.test.json': solution,
    'packages/low/package.json': json({ name: '@plumbline/low' }),
    'packages/low/tsconfig.json': json({ references: [] }),
    'packages/high/package.json': json({
      name: '@plumbline/high',
      dependencies: { '@plumbline/low': '1', zod: '4' },
    }),
    'packages/high/tsconfig.json': json({ references: [{ path: '../low' }] }),
    'packages/testkit/package.json': json({ name: '@plumbline/testkit' }),
  };
  const problems = (change: Record<string, string>) =>
    at(checkManifests(new Map(Object.entries({ ...sound, ...change })), layers));

  test('agreement passes', () => {
    expect(problems({})).toEqual([]);
  });

  test.each([
    [
      'packages/low/package.json',
      { name: '@plumbline/low', dependencies: { zod: '4' } },
      'low may not depend on zod',
    ],
    ['packages/low/package.json', { name: '@plumbline/l' }, 'must be called @plumbline/low'],
    ['packages/high/tsconfig.json', {}, 'lacks a reference to low'],
    [
      'packages/low/tsconfig.json',
      { references: [{ path: '../high' }] },
      'lacks the dependency @plumbline/high',
    ],
    ['tsconfig.test.json', {}, 'lacks a reference to low'],
    ['packages/new/package.json', { name: '@plumbline/new' }, 'is not in the table'],
  ])('%s %j', (path, value, message) => {
    expect(problems({ [path]: json(value) }).join('\n')).toContain(message);
  });

  test('a forbidden dependency is found even when references agree', () => {
    const found = problems({
      'packages/low/package.json': json({ name: '@plumbline/low', dependencies: { '@plumbline/high': '1' } }),
      'packages/low/tsconfig.json': json({ references: [{ path: '../high' }] }),
    });
    expect(found).toEqual(['packages/low/package.json low may not depend on high']);
  });

  test('an import that the manifest does not declare is found', () => {
    expect(problems({ 'packages/testkit/src/a.ts': "import { a } from '@plumbline/low';" })).toEqual([
      'packages/testkit/package.json lacks the dependency @plumbline/low, which src imports',
    ]);
  });
});

describe('entries', () => {
  const problems = (text: string) =>
    at(
      checkEntries(
        new Map([
          [
            'packages/high/package.json',
            JSON.stringify({ exports: { './fast': { 'plumbline:source': './src/fast.ts' } } }),
          ],
          ['packages/high/src/fast.ts', "import { b } from './b.ts';"],
          ['packages/high/src/b.ts', text],
        ]),
      ),
    );

  test.each([
    "import { z } from 'zod';",
    "import { a } from '@plumbline/low';",
    "import { a } from './index.ts';",
  ])('%s is found, however far below the entry', (text) => {
    const [, loaded = ''] = /'(.*)'/.exec(text) ?? [];
    expect(problems(text)).toEqual([
      `packages/high/src/b.ts:1 loads ${loaded}, and is reached from the entry packages/high/src/fast.ts`,
    ]);
  });

  test('types, Node, diagnostics and what is imported when it is asked pass', () => {
    const text = [
      "import type { A } from '@plumbline/low';",
      "import { join } from 'node:path';",
      "import { report } from '@plumbline/diagnostics';",
      "const later = () => import('@plumbline/low');",
    ];
    expect(problems(text.join('\n'))).toEqual([]);
  });
});

describe('cycles', () => {
  const problems = (files: Record<string, string>) => at(checkCycles(new Map(Object.entries(files))));

  test('a ring is found, across packages too', () => {
    expect(
      problems({
        'packages/low/src/index.ts': "export { a } from './a.ts';",
        'packages/low/src/a.ts': "import { b } from '@plumbline/high';",
        'packages/high/src/index.ts': "export { b } from './b.ts';",
        'packages/high/src/b.ts': "import { a } from '@plumbline/low';",
      }),
    ).toEqual([
      'packages/low/src/index.ts imports itself: packages/low/src/index.ts → packages/low/src/a.ts → packages/high/src/index.ts → packages/high/src/b.ts → packages/low/src/index.ts',
    ]);
  });

  test('types alone make no ring, an inline type import does: its module is still loaded', () => {
    const ring = (statement: string) => ({
      'packages/low/src/a.ts': "import { b } from './b.ts';",
      'packages/low/src/b.ts': statement,
    });
    expect(problems(ring("import type { A } from './a.ts';"))).toEqual([]);
    expect(problems(ring("import { type A } from './a.ts';"))).toHaveLength(1);
  });

  test('two ways to one file are no ring', () => {
    const two = "import { b } from './b.ts';\nimport { c } from './c.ts';";
    expect(
      problems({
        'packages/low/src/a.ts': two,
        'packages/low/src/b.ts': "import { c } from './c.ts';",
        'packages/low/src/c.ts': 'export const c = 1;',
      }),
    ).toEqual([]);
  });
});

describe('files', () => {
  const problems = (path: string, text: string) => at(checkFiles(new Map([[path, text]])));
  const lines = (count: number) => 'export {};\n'.repeat(count);

  test.each([
    ['packages/low/src/utils.ts', '', 'utils says nothing'],
    ['packages/low/src/helpers/date.ts', '', 'helpers says nothing'],
    ['packages/low/test/types.ts', '', 'types says nothing'],
    ['packages/low/src/JoinPath.ts', '', 'JoinPath is not kebab-case'],
    ['scripts/a_b.mjs', '', 'a_b is not kebab-case'],
    ['packages/low/src/index.ts', lines(61), 'has 61 lines'],
    ['packages/low/src/long.ts', lines(501), 'has 501 lines'],
    ['packages/low/src/index.ts', "export * from './a.ts';", 'export names one by one'],
    ['packages/low/src/index.ts', "export * as a from './a.ts';", 'export names one by one'],
    ['packages/low/package.json', '{}', 'is missing'],
  ])('%s %#', (path, text, message) => {
    expect(problems(path, text).join('\n')).toContain(message);
  });

  test('the limits themselves, tests and types pass', () => {
    expect(problems('packages/low/src/index.ts', lines(60))).toEqual([]);
    expect(problems('packages/low/src/long.ts', lines(500))).toEqual([]);
    expect(problems('packages/low/test/join-path.test.ts', '')).toEqual([]);
    expect(problems('packages/low/src/index.ts', "export type * from './a.ts';")).toEqual([]);
  });

  test('a README has at most 60 lines', () => {
    const files = new Map([
      ['packages/low/package.json', '{}'],
      ['packages/low/README.md', '\n'.repeat(61)],
    ]);
    expect(at(checkFiles(files))).toEqual(['packages/low/README.md has 61 lines, more than 60']);
  });
});

describe('purity', () => {
  const problems = (text: string, path?: string) => at(checkPurity(source(text, path), layers));

  test.each([
    'const now = Date.now();',
    "const now = Date['now']();",
    'const now = new Date();',
    'const now = Date();',
    'const chance = Math.random();',
    'const user = process.env.USER;',
    'const user = (process as unknown as Environment).env;',
    'const clock = performance.now();',
    "console.log('x');",
    'setTimeout(work, 1);',
    'names.sort((a, b) => a.localeCompare(b));',
    'const year = day.getFullYear();',
    'const text = amount.toLocaleString();',
    'const here = import.meta.url;',
    'const world = globalThis.x;',
  ])('%s', (text) => {
    expect(problems(text)).toHaveLength(1);
  });

  test.each([
    'const day = new Date(milliseconds).getUTCDate();',
    'const day = Date.UTC(2013, 0, 1);',
    'const options = { process: 1, console: 2 };',
    'const step = task.process;',
    'interface Task { readonly process: string }',
    'const size = Math.max(1, 2);',
  ])('%s passes', (text) => {
    expect(problems(text)).toEqual([]);
  });

  test('a package that is not pure may read the clock', () => {
    expect(problems('const now = Date.now();', 'packages/high/src/a.ts')).toEqual([]);
  });
});

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

describe('Chinese punctuation', () => {
  const problems = (text: string, path?: string) => at(checkChinesePunctuation(source(text, path)));

  test.each([
    "const a = '找不到,请检查';",
    'const a = `共 ${n} 行,其中 ${m} 行`;',
    'const a = `${name}:共 ${n} 行`;',
    "const a = '列表(其余合并)';",
    "const a = '是否可用?';",
    'const a = `分组键有 ${a},${b}`;',
  ])('%s', (text) => {
    expect(problems(text)).toHaveLength(1);
  });

  test.each([
    "const a = '找不到，请检查（其余合并）：共 3 行';",
    'const a = `${name}(…) 汇总多行`;',
    "const a = '第二个“键: 值”，如 count(实体)';",
    "const a = '例如 2013-01-01..2013-06-30、fixed:2011';",
    'const a = `${file}:${line}`;',
  ])('%s is fine', (text) => {
    expect(problems(text)).toEqual([]);
  });

  test('the texts of the demo are data', () => {
    expect(problems("const a = '衣柜(套)';", 'packages/demo/src/company.ts')).toEqual([]);
  });
});

describe('outgoing', () => {
  test.each([
    ["import { request } from 'node:https';", 'node:https'],
    ["import http from 'http';", 'http'],
    ["const { request } = await import('node:http');", 'node:http'],
    ["export { connect } from 'node:tls';", 'node:tls'],
    ["import { lookup } from 'node:dns/promises';", 'node:dns/promises'],
    ["import { fetch } from 'undici';", 'undici'],
    ["await fetch('http://a');", 'fetch'],
    ['const send = options.fetch ?? fetch;', 'fetch'],
    ['const send = globalThis.fetch;', 'fetch'],
    ["new WebSocket('ws://a');", 'WebSocket'],
    ["navigator.sendBeacon('/a');", 'sendBeacon'],
  ])('%s', (text, what) => {
    const findings = checkOutgoing(source(text));
    expect(findings.some(({ message }) => message.startsWith(`${what} reaches out`))).toBe(true);
  });

  test.each([
    "import { createServer } from 'node:http';",
    "import type { Server } from 'node:http';",
    "import { type Server, createServer } from 'node:http';",
    'server.on(app.fetch);',
    'void query.refetch();',
    'type Send = typeof globalThis.fetch;',
    "type Pool = import('pg').Pool;",
    'const a = { fetch: 1 };',
  ])('%s opens nothing', (text) => {
    expect(checkOutgoing(source(text))).toEqual([]);
  });

  test('a door that sends nothing is none', () => {
    const idle = source('export {};', 'packages/client/src/client.ts');
    expect(at(checkOutgoing(idle))).toEqual(['packages/client/src/client.ts is a door and sends nothing']);
  });
});
