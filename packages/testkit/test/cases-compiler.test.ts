import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { asIfHuge, casesIn, compilerAnswerer, runCase } from '../src/index.ts';

const cases = ['../cases', '../soundness'].flatMap((folder) => casesIn(join(import.meta.dirname, folder)));

describe.each([
  ['', compilerAnswerer()],
  [', as if tables were huge', compilerAnswerer(asIfHuge)],
])('cases and soundness, compiler and embedded engine%s', (_, answerer) => {
  afterAll(() => answerer.close());
  test.each(cases.map((c) => [c.file, c] as const))('%s', async (_, written) => {
    expect(await runCase(written, answerer)).toEqual([]);
  });
});
