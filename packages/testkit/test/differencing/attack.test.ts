import type { Access, MetricExpr } from '@plumbline/model';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Answer, answerDifferences, compilerAnswerer, referenceAnswerer } from '../../src/index.ts';
import { anyAttack, ask, found, knowsNothing, learn } from './attack.ts';
import { anyAttacked, attackedWorld } from './attacked-world.ts';

const numRuns = Number(process.env.LAW_RUNS ?? 15);
const anyCampaign = fc.record({
  attacked: anyAttacked,
  queries: fc.array(anyAttack, { minLength: 8, maxLength: 14 }),
});

test('no hidden member is found out from figures of the whole company, whatever is asked and put together', async () => {
  const answerer = compilerAnswerer();
  let figures = 0;
  try {
    await fc.assert(
      fc.asyncProperty(anyCampaign, async ({ attacked, queries }) => {
        const world = attackedWorld(attacked);
        const known = knowsNothing();
        for (const query of queries) {
          const answer = await ask(answerer, world, query, attacked.today);
          if (answer.kind === 'answered') figures += learn(known, answer.result, world);
          // Where no row is read the reference does not look whether a condition reaches it.
          if (isUnreachable(answer)) continue;
          const byCell = await ask(referenceAnswerer, world, query, attacked.today);
          expect([query, answerDifferences(byCell, answer)]).toEqual([query, []]);
        }
        expect(found(known, world)).toEqual([]);
      }),
      { numRuns, endOnFailure: true },
    );
  } finally {
    await answerer.close();
  }
  // An attack on what is never shown would prove nothing.
  expect(figures).toBeGreaterThan(numRuns / 2);
});

test('the attacker is able: without the guard hidden members are found out', async () => {
  const answerer = compilerAnswerer();
  let solved = 0;
  try {
    for (const { attacked, queries } of fc.sample(anyCampaign, { numRuns: 20, seed: 7 })) {
      const world = attackedWorld(attacked);
      const open = { ...world, access: unguarded(world.access) };
      const known = knowsNothing();
      for (const query of queries) {
        const answer = await ask(answerer, open, query, attacked.today);
        if (answer.kind === 'answered') learn(known, answer.result, world);
      }
      if (found(known, world).length > 0) solved += 1;
    }
  } finally {
    await answerer.close();
  }
  expect(solved).toBeGreaterThan(3);
});

function isUnreachable(answer: Answer): boolean {
  return answer.kind === 'refused' && answer.codes.includes('query/unreachable-dimension');
}

/** Shows every figure of the company, as if nothing could be told from it. */
function unguarded(access: Access): Access {
  const metrics = new Map(
    [...access.readable.metrics].map(([name, metric]) => {
      const { expr } = metric;
      if (expr.kind !== 'company' || expr.of.kind !== 'case') return [name, metric];
      const of = expr.of.whens[0]?.then as MetricExpr;
      return [name, { ...metric, expr: { ...expr, of } }];
    }),
  );
  return { ...access, readable: { ...access.readable, metrics } };
}
