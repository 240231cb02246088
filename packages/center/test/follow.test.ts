import { appendFileSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test, vi } from 'vitest';
import { type Center, type FollowEvent, openCenter, readDefinitionTexts, SYSTEM } from '../src/index.ts';
import { catalogOf } from './catalog-of.ts';
import { SHOP } from './shop.ts';
import { temporaryFolder } from './temporary-folder.ts';

const BEFORE = [
  ['2024-01-01', '150.50'],
  ['2024-02-01', '1007.25'],
];

/** A loaded shop whose sources are followed, with quick looks. */
async function follow(retryMs = 60_000) {
  const folder = temporaryFolder(SHOP);
  const center = await openCenter(folder, {
    cwd: folder,
    env: {},
    now: () => new Date('2024-03-11T08:00:00Z'),
    today: null,
    command: 'test',
    store: catalogOf(folder),
  });
  await center.adoptFolder(SYSTEM);
  await center.load(SYSTEM);
  const end = new AbortController();
  const events: FollowEvent[] = [];
  const onEvent = (event: FollowEvent) => events.push(event);
  const ended = center.followSources(SYSTEM, {
    signal: end.signal,
    onEvent,
    pollMs: 40,
    settleMs: 120,
    retryMs,
  });
  onTestFinished(async () => {
    end.abort();
    await ended;
    await center.close();
  });
  const count = (kind: FollowEvent['kind']) => events.filter((event) => event.kind === kind).length;
  await sleep(200);
  return { folder, center, events, count, end, ended };
}

async function revenue(center: Center) {
  const { result, diagnostics } = await center.query(SYSTEM, { metrics: ['revenue'], by: ['month'] });
  return result?.rows ?? diagnostics.map(({ code }) => code);
}

const until = (check: () => void | Promise<void>) => vi.waitFor(check, { timeout: 20_000, interval: 30 });

test('a file that changes is loaded, a file that was only touched is not', async () => {
  const { folder, center, count, events } = await follow();
  const orders = join(folder, 'data/orders.csv');
  writeFileSync(orders, readFileSync(orders));
  await sleep(500);
  expect(events).toEqual([]);
  appendFileSync(orders, '5,10,2024-03-01,1.25\n');
  await until(async () => expect(await revenue(center)).toEqual([...BEFORE, ['2024-03-01', '1.25']]));
  // Questions see the rows a moment before the load is told.
  await until(() => expect(events.map(({ kind }) => kind)).toEqual(['changed', 'loaded']));
  await sleep(300);
  expect(count('loaded')).toBe(1);
  expect(center.loading()).toEqual({ isLoading: false, loadFailure: null });
});

test('a load that fails leaves the old rows, is told in the health, and is over with the next good file', async () => {
  const { folder, center, count, events } = await follow();
  const products = join(folder, 'data/products.csv');
  const good = readFileSync(products, 'utf8');
  appendFileSync(products, '10,sofas\n');
  await until(() => expect(count('failed')).toBe(1));
  expect(await revenue(center)).toEqual(BEFORE);
  const { loadFailure, isReady } = await center.health();
  expect(isReady).toBe(true);
  expect(loadFailure?.since).toBe('2024-03-11T08:00:00.000Z');
  expect(loadFailure?.diagnostics.map(({ code }) => code)).toContain('load/target-not-unique');
  expect(events.find(({ kind }) => kind === 'failed')).toMatchObject({ retryInMs: 60_000, cause: null });
  appendFileSync(join(folder, 'data/orders.csv'), '5,12,2024-03-01,2.50\n');
  writeFileSync(`${products}.new`, `${good}12,sofas\n`);
  renameSync(`${products}.new`, products);
  await until(async () => expect(await revenue(center)).toEqual([...BEFORE, ['2024-03-01', '2.50']]));
  await until(() => expect(center.loading().loadFailure).toBe(null));
});

test('a load that fails is tried again, each time later', async () => {
  const { folder, events, count } = await follow(50);
  appendFileSync(join(folder, 'data/products.csv'), '10,sofas\n');
  await until(() => expect(count('failed')).toBeGreaterThanOrEqual(4));
  const failed = events.flatMap((event) => (event.kind === 'failed' ? [event.retryInMs] : []));
  expect(failed.slice(0, 4)).toEqual([50, 100, 200, 400]);
});

test('a source that is gone keeps its rows, and says so once', async () => {
  const { folder, center, events, count } = await follow();
  rmSync(join(folder, 'data/orders.csv'));
  await until(() => expect(count('problem')).toBe(1));
  await sleep(300);
  expect(events.map(({ kind }) => kind)).toEqual(['changed', 'problem']);
  expect(await revenue(center)).toEqual(BEFORE);
});

test('definitions that are applied are loaded, and their files followed', async () => {
  const { folder, center, count } = await follow();
  writeFileSync(join(folder, 'data/visits.csv'), 'visit_id,seen_on,visitors\n1,2024-01-05,7\n');
  appendFileSync(
    join(folder, 'metrics/sales.yaml'),
    '  - {name: visitor_count, formula: sum(visits.visitors)}\n',
  );
  const { files } = await readDefinitionTexts(folder, folder);
  const more = 'datasets:\n  - {name: visits, source: {files: data/visits.csv}, time: seen_on}\n';
  const applied = await center.apply(SYSTEM, new Map([...files, ['visits.yaml', more]]));
  expect([applied.isApplied, applied.diagnostics]).toEqual([true, []]);
  const visitors = async () =>
    (await center.query(SYSTEM, { metrics: ['visitor_count'] })).result?.rows ?? [];
  await until(async () => expect(await visitors()).toEqual([['7']]));
  await until(() => expect(count('loaded')).toBe(1));
  await sleep(300);
  appendFileSync(join(folder, 'data/visits.csv'), '2,2024-01-06,5\n');
  await until(async () => expect(await visitors()).toEqual([['12']]));
});

test('only who may load may follow, and the signal ends it', async () => {
  const { center, end, ended } = await follow();
  const nobody = { user: 'eve', roles: [] };
  await expect(center.followSources(nobody, { signal: end.signal })).rejects.toMatchObject({
    diagnostics: [{ code: 'store/not-allowed' }],
  });
  end.abort();
  await ended;
});
