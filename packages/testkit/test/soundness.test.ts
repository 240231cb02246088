import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { casesIn, referenceAnswerer, runCase } from '../src/index.ts';

const pinned = casesIn(join(import.meta.dirname, '../soundness'));

describe('soundness, reference evaluator', () => {
  test.each(pinned.map((c) => [c.file, c] as const))('%s', async (_, written) => {
    expect(await runCase(written, referenceAnswerer)).toEqual([]);
  });
});
