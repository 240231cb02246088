import { expect, test } from 'vitest';
import { referenceAnswerer, sameFormulasAgree } from '../src/index.ts';

test('metrics that are called the same have the same figures, by the letter of the semantics', async () => {
  const { law, found } = sameFormulasAgree();
  await law.check(referenceAnswerer, { numRuns: Number(process.env.LAW_RUNS ?? 120) });
  expect(found()).toBeGreaterThan(20);
});
