import { compile } from '@plumbline/compiler';
import { openMemory } from '@plumbline/engines';
import { resolveQuery } from '@plumbline/query';
import fc from 'fast-check';
import { afterAll, describe, expect, it, test } from 'vitest';
import { makeTables } from '../src/answerer/engine-tables.ts';
import { worldOfShop } from '../src/arbitrary/shop.ts';
import { asIfHuge, compilerAnswerer, rollupsChangeNothing } from '../src/index.ts';
import { anyRolledUp } from '../src/law/rollups-change-nothing.ts';

const runs = Number(process.env.LAW_RUNS ?? 50);

describe.each([
  ['as they are', undefined],
  ['as if huge', asIfHuge],
] as const)('over tables %s', (_, asIf) => {
  const answerer = compilerAnswerer(asIf);
  afterAll(() => answerer.close());
  test(rollupsChangeNothing.name, async () => {
    await rollupsChangeNothing.check(answerer, { numRuns: runs });
  });
});

const SAMPLES = 60;

/** A law about rollups that never reads one would prove nothing. */
it('random questions read random rollups often enough', async () => {
  let questions = 0;
  let fromRollups = 0;
  for (const { shop, rollups, query } of fc.sample(anyRolledUp, { numRuns: SAMPLES, seed: 6 })) {
    const world = worldOfShop({ ...shop, rollups });
    const resolved = resolveQuery(query, world.model);
    if (resolved.query === null) continue;
    const engine = await openMemory({ threads: 1 });
    try {
      const facts = await makeTables(world.model, world.database, engine);
      const { compiled } = compile({ query: resolved.query, model: world.model, facts, today: shop.today });
      if (compiled === null) continue;
      questions += 1;
      if (compiled.sql.includes('"rollup:')) fromRollups += 1;
    } finally {
      await engine.close();
    }
  }
  expect(fromRollups).toBeGreaterThan(questions / 10);
});
