import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PlumblineError } from '@plumbline/diagnostics';
import { expect, test } from 'vitest';
import { type Center, type Principal, SYSTEM } from '../src/index.ts';
import { ADA, FAY, refusal, reviewedShop } from './reviewed-shop.ts';

/** Loads, applies and closes; sees all products, some orders and no bonuses. */
const POLICIES = [
  'policies:',
  '  - {name: some, roles: [steward], dataset: orders, where: "orders.product_id = 10", open: [products]}',
  '  - {name: all, roles: [business_owner], open: [orders, products, bonuses]}',
  '',
].join('\n');
const BONUSES = [
  'datasets:',
  '  - {name: bonuses, source: {files: data/bonuses.csv}, primary_key: [id], time: day, fields: [{name: amount, type: "decimal(18,2)", unit: money}]}',
  'metrics: [{name: bonus, label: {zh: 奖金, en: Bonus}, formula: sum(bonuses.amount)}]',
  '',
].join('\n');

async function shop() {
  return reviewedShop('one', {
    'policies.yaml': POLICIES,
    'bonuses.yaml': BONUSES,
    'data/bonuses.csv': 'id,day,amount\n1,2024-01-31,500.00\n2,2024-01-31,many\n',
  });
}

async function loaded(center: Center, principal: Principal) {
  const steps: string[] = [];
  const onProgress = ({ dataset }: { readonly dataset: string }) => void steps.push(dataset);
  const work = center.load(principal, { force: true, onProgress });
  const told = await work.catch((cause: unknown) => {
    if (cause instanceof PlumblineError) return { datasets: [], diagnostics: cause.diagnostics };
    throw cause;
  });
  return { told, datasets: told.datasets.map(({ dataset }) => dataset), steps: new Set(steps) };
}

test('who loads is told of the datasets of which they see all rows: load/closed-data', async () => {
  const { center, folder } = await shop();
  const whole = await loaded(center, ADA);
  expect(whole.datasets.toSorted()).toEqual(['bonuses', 'orders', 'products']);
  expect(JSON.stringify(whole.told)).toContain('load/rows-quarantined');
  const part = await loaded(center, FAY);
  expect([part.datasets, [...part.steps]]).toEqual([['products'], ['products']]);
  expect(part.told.diagnostics.map(({ code, params }) => [code, params])).toEqual([['load/closed-data', {}]]);
  expect(JSON.stringify(part.told)).not.toMatch(/bonus|orders/);
  // Everything was loaded all the same.
  const { result } = await center.query(ADA, { metrics: ['bonus'] });
  expect(result?.rows).toEqual([['500.00']]);
  writeFileSync(join(folder, 'data/bonuses.csv'), 'id,day,total\n1,2024-01-31,500.00\n');
  const failed = await loaded(center, FAY);
  expect(failed.told.diagnostics.map(({ code, severity }) => [code, severity])).toContainEqual([
    'load/closed-data',
    'error',
  ]);
  expect(JSON.stringify(failed.told)).not.toMatch(/bonus|amount/);
  expect(JSON.stringify((await loaded(center, ADA)).told)).toContain('bonuses');
});

test('files say all there is: who does not see all of it applies none, and is not told of it', async () => {
  const { center, files } = await shop();
  const bare = new Map([['plumbline.yaml', 'workspace: shop\nreview: one\n']]);
  for (const dryRun of [true, false])
    expect(await refusal(center.apply(FAY, bare, { dryRun }))).toBe('change/closed-definitions');
  // A dataset of one's own over the file would be told its columns.
  expect(await refusal(center.check(FAY, bare))).toBe('change/closed-definitions');
  expect(JSON.stringify(await center.apply(ADA, bare, { dryRun: true }))).toContain('bonus');
  expect((await center.apply(ADA, await files(), { dryRun: true })).changes).toEqual([]);
});

test('what others ask, and whether a question could be asked, advises nobody who does not see everything', async () => {
  const { center } = await shop();
  for (const metric of ['bonus', 'bogus'])
    expect(await refusal(center.suggestRollups(FAY, { queries: [{ metrics: [metric] }] }))).toBe(
      'change/closed-definitions',
    );
  expect((await center.suggestRollups(SYSTEM, { queries: [{ metrics: ['bonus'] }] })).diagnostics).toEqual(
    [],
  );
});

test('a shared dashboard is read without the tiles and filters that name what is hidden; its owner has all of it', async () => {
  const { center } = await shop();
  const view = { metrics: ['revenue'], rows: ['month'], columns: [], where: null, params: {}, order: [] };
  const tiles = [
    { id: 'a', view },
    { id: 'b', view: { ...view, metrics: ['revenue', 'bonus'] } },
    { id: 'c', view: { ...view, where: 'bonuses.amount > 5' } },
    { id: 'd', view: { ...view, having: '[Bonus] > 5' } },
    { id: 'e', view: { ...view, order: [{ by: 'bonus' }] } },
    { id: 'f', view: { ...view, rows: ['bonuses.id'] } },
    // What is there for nobody is hidden from nobody.
    { id: 'g', view: { ...view, metrics: ['bogus'] } },
    { id: 'h', text: 'words' },
  ];
  const filters = [
    { ref: 'products.category', values: ['chairs'] },
    { ref: 'bonuses.id', values: ['1'] },
  ];
  const board = await center.kept.create(ADA, 'dashboard', {
    name: 'all',
    isShared: true,
    body: { tiles, filters },
  });
  const shared = await center.kept.create(ADA, 'view', {
    name: 'one',
    isShared: true,
    body: tiles[1]?.view ?? view,
  });
  const idsFor = async (who: Principal) => {
    const { body } = (await center.kept.find(who, 'dashboard', board.id)) ?? {};
    const read = body as unknown as { tiles: { id: string }[]; filters: { ref: string }[] };
    return [read.tiles.map(({ id }) => id).join(''), read.filters.map(({ ref }) => ref)];
  };
  expect(await idsFor(ADA)).toEqual(['abcdefgh', ['products.category', 'bonuses.id']]);
  expect(await idsFor(FAY)).toEqual(['agh', ['products.category']]);
  expect((await center.kept.find(FAY, 'view', shared.id))?.body).toMatchObject({ metrics: [], rows: [] });
  for (const [kind, id] of [
    ['dashboard', board.id],
    ['view', shared.id],
  ] as const)
    expect(JSON.stringify(await center.kept.find(FAY, kind, id))).not.toMatch(/bonus/i);
});
