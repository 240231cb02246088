import { describe, test } from 'vitest';
import { LAWS, referenceAnswerer } from '../src/index.ts';

const runs = Number(process.env.LAW_RUNS ?? 25);
/** The others hold the compiler against the reference evaluator itself. */
const own = LAWS.filter(({ name }) => !name.includes('compiler = reference'));

describe('laws, reference evaluator', () => {
  test.each(own.map((law) => [law.name, law] as const))('%s', async (_, law) => {
    await law.check(referenceAnswerer, { numRuns: runs });
  });
});
