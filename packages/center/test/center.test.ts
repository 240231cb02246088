import { appendFileSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PlumblineError } from '@plumbline/diagnostics';
import { describe, expect, test } from 'vitest';
import { findServer, openCenter, type Principal, SYSTEM } from '../src/index.ts';
import { readState } from './read-state.ts';
import { ANN, BY_MONTH, edit, MONTHS, open, openShop, optionsIn, rows, texts } from './served-shop.ts';
import { SHOP } from './shop.ts';
import { temporaryFolder } from './temporary-folder.ts';

describe('a center', () => {
  test('answers from its catalog, not from the folder', async () => {
    const { folder, center } = await openShop();
    expect(await rows(center)).toEqual(MONTHS);
    rmSync(join(folder, 'metrics/sales.yaml'));
    rmSync(join(folder, 'data'), { recursive: true });
    expect(await rows(center)).toEqual(MONTHS);
    await center.close();
    const again = await open(folder);
    expect(await rows(again)).toEqual(MONTHS);
    const { result } = await again.query(ANN, BY_MONTH);
    expect(result?.columns[1]).toMatchObject({ name: 'revenue', version: 1 });
    expect((await again.health()).isReady).toBe(true);
  });

  test('without definitions answers nothing and is not ready', async () => {
    const center = await open(temporaryFolder());
    expect((await center.adoptFolder(SYSTEM)).kind).toBe('empty');
    expect(await center.load(SYSTEM)).toEqual({ datasets: [], diagnostics: [] });
    expect(await rows(center)).toEqual(['query/unknown-metric']);
    expect(await center.health()).toMatchObject({ isLive: true, isReady: false, lastChange: null });
  });

  test('lists metrics, their trees, and what they can be grouped by', async () => {
    const folder = temporaryFolder(SHOP);
    appendFileSync(
      join(folder, 'metrics/sales.yaml'),
      '  - {name: average, label: {zh: 客单价, en: Average order}, formula: revenue / order_count, owner: ann@example.com}\n',
    );
    const { center } = await openShop(folder);
    expect(center.metrics(ANN).map(({ name }) => name)).toEqual(['average', 'order_count', 'revenue']);
    expect(center.metric(ANN, 'average')).toMatchObject({
      readable: { zh: '[收入] / [订单数]', en: '[Revenue] / [Order count]' },
      attributes: { owner: 'ann@example.com' },
      version: 1,
      effectiveFrom: null,
    });
    expect(center.metric(ANN, 'nothing')).toBe(null);
    expect(center.metricTree(ANN, 'average')).toMatchObject({
      name: 'average',
      children: [
        { kind: 'metric', name: 'revenue', children: [] },
        { kind: 'metric', name: 'order_count', children: [] },
      ],
    });
    const refs = center.dimensions(ANN, ['average']).items.map(({ ref }) => ref);
    expect(refs).toContain('month');
    expect(refs).toContain('products.category');
    expect(refs).not.toContain('orders.amount');
    expect(center.dimensions(ANN, ['revenu']).diagnostics[0]).toMatchObject({
      code: 'model/unknown-reference',
      hints: [{ replace: 'revenue' }],
    });
    expect(await center.values(ANN, 'products.category')).toEqual({
      items: ['chairs', 'tables'],
      english: [null, null],
      diagnostics: [],
    });
    expect((await center.values(ANN, 'products.category', { search: 'TAB' })).items).toEqual(['tables']);
    expect((await center.values(ANN, 'products.product_id', { search: '1', limit: 1 })).items).toEqual([10]);
    expect((await center.values(ANN, 'products.colour')).diagnostics.length).toBeGreaterThan(0);
  });

  test('streams rows in chunks', async () => {
    const { center } = await openShop();
    const stream = await center.stream(ANN, BY_MONTH);
    if (stream.columns === null) throw new Error('refused');
    expect(stream.columns.map(({ name }) => name)).toEqual(['month', 'revenue']);
    const found: unknown[] = [];
    for await (const chunk of stream.chunks) found.push(...chunk);
    expect(found).toEqual(MONTHS);
    const refused = await center.stream(ANN, { metrics: ['nothing'] });
    expect(refused.columns).toBe(null);
    const left = await center.stream(ANN, BY_MONTH);
    if (left.columns === null) throw new Error('refused');
    await left.chunks[Symbol.asyncIterator]().return?.();
    expect((await center.health()).runningQueries).toBe(0);
  });

  test('shows nothing to those whose roles give nothing, and lets nobody do what theirs do not give', async () => {
    const { folder, center } = await openShop();
    const nobody: Principal = { user: 'nora', roles: ['no_such_role'] };
    const { result, diagnostics } = await center.query(nobody, BY_MONTH);
    expect([result, diagnostics.map(({ code }) => code)]).toEqual([null, ['store/not-allowed']]);
    expect((await center.stream(nobody, BY_MONTH)).columns).toBe(null);
    expect(center.explain(nobody, BY_MONTH).explanation).toBe(null);
    expect([
      center.metrics(nobody),
      center.metric(nobody, 'revenue'),
      center.metricTree(nobody, 'revenue'),
    ]).toEqual([[], null, null]);
    expect(center.dimensions(nobody, []).items).toEqual([]);
    expect((await center.values(nobody, 'products.category')).items).toEqual([]);
    const viewer: Principal = { user: 'vic', roles: ['viewer'] };
    // A role lets people ask; what they see of the answer policies say, and here are none.
    expect((await center.query(viewer, BY_MONTH)).diagnostics.map(({ code }) => code)).toEqual([
      'query/closed-data',
    ]);
    expect(center.metrics(viewer)).toEqual([]);
    const files = await texts(folder);
    for (const person of [nobody, viewer])
      for (const work of [
        center.apply(person, files),
        center.check(person, files),
        center.load(person),
        center.adoptFolder(person),
        center.backup(person, 'x'),
        center.audit.read(person, { limit: 1 }),
        center.directory.users(person),
      ])
        await expect(work).rejects.toThrow('store/not-allowed');
  });

  test('says in its lock where it can be reached, as long as it is there', async () => {
    const { folder, center } = await openShop();
    expect(await findServer(folder, folder)).toBe(null);
    await center.announce('http://127.0.0.1:4600');
    expect(await findServer(folder, folder)).toEqual({ url: 'http://127.0.0.1:4600', pid: process.pid });
    const refused = await openCenter(folder, optionsIn(folder)).catch((cause: unknown) => cause);
    expect(refused instanceof PlumblineError && refused.diagnostics[0]?.code).toBe('workspace/locked');
    await center.close();
    expect(await findServer(folder, folder)).toBe(null);
  });
});

describe('the folder', () => {
  test('leads while nobody changed the catalog beside it', async () => {
    const { folder, center } = await openShop();
    await center.close();
    edit(folder, 'metrics/sales.yaml', 'gross of VAT', 'with VAT');
    const again = await open(folder);
    expect(await again.folder(SYSTEM)).toEqual({
      hasDefinitions: true,
      isCatalogEmpty: false,
      isSame: false,
      isCatalogUntouched: true,
    });
    expect((await again.adoptFolder(SYSTEM)).kind).toBe('applied');
    expect((await again.adoptFolder(SYSTEM)).kind).toBe('unchanged');
    edit(folder, 'metrics/sales.yaml', 'sum(orders.amount)', 'sum(orders.amont)');
    expect((await again.adoptFolder(SYSTEM)).kind).toBe('refused');
    rmSync(join(folder, 'plumbline.yaml'));
    expect((await again.adoptFolder(SYSTEM)).kind).toBe('unchanged');
    expect(await rows(again)).toEqual(MONTHS);
  });
});

describe('load', () => {
  test('shows new rows to the questions that start after it, and keeps the old ones for those that run', async () => {
    const { folder, center } = await openShop();
    const stream = await center.stream(ANN, BY_MONTH);
    if (stream.columns === null) throw new Error('refused');
    const before = (await readState(folder)).datasets.orders?.table;
    appendFileSync(join(folder, 'data/orders.csv'), '5,10,2024-03-01,1.00\n');
    const { datasets } = await center.load(ANN);
    expect(datasets.map(({ dataset, status }) => [dataset, status])).toEqual([
      ['orders', 'loaded'],
      ['products', 'unchanged'],
    ]);
    expect(await rows(center)).toEqual([...MONTHS, ['2024-03-01', '1.00']]);
    const found: unknown[] = [];
    for await (const chunk of stream.chunks) found.push(...chunk);
    expect(found).toEqual(MONTHS);
    const after = (await readState(folder)).datasets.orders?.table;
    expect(after).not.toBe(before);
    await center.load(ANN);
    await center.close();
    const again = await open(folder);
    expect(await rows(again)).toEqual([...MONTHS, ['2024-03-01', '1.00']]);
  });

  test('that fails leaves everything as it was', async () => {
    const { folder, center } = await openShop();
    appendFileSync(join(folder, 'data/products.csv'), '10,sofas\n');
    await expect(center.load(ANN)).rejects.toBeInstanceOf(PlumblineError);
    expect(await rows(center)).toEqual(MONTHS);
    expect((await center.health()).isLoading).toBe(false);
  });

  test('answers right whatever loads meanwhile', async () => {
    const { folder, center } = await openShop();
    const sums = new Set(['1157.75']);
    let isOver = false;
    const loading = (async () => {
      for (let id = 5; id < 9; id++) {
        appendFileSync(join(folder, 'data/orders.csv'), `${id},10,2024-03-01,1.00\n`);
        sums.add((1157.75 + id - 4).toFixed(2));
        await center.load(ANN);
      }
      isOver = true;
    })();
    let asked = 0;
    let last = 0;
    while (!isOver) {
      const [row] = await rows(center, { metrics: ['revenue'] });
      expect(sums.has(String(row?.[0]))).toBe(true);
      expect(Number(row?.[0])).toBeGreaterThanOrEqual(last);
      last = Number(row?.[0]);
      asked += 1;
    }
    await loading;
    expect(asked).toBeGreaterThan(0);
    expect(await rows(center, { metrics: ['revenue'] })).toEqual([['1161.75']]);
    expect(existsSync(join(folder, '.plumbline/stage'))).toBe(true);
    expect(readdirSync(join(folder, '.plumbline/stage'))).toEqual([]);
  });

  test('does not lead after an apply of other files, until it is applied itself', async () => {
    const { folder, center } = await openShop();
    const elsewhere = new Map(await texts(folder));
    elsewhere.set('more.yaml', 'metrics:\n  - {name: orders_twice, formula: order_count * 2}\n');
    expect((await center.apply(ANN, elsewhere)).isApplied).toBe(true);
    await center.close();
    const again = await open(folder);
    expect(await again.folder(SYSTEM)).toMatchObject({ isSame: false, isCatalogUntouched: false });
    const adopted = await again.adoptFolder(SYSTEM);
    expect(adopted.kind).toBe('differs');
    expect(adopted.report?.changes).toMatchObject([{ id: 'orders_twice', change: 'removed' }]);
    expect(await rows(again, { metrics: ['orders_twice'] })).toEqual([['8']]);
    expect((await again.apply(ANN, await texts(folder))).isApplied).toBe(true);
    edit(folder, 'metrics/sales.yaml', 'gross of VAT', 'with VAT');
    expect((await again.adoptFolder(SYSTEM)).kind).toBe('applied');
  });
});
