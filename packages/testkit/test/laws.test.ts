import { describe, test } from 'vitest';
import { LAWS, referenceAnswerer } from '../src/index.ts';

describe('laws, reference evaluator', () => {
  test.each(LAWS.filter((law) => law.name !== 'compiler = reference').map((law) => [law.name, law] as const))(
    '%s',
    async (_, law) => {
      await law.check(referenceAnswerer, { numRuns: 100 });
    },
  );
});
