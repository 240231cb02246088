import { describe, expect, test } from 'vitest';
import { checkCycles } from '../check-cycles.ts';
import { at } from './small-repository.ts';

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
