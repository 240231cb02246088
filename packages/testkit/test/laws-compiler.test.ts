import { afterAll, describe, test } from 'vitest';
import { asIfHuge, compilerAnswerer, LAWS, sameAsReference } from '../src/index.ts';

const runs = Number(process.env.LAW_RUNS ?? 100);

describe('laws, compiler and embedded engine', () => {
  const answerer = compilerAnswerer();
  afterAll(() => answerer.close());
  test.each(LAWS.map((law) => [law.name, law] as const))('%s', async (_, law) => {
    await law.check(answerer, { numRuns: runs });
  });
});

describe('laws, compiler and embedded engine, as if tables were huge', () => {
  const answerer = compilerAnswerer(asIfHuge);
  afterAll(() => answerer.close());
  test(sameAsReference.name, async () => {
    await sameAsReference.check(answerer, { numRuns: runs });
  });
});
