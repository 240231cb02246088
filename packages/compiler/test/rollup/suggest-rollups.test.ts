import { formatDay } from '@plumbline/calendar';
import { openMemory } from '@plumbline/engines';
import type { Rollup } from '@plumbline/model';
import type { DatasetFacts, MetricQuery } from '@plumbline/query';
import { expect, onTestFinished, test } from 'vitest';
import { type AskedQuestion, type RollupSuggestions, rollupTables, suggestRollups } from '../../src/index.ts';
import { createTables, openShop, type Shop } from '../shop.ts';

const DEFINITIONS = `
datasets:
  - name: sales
    source: {files: sales.csv}
    primary_key: [id]
    time: day
    fields:
      - {name: id, type: integer}
      - {name: day, type: date}
      - {name: shop, type: text}
      - {name: channel, type: text}
      - {name: amount, type: integer}
  - name: shop
    source: {files: shop.csv}
    primary_key: [code]
    fields: [{name: code, type: text}, {name: city, type: text}]
relationships: [{name: sold_in, from: sales, to: shop, from_columns: [shop], to_columns: [code]}]
metrics:
  - {name: revenue, formula: sum(sales.amount)}
  - {name: orders, formula: count(sales)}
  - {name: middle, formula: median(sales.amount)}
`;

/** Two sales a day in 2023, of eight shops in two cities. */
function openSales(rollups: readonly Rollup[] = []): Shop {
  const first = 19_358;
  const sales = Array.from({ length: 730 }, (_, i) => {
    const day = formatDay(first + Math.floor(i / 2));
    return `${i} ${day} s${i % 8} ${i % 3 === 0 ? 'web' : 'store'} ${i}`;
  });
  const shops = Array.from({ length: 8 }, (_, i) => `s${i} ${i < 4 ? 'Bonn' : 'Kiel'}`);
  const shop = openShop(DEFINITIONS, {
    sales: ['id day shop channel amount', ...sales].join('\n'),
    shop: ['code city', ...shops].join('\n'),
  });
  const declared = new Map(rollups.map((rollup) => [rollup.name, rollup]));
  return { ...shop, model: { ...shop.model, rollups: declared } };
}

async function suggested(
  asked: readonly (Partial<AskedQuestion> & Pick<AskedQuestion, 'query'>)[],
  { model, facts, tables }: Shop = openSales(),
  least = 0.01,
): Promise<RollupSuggestions> {
  const engine = await openMemory({ threads: 1 });
  onTestFinished(() => engine.close());
  await createTables(engine, { model, facts, tables });
  const questions = asked.map((one) => ({ times: 1, milliseconds: 5, hidesRows: false, ...one }));
  const count = async (statements: readonly string[]) => {
    const counts: number[] = [];
    for (const sql of statements) {
      const { rows } = await engine.run({ sql: `SELECT count(*) FROM (${sql})`, params: [] });
      counts.push(Number(rows[0]?.[0]));
    }
    return counts;
  };
  const serving = { model, facts, today: 19_905 };
  return suggestRollups(questions, serving, { count, least, pause: async () => undefined });
}

const BY_CITY: MetricQuery = { metrics: ['revenue'], by: ['month', 'shop.city'] };

test('the keys and conditions of a question make a rollup, with its rows counted', async () => {
  const { suggested: found, asked } = await suggested([{ query: BY_CITY, times: 3 }]);
  expect(found).toMatchObject([
    { name: 'sales_by_month_city', metrics: ['revenue'], by: ['month', 'shop.city'], rows: 24, times: 3 },
  ]);
  expect(found[0]?.saved).toBeCloseTo(1 - 24 / 730);
  expect(asked).toEqual({ questions: 1, times: 3, hidden: 0, outdated: 0, rowsRead: 3 * 730 });
});

test.each([
  ['everything', { metrics: ['revenue'], by: ['sales.channel'] }, ['year', 'sales.channel']],
  ['whole quarters', { metrics: ['revenue'], period: '2023-04-01..2023-09-30' }, ['quarter']],
  ['whole months', { metrics: ['revenue'], period: '2023-03..2023-08' }, ['month']],
  ['days', { metrics: ['revenue'], period: '2023-03-05..2023-08-10' }, ['day']],
  [
    'a part of the own day',
    { metrics: ['revenue'], by: [{ field: 'day', part: 'weekday' }, 'sales.channel'] },
    ['day', 'sales.channel'],
  ],
  ['a condition', { metrics: ['revenue'], where: "shop.city = 'Bonn'" }, ['year', 'shop.city']],
  ['an order by another metric', { ...BY_CITY, order: [{ by: 'orders' }] }, ['month', 'shop.city']],
])('the coarsest grain that tells it: %s', async (_, query, by) => {
  const { suggested: found } = await suggested([{ query: query as MetricQuery }]);
  expect(found.map((one) => one.by)).toEqual([by]);
});

test('a metric that is only ordered by is kept too', async () => {
  const { suggested: found } = await suggested([{ query: { ...BY_CITY, order: [{ by: 'orders' }] } }]);
  expect(found[0]?.metrics).toEqual(['revenue', 'orders']);
});

test('what no rollup tells suggests none', async () => {
  const { suggested: found, asked } = await suggested([
    { query: { metrics: ['middle'], by: ['month'] } },
    { query: { metrics: ['gone'], by: ['month'] } },
    { query: { metrics: ['revenue'], by: ['sales.id'] } },
  ]);
  expect(found).toEqual([]);
  expect(asked).toMatchObject({ questions: 2, outdated: 1 });
});

test('questions of people to whom rows are hidden count, and nothing is saved for them', async () => {
  const hidden = { query: BY_CITY, times: 9, hidesRows: true };
  expect((await suggested([hidden])).suggested).toEqual([]);
  const { suggested: found, asked } = await suggested([hidden, { query: BY_CITY }]);
  expect(found).toMatchObject([{ questions: 1, times: 1 }]);
  expect(found[0]?.saved).toBeCloseTo((1 - 24 / 730) / 10);
  expect(asked).toMatchObject({ times: 10, hidden: 9 });
});

test('one rollup of the keys of two questions, where those of each would save little beside it', async () => {
  const cities = { query: { metrics: ['revenue'], by: ['quarter', 'shop.city'] } };
  const channels = { query: { metrics: ['orders'], by: ['month', 'sales.channel'] } };
  const by = ['month', 'shop.city', 'sales.channel'];
  const one = await suggested([cities, channels], openSales(), 0.05);
  expect(one.suggested).toMatchObject([{ metrics: ['revenue', 'orders'], by, rows: 48, questions: 2 }]);
  const each = await suggested([cities, channels]);
  expect(each.suggested).toMatchObject([
    { by: ['quarter', 'shop.city'], rows: 8 },
    { by: ['month', 'sales.channel'], rows: 24 },
  ]);
  const saved = each.suggested.reduce((sum, one) => sum + one.saved, 0);
  expect(saved).toBeCloseTo(1 - 32 / 1460);
});

/** The facts with every declared rollup loaded. */
function loadedShop(shop: Shop): Shop {
  const { model, facts } = shop;
  const loaded = rollupTables(model, facts).map(({ name, definition, inputs }): [string, DatasetFacts] => {
    const versions = new Map(inputs.map((input) => [input, '1']));
    const nothing = { first: null, last: null, lastInstant: null, columns: new Set<string>() };
    const own = { version: '1', table: name, rows: 24, distinct: new Map(), ...nothing };
    return [name, { ...own, addedUp: { definition, versions } }];
  });
  return { ...shop, facts: { ...facts, datasets: new Map([...facts.datasets, ...loaded]) } };
}

test('a rollup that is loaded counts as it is, and one that nobody reads is named', async () => {
  const rollup = (name: string, by: readonly string[]): Rollup => ({
    name,
    label: { zh: name, en: name },
    metrics: ['revenue'],
    by,
  });
  const shop = openSales([rollup('kept', ['month', 'shop.city']), rollup('idle', ['sales.channel'])]);
  const without = await suggested([{ query: BY_CITY }], shop);
  expect(without.unused).toEqual(['kept', 'idle']);
  const loaded = await suggested([{ query: BY_CITY }], loadedShop(shop));
  expect(loaded).toMatchObject({ suggested: [], unused: ['idle'], asked: { rowsRead: 24 } });
});
