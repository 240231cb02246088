import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { casesIn, compilerAnswerer, runCase } from '../src/index.ts';

const cases = ['../cases', '../soundness'].flatMap((folder) => casesIn(join(import.meta.dirname, folder)));

describe('cases, compiler and embedded engine', () => {
  const answerer = compilerAnswerer();
  afterEach(() => answerer.close());
  test.each(cases.map((c) => [c.file, c] as const))('%s', async (_, written) => {
    expect(await runCase(written, answerer)).toEqual([]);
  });
});
