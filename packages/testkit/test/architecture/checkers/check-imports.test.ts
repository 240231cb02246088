import { describe, expect, test } from 'vitest';
import { checkImports } from '../check-imports.ts';
import { at, layers, source } from './small-repository.ts';

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
