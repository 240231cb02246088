import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createClient, loadEvents, type Wire } from '@plumbline/client';
import { expect, onTestFinished, test, vi } from 'vitest';
import { SHOP, serveShop } from './serve-shop.ts';

const manyRows = (count: number) =>
  Array.from({ length: count }, (_, i) => `${i + 5},2024-03-01,ann,1.00\n`).join('');

/** Datasets beside `orders` that read a large file each, in the order in which they are loaded. */
const LATER = Array.from({ length: 12 }, (_, i) => `later_${String.fromCharCode(97 + i)}`);

const ofLater = LATER.map((name) =>
  [
    `  - name: ${name}`,
    '    source: {files: many.csv}',
    '    fields: [{name: amount, type: "decimal(18,2)"}]',
    '',
  ].join('\n'),
).join('');

async function bigShop(rows = 200_000, more: Readonly<Record<string, string>> = {}) {
  const files = { 'orders.csv': `${SHOP['orders.csv']}${manyRows(rows)}`, ...more };
  const shop = await serveShop({ files, isLoaded: false });
  onTestFinished(shop.close);
  const { url, localToken } = shop.server;
  const client = createClient({ url, token: localToken, locale: 'en' });
  const follow = (body: Wire<'LoadRequest'> = {}, signal?: AbortSignal) =>
    loadEvents(client, { url, body, ...(signal === undefined ? {} : { signal }) });
  const rest = () =>
    vi.waitFor(() => expect(shop.center.loading().isLoading).toBe(false), { timeout: 60_000 });
  const notLoaded = async () => (await shop.center.health()).notLoaded;
  return { ...shop, follow, rest, notLoaded };
}

async function all<T>(events: AsyncIterable<T>): Promise<readonly T[]> {
  const found: T[] = [];
  for await (const event of events) found.push(event);
  return found;
}

test('a load over the wire tells how far it is, and ends with its report', async () => {
  const { follow } = await bigShop();
  const events = await all(follow());
  const progress = events.flatMap((event) => (event.kind === 'progress' ? [event] : []));
  expect(progress.length).toBeGreaterThan(0);
  for (const { dataset, bytes_done, bytes_total } of progress) {
    expect(dataset).toBe('orders');
    expect(bytes_done).toBeLessThanOrEqual(bytes_total);
  }
  expect(progress.at(-1)).toMatchObject({ step: 'store', rows: 200_004 });
  expect(events.at(-1)).toMatchObject({
    kind: 'report',
    report: { datasets: [{ dataset: 'orders', status: 'loaded', rows_loaded: 200_004 }], diagnostics: [] },
  });
});

test('a reader who leaves does not stop the load, and one who says so does', async () => {
  // So many datasets that the last has not begun when somebody leaves during the first, on any machine.
  const shop = await bigShop(250_000, {
    'plumbline.yaml': SHOP['plumbline.yaml']?.replace('hierarchies:', `${ofLater}hierarchies:`) ?? '',
    'many.csv': `order_id,ordered_on,customer,amount\n${manyRows(250_000)}`,
  });
  const leave = async (body: Wire<'LoadRequest'>) => {
    const gone = new AbortController();
    const reading = (async () => {
      let last: Wire<'LoadEvent'> | null = null;
      for await (const event of shop.follow(body, gone.signal)) {
        last = event;
        if (event.kind === 'progress') gone.abort();
      }
      return last;
    })();
    await expect(reading).rejects.toThrow();
    await shop.rest();
  };
  await leave({ stop_when_gone: true });
  expect(await shop.notLoaded()).toContain(LATER.at(-1));
  expect(shop.center.loading().loadFailure).toBe(null);
  // All of them again: what the first load has made in time is not waited for.
  await leave({ force: true });
  expect(await shop.notLoaded()).toEqual([]);
});

test('a second load waits for the first, and one that is refused says why', async () => {
  const { follow, folder } = await bigShop();
  const [first, second] = await Promise.all([all(follow()), all(follow())]);
  expect([first[0]?.kind, second[0]?.kind].sort()).toEqual(['progress', 'waiting']);
  expect([first.at(-1)?.kind, second.at(-1)?.kind]).toEqual(['report', 'report']);
  writeFileSync(join(folder, 'orders.csv'), 'order_id,order_id,ordered_on,customer,amount\n');
  appendFileSync(join(folder, 'orders.csv'), '1,1,2024-01-05,ann,100.00\n');
  const refused = (await all(follow())).at(-1);
  expect(refused).toMatchObject({ kind: 'problem', problem: { status: 422 } });
  const codes = refused?.kind === 'problem' ? refused.problem.diagnostics.map(({ code }) => code) : [];
  expect(codes).toContain('load/duplicate-column');
});
