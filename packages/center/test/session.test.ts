import {
  appendFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { PlumblineError } from '@plumbline/diagnostics';
import type { MetricResult } from '@plumbline/query';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openSession, type Session, type SessionOptions } from '../src/answer/session.ts';
import { load } from '../src/load/load.ts';
import { openWorkspace } from '../src/workspace/open-workspace.ts';
import { IS_ON_SERVER } from './catalog-of.ts';
import { readState } from './read-state.ts';
import { SHOP, sessionOptions, workspaceOptions } from './shop.ts';
import { temporaryFolder } from './temporary-folder.ts';

const open = async (folder: string, options: Partial<SessionOptions> = {}): Promise<Session> => {
  const session = await openSession(await openWorkspace(folder, workspaceOptions(folder)), {
    ...sessionOptions,
    ...options,
  });
  onTestFinished(() => session.close());
  return session;
};
const loadShop = async (folder: string, force = false) =>
  load(await openWorkspace(folder, workspaceOptions(folder)), { ...sessionOptions, force });
const statuses = (report: Awaited<ReturnType<typeof load>>) =>
  report.datasets.map((d) => `${d.dataset} ${d.status}`);

async function refusal(work: Promise<unknown>): Promise<readonly string[]> {
  const cause = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(cause instanceof PlumblineError)) throw new Error(`not refused: ${String(cause)}`);
  return cause.diagnostics.filter((d) => d.severity === 'error').map((d) => d.code);
}

const byMonth = { metrics: ['revenue', 'order_count'], by: ['month'] };

async function rows(session: Session, query: unknown = byMonth): Promise<MetricResult['rows']> {
  const { result, diagnostics } = await session.query(query);
  if (result === null) throw new Error(JSON.stringify(diagnostics));
  return result.rows;
}

describe('a question over a folder', () => {
  test('is answered from files, and what it means comes with it', async () => {
    const session = await open(temporaryFolder(SHOP));
    const answer = await session.query(byMonth, { explain: true });
    expect(answer.diagnostics).toEqual([]);
    expect(answer.result?.rows).toEqual([
      ['2024-01-01', '150.50', '2'],
      ['2024-02-01', '1007.25', '2'],
    ]);
    expect(answer.definitions).toEqual([
      {
        name: 'revenue',
        label: { zh: '收入', en: 'Revenue' },
        formula: 'sum(orders.amount)',
        readable: { zh: 'sum(orders.amount)', en: 'sum(orders.amount)' },
        basis: { zh: '含税', en: 'gross of VAT' },
      },
      {
        name: 'order_count',
        label: { zh: '订单数', en: 'Order count' },
        formula: 'count(orders)',
        readable: { zh: 'count(orders)', en: 'count(orders)' },
        basis: null,
      },
    ]);
    expect(answer.result?.meta.cache).toBe('miss');
    expect(answer.result?.meta.sql).toEqual([answer.explanation?.sql]);
  });

  test('many are answered by one session, wrong ones with their reasons', async () => {
    const session = await open(temporaryFolder(SHOP));
    expect(await rows(session, { metrics: ['revenue'], by: ['products.category'] })).toEqual([
      ['chairs', '107.25'],
      ['tables', '1050.50'],
    ]);
    const wrong = await session.query({ metrics: ['revnue'] });
    expect(wrong.result).toBeNull();
    expect(wrong.diagnostics.map((d) => d.code)).toEqual(['query/unknown-metric']);
    expect((await session.query(['no query'])).result).toBeNull();
    expect(await rows(session)).toHaveLength(2);
  });

  test('an order of an unknown product keeps its amount, also where all products were known before', async () => {
    const byCategory = { metrics: ['revenue'], by: ['products.category'] };
    const folder = temporaryFolder(SHOP);
    const before = await open(folder);
    expect(await rows(before, byCategory)).toEqual([
      ['chairs', '107.25'],
      ['tables', '1050.50'],
    ]);
    await before.close();
    appendFileSync(join(folder, 'data/orders.csv'), '5,12,2024-03-01,3.00\n');
    expect(await rows(await open(folder), byCategory)).toEqual([
      ['chairs', '107.25'],
      ['tables', '1050.50'],
      [null, '3.00'],
    ]);
  });

  test('an aborted one rejects, and the session goes on', async () => {
    const session = await open(temporaryFolder(SHOP));
    const reason = new Error('enough');
    await expect(session.query(byMonth, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    expect(await rows(session)).toHaveLength(2);
  });

  test('explain runs nothing, and needs no warehouse when nothing is due', async () => {
    const folder = temporaryFolder(SHOP);
    await loadShop(folder);
    const holder = await open(folder);
    const session = await open(folder, { needsWarehouse: false });
    const { explanation, diagnostics } = session.explain(byMonth);
    expect(diagnostics).toEqual([]);
    expect(explanation?.sql).toMatch(/select/i);
    expect(explanation?.passes.length).toBeGreaterThan(0);
    expect(await rows(holder)).toHaveLength(2);
  });
});

describe('loading', () => {
  test('loads once, then only what changed', async () => {
    const folder = temporaryFolder(SHOP);
    const first = await loadShop(folder);
    expect(first.datasets.map((d) => [d.dataset, d.status, d.rowsRead, d.rowsLoaded, d.quarantined])).toEqual(
      [
        ['orders', 'loaded', 4, 4, 0],
        ['products', 'loaded', 2, 2, 0],
      ],
    );
    expect(statuses(await loadShop(folder))).toEqual(['orders unchanged', 'products unchanged']);
    appendFileSync(join(folder, 'data/orders.csv'), '5,10,2024-03-01,1.00\n');
    expect(statuses(await loadShop(folder))).toEqual(['orders loaded', 'products unchanged']);
    writeFileSync(
      join(folder, 'data/orders-late.csv'),
      'order_id,product_id,ordered_on,amount\n6,10,2024-03-02,2.00\n',
    );
    expect(statuses(await loadShop(folder))).toEqual(['orders loaded', 'products unchanged']);
    expect(await rows(await open(folder))).toEqual([
      ['2024-01-01', '150.50', '2'],
      ['2024-02-01', '1007.25', '2'],
      ['2024-03-01', '3.00', '2'],
    ]);
  });

  test('force loads everything', async () => {
    const folder = temporaryFolder(SHOP);
    await loadShop(folder);
    expect(statuses(await loadShop(folder, true))).toEqual(['orders loaded', 'products loaded']);
  });

  test('a changed definition loads again, a metric does not', async () => {
    const folder = temporaryFolder(SHOP);
    await loadShop(folder);
    const root = join(folder, 'plumbline.yaml');
    appendFileSync(join(folder, 'metrics/sales.yaml'), '  - {name: average, formula: avg(orders.amount)}\n');
    expect(statuses(await loadShop(folder))).toEqual(['orders unchanged', 'products unchanged']);
    writeFileSync(root, readFileSync(root, 'utf8').replace('decimal(18,2)', 'decimal(18,3)'));
    expect(statuses(await loadShop(folder))).toEqual(['orders loaded', 'products unchanged']);
  });

  test('a failed load moves nothing', async () => {
    const folder = temporaryFolder(SHOP);
    await loadShop(folder);
    const before = await readState(folder);
    const products = join(folder, 'data/products.csv');
    appendFileSync(products, '10,sofas\n');
    appendFileSync(join(folder, 'data/orders.csv'), '5,10,2024-03-01,1.00\n');
    expect((await refusal(loadShop(folder))).length).toBeGreaterThan(0);
    expect((await readState(folder)).datasets).toEqual(before.datasets);
    writeFileSync(products, SHOP['data/products.csv'] ?? '');
    const again = await loadShop(folder);
    expect(statuses(again)).toContain('orders unchanged');
    expect(await rows(await open(folder), { metrics: ['order_count'] })).toEqual([['5']]);
  });

  test('a missing file is named', async () => {
    const folder = temporaryFolder(SHOP);
    rmSync(join(folder, 'data/products.csv'));
    expect(await refusal(loadShop(folder))).toContain('load/file-not-found');
  });

  test('a folder that a variable names and that is not there is said once', async () => {
    const root = (SHOP['plumbline.yaml'] ?? '').replaceAll('data/', `\${DATA}/`);
    const folder = temporaryFolder({ ...SHOP, 'plumbline.yaml': `${root}env: [DATA]\n` });
    const openWith = (DATA: string) => openWorkspace(folder, { ...workspaceOptions(folder), env: { DATA } });
    const missing = await openWith('nowhere');
    expect(
      missing.diagnostics.filter((d) => d.code.startsWith('workspace/')).map((d) => [d.code, d.params]),
    ).toEqual([['workspace/variable-folder-not-found', { name: 'DATA', path: join(folder, 'nowhere') }]]);
    expect((await openWith('data')).diagnostics).toEqual([]);
  });

  test('a source outside the allowed folders is refused, also behind a link', async () => {
    const outside = temporaryFolder({ 'secret.csv': 'product_id,category\n1,x\n' });
    const folder = temporaryFolder(SHOP);
    rmSync(join(folder, 'data/products.csv'));
    symlinkSync(join(outside, 'secret.csv'), join(folder, 'data/products.csv'));
    expect((await refusal(loadShop(folder)))[0]).toMatch(/outside/);
  });

  test('survives damage: a lost catalog, a lost warehouse', async (context) => {
    if (IS_ON_SERVER)
      return context.skip('a folder does not go on with another database: server-catalog.test.ts');
    const folder = temporaryFolder(SHOP);
    await loadShop(folder);
    rmSync(join(folder, '.plumbline/catalog.db'));
    expect(statuses(await loadShop(folder))).toEqual(['orders loaded', 'products loaded']);
    for (const name of readdirSync(join(folder, '.plumbline'))) {
      if (name.startsWith('warehouse')) rmSync(join(folder, '.plumbline', name), { recursive: true });
    }
    expect(await rows(await open(folder))).toHaveLength(2);
  });

  test('an interrupted load goes on where it stopped', async () => {
    const folder = temporaryFolder(SHOP);
    const stop = new AbortController();
    const onProgress = ({ dataset }: { dataset: string }) => {
      if (dataset === 'products') stop.abort(new Error('stopped'));
    };
    const workspace = await openWorkspace(folder, workspaceOptions(folder));
    await expect(
      load(workspace, { ...sessionOptions, force: false, onProgress, signal: stop.signal }),
    ).rejects.toThrow('stopped');
    const state = await readState(folder);
    expect([Object.keys(state.datasets), Object.keys(state.pending)]).toEqual([[], ['orders']]);
    const table = state.pending.orders?.table;
    expect(statuses(await loadShop(folder))).toEqual(['orders unchanged', 'products loaded']);
    const after = await readState(folder);
    expect([after.datasets.orders?.table, after.pending]).toEqual([table, {}]);
  });

  test('a folder that cannot be written is a finding', async () => {
    const folder = temporaryFolder({ ...SHOP, '.plumbline': 'in the way' });
    expect(await refusal(loadShop(folder))).toEqual(['workspace/state-not-writable']);
  });

  test('one process at a time', async () => {
    const folder = temporaryFolder(SHOP);
    const session = await open(folder);
    expect(await refusal(loadShop(folder))).toEqual(['workspace/locked']);
    await session.close();
    expect(existsSync(join(folder, '.plumbline/lock'))).toBe(false);
    await loadShop(folder);
  });
});

describe('without loading', () => {
  test('older rows answer with a warning, changed definitions do not', async () => {
    const folder = temporaryFolder(SHOP);
    expect(await refusal(open(folder, { load: 'never' }))).toEqual(['workspace/not-loaded']);
    await loadShop(folder);
    const file = join(folder, 'data/orders.csv');
    appendFileSync(file, '5,10,2024-03-01,1.00\n');
    const session = await open(folder, { load: 'never' });
    expect(session.diagnostics.map((d) => [d.code, d.severity, d.params])).toEqual([
      ['workspace/stale-data', 'warning', { datasets: ['orders'] }],
    ]);
    expect(await rows(session)).toHaveLength(2);
    await session.close();
    const root = join(folder, 'plumbline.yaml');
    writeFileSync(root, readFileSync(root, 'utf8').replace('decimal(18,2)', 'decimal(18,3)'));
    expect(await refusal(open(folder, { load: 'never' }))).toEqual(['workspace/not-loaded']);
  });

  test('a source that has gone keeps answering', async () => {
    const folder = temporaryFolder(SHOP);
    await loadShop(folder);
    rmSync(join(folder, 'data'), { recursive: true });
    const session = await open(folder, { load: 'never' });
    const gone = ['workspace/sources-gone', 'warning', { datasets: ['orders', 'products'] }];
    const told = session.diagnostics.map(({ code, severity, params }) => [code, severity, params]);
    expect(told).toEqual([gone]);
    expect(await rows(session)).toHaveLength(2);
    await session.close();
    const question = await open(folder);
    expect(question.diagnostics.map(({ code }) => code)).toEqual(['workspace/sources-gone']);
    expect(await rows(question)).toHaveLength(2);
    await question.close();
    // Whoever asks for a load is told what is missing.
    expect(await refusal(loadShop(folder))).toContain('load/file-not-found');
  });

  test('touching a file without changing it keeps the version of the rows', async () => {
    const folder = temporaryFolder(SHOP);
    await loadShop(folder);
    const version = async () => (await readState(folder)).datasets.orders?.version;
    const before = await version();
    utimesSync(join(folder, 'data/orders.csv'), new Date(), new Date('2030-01-01'));
    await loadShop(folder);
    expect(await version()).toBe(before);
  });
});

test('nothing is computed beside a definition with an error', async () => {
  const folder = temporaryFolder({
    ...SHOP,
    'broken.yaml': 'metrics:\n  - {name: bad, formula: sum(orders.nothing)}\n',
  });
  const codes = await refusal(open(folder));
  expect(codes.every((code) => code.startsWith('model/'))).toBe(true);
  expect(existsSync(join(folder, '.plumbline/warehouse.db'))).toBe(false);
});
