import { afterAll, describe, test } from 'vitest';
import { compilerAnswerer, LAWS } from '../src/index.ts';

const runs = Number(process.env.LAW_RUNS ?? 25);

/** Those that no other file has: laws-compiler-reference.test.ts runs beside this one. */
describe('laws, compiler and embedded engine', () => {
  const answerer = compilerAnswerer();
  afterAll(() => answerer.close());
  const own = LAWS.filter(({ name }) => !name.includes('reference'));
  test.each(own.map((law) => [law.name, law] as const))('%s', async (_, law) => {
    await law.check(answerer, { numRuns: runs });
  });
});
