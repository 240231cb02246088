import { appendFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PlumblineError } from '@plumbline/diagnostics';
import { describe, expect, onTestFinished, test } from 'vitest';
import {
  type Center,
  type CenterOptions,
  findServer,
  openCenter,
  type Principal,
  readDefinitionTexts,
  SYSTEM,
} from '../src/index.ts';
import { readState } from './read-state.ts';
import { SHOP } from './shop.ts';
import { temporaryFolder } from './temporary-folder.ts';

const ANN: Principal = { user: 'ann', roles: ['administrator'] };
const BY_MONTH = { metrics: ['revenue'], by: ['month'] };

function optionsIn(cwd: string, more: Partial<CenterOptions> = {}): CenterOptions {
  const now = () => new Date('2024-03-11T08:00:00Z');
  return { cwd, env: {}, now, today: null, command: 'test', ...more };
}

async function open(folder: string, more: Partial<CenterOptions> = {}): Promise<Center> {
  const center = await openCenter(folder, optionsIn(folder, more));
  onTestFinished(() => center.close());
  return center;
}

/** A shop applied and loaded. */
async function openShop(folder = temporaryFolder(SHOP)): Promise<{ folder: string; center: Center }> {
  const center = await open(folder);
  expect((await center.adoptFolder(SYSTEM)).kind).toBe('applied');
  await center.load(SYSTEM);
  return { folder, center };
}

async function rows(center: Center, query: object = BY_MONTH) {
  const { result, diagnostics } = await center.query(ANN, query);
  return result?.rows ?? diagnostics.map(({ code }) => code);
}

const texts = async (folder: string) => (await readDefinitionTexts(folder, folder)).files;

function edit(folder: string, path: string, from: string, to: string): void {
  const file = join(folder, path);
  const text = readFileSync(file, 'utf8');
  expect(text).toContain(from);
  writeFileSync(file, text.replace(from, to));
}

const MONTHS = [
  ['2024-01-01', '150.50'],
  ['2024-02-01', '1007.25'],
];

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
    expect(
      (await center.people.events.read({ limit: 10 })).map(({ actor, action }) => [actor, action]),
    ).toEqual([
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
