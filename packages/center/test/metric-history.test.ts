import { describe, expect, test } from 'vitest';
import { SYSTEM } from '../src/index.ts';
import { ADA, ANA, BO, refusal, reviewedShop, VIC } from './reviewed-shop.ts';
import { ANN, edit, openShop, rows, texts } from './served-shop.ts';

const ASKED = { metrics: ['revenue'], by: ['month'] };

/** Revenue counts three times from February on. */
async function trebled() {
  const shop = await reviewedShop('one');
  const { center } = shop;
  const sign = (number: number | null) =>
    center.changeRequests.sign(BO, { number: number ?? 0, revision: 1 }, { side: 'business' });
  shop.edit('metrics/sales.yaml', 'sum(orders.amount)', 'sum(orders.amount) * 3');
  const { request } = await center.changeRequests.propose(ANA, await shop.files(), {
    effectiveFrom: '2024-02-01',
  });
  await sign(request);
  const rows = async (more: object = {}) => (await center.query(VIC, { ...ASKED, ...more })).result?.rows;
  return { ...shop, sign, rows };
}

describe('rolling back', () => {
  test('asks for what an earlier version said as a new one; what was recorded stays', async () => {
    const { center, sign, rows } = await trebled();
    expect(await rows()).toEqual([
      ['2024-01-01', '150.50'],
      ['2024-02-01', '3021.75'],
    ]);
    const asked = { metric: 'revenue', version: 1, effectiveFrom: '2024-02-15' };
    const { request, changes } = await center.changeRequests.rollBack(ANA, asked);
    expect(changes).toMatchObject([{ kind: 'metric', id: 'revenue', version: 3 }]);
    expect(await rows()).toMatchObject([{}, ['2024-02-01', '3021.75']]);
    await sign(request);
    expect(await rows()).toEqual([
      ['2024-01-01', '150.50'],
      ['2024-02-01', '1007.25'],
    ]);
    expect(await rows({ by: ['day'], period: '2024-02' })).toEqual([
      ['2024-02-03', '21.75'],
      ['2024-02-29', '1000.00'],
    ]);
    const versions = await center.metricVersions(ADA, 'revenue');
    expect(versions?.map(({ effectiveFrom, formula }) => [effectiveFrom, formula]).slice(0, 3)).toEqual([
      ['2024-02-15', 'sum(orders.amount)'],
      ['2024-02-01', 'sum(orders.amount) * 3'],
      [null, 'sum(orders.amount)'],
    ]);
    const lines = await center.audit.read(SYSTEM, { limit: 100 });
    expect(lines.at(-1)).toMatchObject({ action: 'change_request/publish', actor: 'bo' });
  });

  test('names a version that there is, and somebody who may: change/unknown-version', async () => {
    const { center } = await trebled();
    const { rollBack } = center.changeRequests;
    expect(await refusal(rollBack(ANA, { metric: 'revenue', version: 9 }))).toBe('change/unknown-version');
    expect(await refusal(rollBack(ANA, { metric: 'nothing', version: 1 }))).toBe('change/unknown-metric');
    expect(await refusal(rollBack(VIC, { metric: 'revenue', version: 1 }))).toBe('store/not-allowed');
  });

  test('writes a new version where nothing is reviewed', async () => {
    const { folder, center } = await openShop();
    edit(folder, 'metrics/sales.yaml', 'sum(orders.amount)', 'sum(orders.amount) * 3');
    await center.apply(SYSTEM, await texts(folder));
    const dry = await center.changeRequests.rollBack(ANN, { metric: 'revenue', version: 1, dryRun: true });
    expect([dry.isApplied, dry.changes.length]).toEqual([false, 1]);
    const asker = { ...ANN, capabilities: new Set(['propose'] as const) };
    const asked = center.changeRequests.rollBack(asker, { metric: 'revenue', version: 1 });
    expect(await refusal(asked)).toBe('store/not-allowed');
    const done = await center.changeRequests.rollBack(ANN, { metric: 'revenue', version: 1 });
    expect([done.isApplied, done.request]).toEqual([true, null]);
    expect(center.metric(ANN, 'revenue')).toMatchObject({ version: 3, formula: 'sum(orders.amount)' });
  });

  test('leaves a metric that is going on its way', async () => {
    const { folder, center } = await openShop();
    const formula = 'formula: sum(orders.amount)';
    const going = `${formula} * 3\n    deprecated: {sunset: 2030-12-31}`;
    edit(folder, 'metrics/sales.yaml', formula, going);
    await center.apply(SYSTEM, await texts(folder));
    expect((await center.changeRequests.rollBack(ANN, { metric: 'revenue', version: 1 })).isApplied).toBe(
      true,
    );
    expect(center.metric(ANN, 'revenue')).toMatchObject({ version: 3, formula: 'sum(orders.amount)' });
    const { result } = await center.query(ANN, { metrics: ['revenue'] });
    expect(result?.columns[0]?.marks).toContain('deprecated');
  });

  test('takes a version back with its days where nothing is reviewed, and no other day', async () => {
    const { folder, center } = await openShop();
    const formula = 'formula: sum(orders.amount)';
    const past = 'versions: [{effective: 2023-01-01, formula: sum(orders.amount)}]';
    const dated = `formula: sum(orders.amount) * 3\n    effective: 2024-02-01\n    ${past}`;
    edit(folder, 'metrics/sales.yaml', formula, dated);
    await center.apply(SYSTEM, await texts(folder));
    const figures = await rows(center);
    edit(folder, 'metrics/sales.yaml', dated, 'formula: sum(orders.amount) * 5');
    await center.apply(SYSTEM, await texts(folder));
    expect(await rows(center)).not.toEqual(figures);
    const asked = { metric: 'revenue', version: 2 };
    const fromThen = center.changeRequests.rollBack(ANN, { ...asked, effectiveFrom: '2024-02-15' });
    expect(await refusal(fromThen)).toBe('change/not-reviewed');
    expect((await center.changeRequests.rollBack(ANN, asked)).isApplied).toBe(true);
    expect(await rows(center)).toEqual(figures);
    expect(figures).toEqual([
      ['2024-01-01', '150.50'],
      ['2024-02-01', '3021.75'],
    ]);
  });

  test('undoes nothing of what others write while it waits for its turn', async () => {
    const { folder, center } = await openShop();
    edit(folder, 'metrics/sales.yaml', 'sum(orders.amount)', 'sum(orders.amount) * 3');
    await center.apply(SYSTEM, await texts(folder));
    edit(folder, 'metrics/sales.yaml', 'count(orders)', 'count(orders) * 2');
    const others = center.apply(SYSTEM, await texts(folder));
    const [, done] = await Promise.all([
      others,
      center.changeRequests.rollBack(ANN, { metric: 'revenue', version: 1 }),
    ]);
    expect(done.changes.map(({ id }) => id)).toEqual(['revenue']);
    expect(center.metric(ANN, 'order_count')).toMatchObject({ formula: 'count(orders) * 2' });
  });
});

test('two versions are compared by meaning and by figures, each as if it had always been so', async () => {
  const { center } = await trebled();
  const { compareVersions } = center.changeRequests;
  const found = await compareVersions(ADA, { metric: 'revenue', from: 1, to: 2 });
  expect(found.changes).toMatchObject([
    {
      id: 'revenue',
      aspects: [
        { aspect: 'formula', before: { en: 'sum(orders.amount)' }, after: { en: 'sum(orders.amount) * 3' } },
      ],
    },
  ]);
  expect(found.values.periods.map(({ period, before, after }) => [period, before, after])).toEqual([
    ['2024-01-01', '150.50', '451.50'],
    ['2024-02-01', '1007.25', '3021.75'],
  ]);
  const back = await compareVersions(ADA, { metric: 'revenue', from: 2, to: 1 });
  expect(back.values.total).toMatchObject({ before: '3473.25', after: '1157.75', difference: '-2315.50' });
  expect(await refusal(compareVersions(ADA, { metric: 'revenue', from: 1, to: 5 }))).toBe(
    'change/unknown-version',
  );
});
