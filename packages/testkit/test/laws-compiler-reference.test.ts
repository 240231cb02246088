import { afterAll, describe, test } from 'vitest';
import { asIfHuge, compilerAnswerer, LAWS, sameAsReference } from '../src/index.ts';

const runs = Number(process.env.LAW_RUNS ?? 25);

describe('the compiler answers as the reference, embedded engine', () => {
  const answerer = compilerAnswerer();
  afterAll(() => answerer.close());
  const own = LAWS.filter(({ name }) => name.includes('reference'));
  test.each(own.map((law) => [law.name, law] as const))('%s', async (_, law) => {
    await law.check(answerer, { numRuns: runs });
  });
});

describe('the compiler answers as the reference, as if tables were huge', () => {
  const answerer = compilerAnswerer(asIfHuge);
  afterAll(() => answerer.close());
  test(sameAsReference.name, async () => {
    await sameAsReference.check(answerer, { numRuns: runs });
  });
});
