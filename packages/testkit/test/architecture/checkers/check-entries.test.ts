import { describe, expect, test } from 'vitest';
import { checkEntries } from '../check-entries.ts';
import { at } from './small-repository.ts';

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
