import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { casesIn, referenceAnswerer, runCase } from '../src/index.ts';

const cases = casesIn(join(import.meta.dirname, '../cases'));

describe('cases, reference evaluator', () => {
  test.each(cases.map((c) => [c.file, c] as const))('%s', async (_, written) => {
    expect(await runCase(written, referenceAnswerer)).toEqual([]);
  });
});
