import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createClient } from '@plumbline/client';
import { beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { build, startPlumbline } from './run-plumbline.ts';
import { makeShop } from './shop.ts';

beforeAll(build);

/** A real server process over a real folder. */
async function serve(...more: readonly string[]) {
  const { folder, remove } = makeShop();
  const args = ['serve', folder, '--port', '0', '--locale', 'en', '--log-level', 'info', ...more];
  const server: ChildProcess = startPlumbline(args);
  let said = '';
  server.stderr?.on('data', (part: Buffer) => {
    said += part.toString();
  });
  onTestFinished(async () => {
    if (server.exitCode === null) {
      server.kill('SIGTERM');
      await once(server, 'exit');
    }
    expect(server.exitCode).toBe(0);
    remove();
  });
  while (!said.includes('Ctrl+C')) {
    if (server.exitCode !== null) throw new Error(said);
    await sleep(50);
  }
  const { url, token } = JSON.parse(readFileSync(join(folder, '.plumbline/server.json'), 'utf8'));
  const client = createClient({ url, token, locale: 'en' });
  const revenue = async () => (await client.call('query', { body: { metrics: ['revenue'] } })).rows[0]?.[0];
  return { folder, client, revenue, log: () => said };
}

const until = (check: () => Promise<void>) => vi.waitFor(check, { timeout: 30_000, interval: 100 });

test('a served folder: a file that grows is loaded while questions are answered, a broken one is said and mended', async () => {
  const { folder, client, revenue, log } = await serve();
  const orders = join(folder, 'orders.csv');
  const many = Array.from({ length: 300_000 }, (_, i) => `${i + 5},2024-03-10,South,1.00\n`).join('');
  appendFileSync(orders, many);
  const answers = new Set<unknown>();
  while (!answers.has('301158.75')) answers.add(await revenue());
  expect([...answers]).toEqual(['1158.75', '301158.75']);

  const good = readFileSync(orders, 'utf8');
  writeFileSync(orders, good.replace('order_id,', 'amount,'));
  await until(async () => {
    const { ready, failed_load } = await client.call('readiness');
    expect([ready, failed_load?.codes[0]]).toEqual([true, 'load/duplicate-column']);
  });
  expect(await revenue()).toBe('301158.75');
  expect(log()).toContain('load failed; the rows from before go on answering');
  writeFileSync(`${orders}.new`, `${good}0,2024-03-10,South,0.25\n`);
  renameSync(`${orders}.new`, orders);
  await until(async () => expect(await revenue()).toBe('301159.00'));
  // The report of the load follows its rows by a moment.
  await until(async () => expect((await client.call('readiness')).failed_load).toBe(null));
});

test('--no-watch leaves a changed file alone until a load is asked for', async () => {
  const { folder, client, revenue } = await serve('--no-watch');
  appendFileSync(join(folder, 'orders.csv'), '5,2024-03-10,South,1.00\n');
  await sleep(4000);
  expect(await revenue()).toBe('1158.75');
  await client.call('load');
  expect(await revenue()).toBe('1159.75');
});
