import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { SYSTEM } from '../src/index.ts';
import { ANN, edit, MONTHS, open, openShop, rows, texts } from './served-shop.ts';
import { SHOP } from './shop.ts';
import { temporaryFolder } from './temporary-folder.ts';

describe('apply', () => {
  test('of the same files records nothing', async () => {
    const { folder, center } = await openShop();
    const { lastChange } = await center.health();
    const report = await center.apply(ANN, await texts(folder));
    expect(report).toMatchObject({ changes: [], impact: [], isApplied: false, change: null });
    appendFileSync(join(folder, 'metrics/sales.yaml'), '# a comment\n');
    expect((await center.apply(ANN, await texts(folder))).changes).toEqual([]);
    expect((await center.health()).lastChange).toBe(lastChange);
  });

  test('shows what changed inside, what it reaches, and the version to be', async () => {
    const folder = temporaryFolder(SHOP);
    appendFileSync(
      join(folder, 'metrics/sales.yaml'),
      [
        '  - {name: average, formula: "[Revenue] / [订单数]"}',
        '  - {name: average_growth, formula: "growth(average, 1 year)"}',
        'alerts:',
        '  - {name: low, metric: average, by: products.category, when: "value < 1"}',
        '',
      ].join('\n'),
    );
    const { center } = await openShop(folder);
    edit(
      folder,
      'metrics/sales.yaml',
      'sum(orders.amount)',
      "sum(orders.amount) where products.category = 'chairs'",
    );
    edit(
      folder,
      'metrics/sales.yaml',
      '  - {name: average_growth, formula: "growth(average, 1 year)"}\n',
      '',
    );
    const files = await texts(folder);
    const plan = await center.apply(ANN, files, { dryRun: true });
    expect(plan.isApplied).toBe(false);
    expect(plan.changes).toEqual([
      {
        kind: 'metric',
        id: 'average_growth',
        change: 'removed',
        version: 2,
        effectiveFrom: '2024-03-11',
        parts: [],
        isCosmetic: false,
      },
      {
        kind: 'metric',
        id: 'revenue',
        change: 'changed',
        version: 2,
        effectiveFrom: '2024-03-11',
        parts: [
          {
            path: 'formula',
            before: 'sum(orders.amount)',
            after: "sum(orders.amount) where products.category = 'chairs'",
          },
        ],
        isCosmetic: false,
      },
    ]);
    expect(plan.impact).toEqual([
      { kind: 'alert', id: 'low', isDirect: false },
      { kind: 'metric', id: 'average', isDirect: true },
    ]);
    expect(await rows(center)).toEqual(MONTHS);
    expect((await center.apply(ANN, files)).isApplied).toBe(true);
    expect(await rows(center)).toEqual([
      ['2024-01-01', '100.00'],
      ['2024-02-01', '7.25'],
    ]);
    expect(center.metric(ANN, 'revenue')?.version).toBe(2);
    expect(center.metric(ANN, 'average_growth')).toBe(null);
    const events = (await center.people.events.read({ limit: 10 })).filter(({ action }) =>
      action.startsWith('definitions/'),
    );
    expect(events.map(({ actor, action }) => [actor, action])).toEqual([
      ['system', 'definitions/apply'],
      ['ann', 'definitions/apply'],
    ]);
  });

  test('tells words from meaning', async () => {
    const { folder, center } = await openShop();
    edit(folder, 'metrics/sales.yaml', 'gross of VAT', 'gross of tax');
    edit(folder, 'metrics/sales.yaml', 'sum(orders.amount)', 'sum( orders.amount )');
    edit(folder, 'plumbline.yaml', '{name: amount,', '{name: amount, label: {zh: 金额, en: Amount},');
    const { changes } = await center.apply(ANN, await texts(folder));
    expect(
      changes.map(({ id, isCosmetic, parts }) => [id, isCosmetic, parts.map(({ path }) => path)]),
    ).toEqual([
      ['orders', true, ['fields.amount.label']],
      ['revenue', true, ['basis.en', 'formula']],
    ]);
  });

  test('with an error applies nothing', async () => {
    const { folder, center } = await openShop();
    edit(folder, 'metrics/sales.yaml', 'sum(orders.amount)', 'sum(orders.amont)');
    const report = await center.apply(ANN, await texts(folder));
    expect(report).toMatchObject({ isApplied: false, changes: [] });
    expect(report.diagnostics.some(({ severity }) => severity === 'error')).toBe(true);
    expect(await rows(center)).toEqual(MONTHS);
  });

  test('of a metric that begins later leaves the answers of today alone, and is not applied twice', async () => {
    const folder = temporaryFolder(SHOP);
    let now = new Date('2024-03-11T08:00:00Z');
    edit(folder, 'plumbline.yaml', 'today: 2024-03-11\n', '');
    const center = await open(folder, { now: () => now });
    await center.adoptFolder(SYSTEM);
    await center.load(SYSTEM);
    edit(
      folder,
      'metrics/sales.yaml',
      'formula: sum(orders.amount)',
      'formula: count(orders)\n    effective: 2024-04-01',
    );
    edit(folder, 'metrics/sales.yaml', 'basis: {zh: 含税, en: gross of VAT}', 'unit: count(orders)');
    const files = await texts(folder);
    const { changes } = await center.apply(ANN, files);
    expect(changes.map(({ id, effectiveFrom }) => [id, effectiveFrom])).toEqual([['revenue', '2024-04-01']]);
    expect((await center.apply(ANN, files)).changes).toEqual([]);
    expect(await rows(center, { metrics: ['revenue'] })).toEqual([['1157.75']]);
    now = new Date('2024-04-01T08:00:00Z');
    expect(await rows(center, { metrics: ['revenue'] })).toEqual([['4']]);
    expect(center.metric(ANN, 'revenue')).toMatchObject({ version: 2, effectiveFrom: '2024-04-01' });
  });

  test('of a changed dataset refuses its rows until they are loaded by it', async () => {
    const { folder, center } = await openShop();
    edit(
      folder,
      'plumbline.yaml',
      '{name: amount, type: "decimal(18,2)", unit: money}',
      '{name: amount, expression: "amount * 2", type: "decimal(18,2)", unit: money}',
    );
    expect((await center.apply(ANN, await texts(folder))).isApplied).toBe(true);
    expect(await rows(center)).toEqual(['query/not-loaded']);
    expect((await center.health()).notLoaded).toEqual(['orders']);
    await center.load(ANN);
    expect(await rows(center)).toEqual([
      ['2024-01-01', '301.00'],
      ['2024-02-01', '2014.50'],
    ]);
  });
});
