import { describe, expect, test } from 'vitest';
import { checkFiles } from '../check-files.ts';
import { at } from './small-repository.ts';

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
