import { compile, suggestRollups } from '@plumbline/compiler';
import { openMemory } from '@plumbline/engines';
import { type MetricQuery, resolveQuery } from '@plumbline/query';
import fc from 'fast-check';
import { afterAll, describe, expect, it, test } from 'vitest';
import { makeTables } from '../src/answerer/engine-tables.ts';
import { type Shop, worldOfShop } from '../src/arbitrary/shop.ts';
import { asIfHuge, compilerAnswerer, rollupsChangeNothing } from '../src/index.ts';
import { anyRolledUp } from '../src/law/rollups-change-nothing.ts';

const runs = Number(process.env.LAW_RUNS ?? 25);

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

/** What a suggestion promises is decided by the proof, over tables that are not there: once they are, it must be kept. */
it('questions read the rollups that are suggested for them', async () => {
  let suggestions = 0;
  for (const { shop, query } of fc.sample(anyRolledUp, { numRuns: SAMPLES / 2, seed: 10 })) {
    const { model, database } = worldOfShop({ ...shop, database: new Map(shop.database), rollups: [] });
    const engine = await openMemory({ threads: 1 });
    try {
      const facts = await makeTables(model, database, engine);
      const count = async (statements: readonly string[]) => {
        const counts: number[] = [];
        for (const sql of statements) {
          const { rows } = await engine.run({ sql: `SELECT count(*) FROM (${sql})`, params: [] });
          counts.push(Number(rows[0]?.[0]));
        }
        return counts;
      };
      const asked = [{ query, times: 1, milliseconds: 1, hidesRows: false }];
      const serving = { model, facts, today: shop.today };
      const { suggested } = await suggestRollups(asked, serving, { count, pause: async () => undefined });
      for (const { name, metrics, by } of suggested) {
        suggestions += 1;
        expect(await readsRollup({ ...shop, rollups: [{ name, metrics, by }] }, query)).toBe(true);
      }
    } finally {
      await engine.close();
    }
  }
  expect(suggestions).toBeGreaterThan(SAMPLES / 20);
});

async function readsRollup(shop: Shop, query: MetricQuery): Promise<boolean> {
  const { model, database } = worldOfShop({ ...shop, database: new Map(shop.database) });
  const resolved = resolveQuery(query, model);
  if (resolved.query === null) return false;
  const engine = await openMemory({ threads: 1 });
  try {
    const facts = await makeTables(model, database, engine);
    const { compiled } = compile({ query: resolved.query, model, facts, today: shop.today });
    return compiled?.sql.includes('"rollup:') ?? false;
  } finally {
    await engine.close();
  }
}
