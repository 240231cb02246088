import { expect, test } from 'vitest';
import { policiesAreDeletions } from '../src/index.ts';

const runs = Number(process.env.LAW_RUNS ?? 30);

test('the answer under policies is that without the rows they hide', async () => {
  const { answered, partial } = await policiesAreDeletions({ numRuns: runs });
  // A law that is always refused, or never hides anything, would prove nothing.
  expect(answered).toBeGreaterThan(runs / 3);
  expect(partial).toBeGreaterThan(runs / 3);
});
