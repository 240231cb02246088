import { afterEach, describe, test } from 'vitest';
import { compilerAnswerer, LAWS } from '../src/index.ts';

describe('laws, compiler and embedded engine', () => {
  const answerer = compilerAnswerer();
  afterEach(() => answerer.close());
  test.each(LAWS.map((law) => [law.name, law] as const))('%s', async (_, law) => {
    await law.check(answerer, { numRuns: Number(process.env.LAW_RUNS ?? 100) });
  });
});
