import { compile } from '@plumbline/compiler';
import { openMemory } from '@plumbline/engines';
import { accessOf, type ValueType } from '@plumbline/model';
import { type MetricQuery, resolveQuery } from '@plumbline/query';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeTables } from '../src/answerer/engine-tables.ts';
import { buildWorld, compilerAnswerer, type Database } from '../src/index.ts';
import { anyRestricted, restrictedWorld } from '../src/law/policies-are-deletions.ts';

const SAMPLES = 40;

/** A law about rollups for people with filtered rows that never reads one would prove nothing. */
test('random restricted questions read random rollups often enough', async () => {
  const seen = { asked: 0, filtered: 0 };
  for (const { shop, rollups, policies, regions, query } of fc.sample(anyRestricted, {
    numRuns: SAMPLES,
    seed: 12,
  })) {
    const { whole, access } = restrictedWorld({ ...shop, rollups }, policies, regions);
    const resolved = resolveQuery(query, access.visible);
    if (resolved.query === null) continue;
    const engine = await openMemory({ threads: 1 });
    try {
      const facts = await makeTables(whole.model, whole.database, engine);
      const asked = { query: resolved.query, model: access.readable, facts, today: shop.today, access };
      const { compiled } = compile(asked);
      if (compiled === null) continue;
      seen.asked += 1;
      if (compiled.sql.includes('"rollup:') && compiled.layout.scope === 'partial') seen.filtered += 1;
    } finally {
      await engine.close();
    }
  }
  expect(seen.filtered).toBeGreaterThan(seen.asked / 20);
});

const TEXT: ValueType = { kind: 'text' };
const INTEGER: ValueType = { kind: 'integer' };
const SHOPS = [
  ['s1', 'Bonn', 'north', 5],
  ['s2', 'Bonn', 'north', 3],
  ['s3', 'Kiel', 'south', 5],
  ['s4', 'Kiel', 'south', null],
];
const ORDERS = [
  [1, '2024-01-05', 'web', 's1', 1],
  [2, '2024-01-20', 'web', 's2', 2],
  [3, '2024-01-31', 'store', 's3', 4],
  [4, '2024-02-01', 'web', 's4', 8],
  [5, '2024-02-02', 'store', 's1', 16],
  [6, '2024-02-29', 'store', null, 32],
  [7, '2024-03-01', 'web', 's3', 64],
];
const DATABASE: Database = new Map([
  [
    'orders',
    {
      columns: [
        { name: 'id', type: INTEGER },
        { name: 'day', type: { kind: 'date' } },
        { name: 'channel', type: TEXT },
        { name: 'shop_id', type: TEXT },
        { name: 'units', type: INTEGER },
      ],
      rows: ORDERS,
    },
  ],
  [
    'shops',
    {
      columns: [
        { name: 'id', type: TEXT },
        { name: 'city', type: TEXT },
        { name: 'region', type: TEXT },
        { name: 'stars', type: INTEGER },
      ],
      rows: SHOPS,
    },
  ],
]);

interface Asked {
  /** Of each dataset; none: all of its rows. */
  readonly rows: Readonly<Record<string, string>>;
  readonly by: readonly string[];
  readonly query: MetricQuery;
  readonly rolled: boolean;
  readonly expected: readonly (readonly unknown[])[];
}

const OWN = { region: 'north', channel: 'web' };
const REVENUE = { metrics: ['units'] };

test.each<readonly [string, Asked]>([
  [
    'a field that is a key',
    {
      rows: { orders: "channel = 'web'" },
      by: ['month', 'orders.channel'],
      query: REVENUE,
      rolled: true,
      expected: [['75']],
    },
  ],
  [
    'an attribute of the user',
    {
      rows: { orders: 'channel = $user.channel' },
      by: ['month', 'orders.channel'],
      query: { ...REVENUE, by: ['month'] },
      rolled: true,
      expected: [
        ['2024-01-01', '3'],
        ['2024-02-01', '8'],
        ['2024-03-01', '64'],
      ],
    },
  ],
  [
    'a field that the rollup has not',
    {
      rows: { orders: "channel = 'web'" },
      by: ['month', 'orders.shop_id'],
      query: REVENUE,
      rolled: false,
      expected: [['75']],
    },
  ],
  [
    'a field that decides for some rows only',
    {
      rows: { orders: "channel = 'web' or units > 10" },
      by: ['month', 'orders.channel'],
      query: REVENUE,
      rolled: false,
      expected: [['123']],
    },
  ],
  [
    'an attribute that is a key',
    {
      rows: { orders: 'shop.region = $user.region' },
      by: ['month', 'shop.region'],
      query: REVENUE,
      rolled: true,
      expected: [['19']],
    },
  ],
  [
    'an attribute found by a key',
    {
      rows: { orders: "shop.city = 'Kiel' and shop.stars > 4" },
      by: ['month', 'orders.shop_id'],
      query: REVENUE,
      rolled: true,
      expected: [['68']],
    },
  ],
  [
    'an attribute of a rollup that cannot find another',
    {
      rows: { orders: "shop.city = 'Kiel' and shop.stars > 4" },
      by: ['month', 'shop.city'],
      query: REVENUE,
      rolled: false,
      expected: [['68']],
    },
  ],
  [
    'months that the policy opens as a whole',
    {
      rows: { orders: "day >= date '2024-02-01'" },
      by: ['month'],
      query: REVENUE,
      rolled: true,
      expected: [['120']],
    },
  ],
  [
    'a month that the policy opens in part',
    {
      rows: { orders: "day >= date '2024-01-20'" },
      by: ['month'],
      query: REVENUE,
      rolled: false,
      expected: [['126']],
    },
  ],
  [
    'rows that are hidden where an attribute is unknown',
    {
      rows: { orders: 'not (shop.stars = 5)' },
      by: ['month', 'shop.stars'],
      query: REVENUE,
      rolled: true,
      expected: [['2']],
    },
  ],
  [
    'attributes of hidden members are not told by the key that holds them',
    {
      rows: { shops: "region = 'north'" },
      by: ['month', 'shop.city'],
      query: { ...REVENUE, by: ['shop.city'] },
      rolled: false,
      expected: [
        ['Bonn', '19'],
        [null, '108'],
      ],
    },
  ],
  [
    'attributes of hidden members are looked up among those that are seen',
    {
      rows: { shops: "region = 'north'" },
      by: ['month', 'orders.shop_id', 'shop.city'],
      query: { ...REVENUE, by: ['shop.city'] },
      rolled: true,
      expected: [
        ['Bonn', '19'],
        [null, '108'],
      ],
    },
  ],
  [
    'nor by conditions',
    {
      rows: { shops: "region = 'north'" },
      by: ['month', 'shop.city'],
      query: { ...REVENUE, where: "shop.city = 'Kiel'" },
      rolled: false,
      expected: [[null]],
    },
  ],
  [
    'a policy on hidden attributes, which the question sees otherwise',
    {
      rows: { orders: "shop.region = 'south'", shops: "city = 'Bonn'" },
      by: ['month', 'orders.shop_id', 'shop.region'],
      query: { ...REVENUE, by: ['shop.region'] },
      rolled: true,
      expected: [[null, '76']],
    },
  ],
  [
    'what is added up of attributes of hidden members',
    {
      rows: { shops: "region = 'north'" },
      by: ['month', 'orders.shop_id'],
      query: { metrics: ['stars'] },
      rolled: false,
      expected: [['13']],
    },
  ],
  [
    'what is counted under a condition on hidden members',
    {
      rows: { shops: "region = 'north'" },
      by: ['month', 'orders.shop_id'],
      query: { metrics: ['starred'] },
      rolled: false,
      expected: [['2']],
    },
  ],
  [
    'a rollup of the rows that the policy opens',
    {
      rows: { orders: "channel = 'web'" },
      by: ['month'],
      query: { metrics: ['web_units'] },
      rolled: true,
      expected: [['75']],
    },
  ],
])('%s', async (_, { rows, by, query, rolled, expected }) => {
  const { world, codes } = buildWorld({
    settings: {},
    definitions: {
      datasets: [
        { name: 'orders', primary_key: ['id'], time: 'day' },
        { name: 'shops', primary_key: ['id'] },
      ],
      relationships: [
        { name: 'shop', from: 'orders', to: 'shops', from_columns: ['shop_id'], to_columns: ['id'] },
      ],
      metrics: {
        units: 'sum(orders.units)',
        stars: 'sum(shop.stars)',
        starred: 'count(orders) where shop.stars > 4',
        web_units: "sum(orders.units) where orders.channel = 'web'",
      },
      rollups: [{ name: 'kept', metrics: query.metrics.map(String), by }],
    },
    database: DATABASE,
  });
  expect(codes).toEqual([]);
  const policies = ['orders', 'shops'].map((dataset) => ({
    name: dataset,
    label: { zh: dataset, en: dataset },
    roles: ['seller'],
    dataset,
    where: rows[dataset] ?? null,
    open: [],
    deny: [],
    mask: [],
    metrics: { allow: null, deny: [] },
  }));
  const model = { ...world.model, policies };
  const access = accessOf(model, { roles: ['seller'], attributes: OWN });
  const resolved = resolveQuery(query, access.visible);
  if (resolved.query === null) throw new Error(JSON.stringify(resolved.diagnostics));
  const engine = await openMemory({ threads: 1 });
  const answerer = compilerAnswerer();
  try {
    const facts = await makeTables(model, DATABASE, engine);
    const today = 19_900;
    const { compiled, diagnostics } = compile({
      query: resolved.query,
      model: access.readable,
      facts,
      today,
      access,
    });
    expect(diagnostics).toEqual([]);
    expect(compiled?.sql.includes('"rollup:')).toBe(rolled);
    const answer = await answerer({ model, database: DATABASE, query, today, access });
    expect(answer.kind === 'answered' ? answer.result.rows : answer).toEqual(expected);
  } finally {
    await answerer.close();
    await engine.close();
  }
});
