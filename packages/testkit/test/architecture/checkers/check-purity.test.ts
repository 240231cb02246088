import { describe, expect, test } from 'vitest';
import { checkPurity } from '../check-purity.ts';
import { at, layers, source } from './small-repository.ts';

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
