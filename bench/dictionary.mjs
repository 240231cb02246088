/*
 * node bench/dictionary.mjs [--metrics 10000] [--folder <kept>]: a dictionary of ten thousand metrics under two signatures, asked over HTTP: what people type,
 * the list and its page in a browser, a metric that half of them are made of, and what changing it would reach.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { manyMetrics, ORDERS } from './many-metrics.mjs';
import { median, timed } from './measure.mjs';
import { memoryOf, serve } from './serve.mjs';

const { values } = parseArgs({
  options: { metrics: { type: 'string', default: '10000' }, folder: { type: 'string' } },
});
const count = Number(values.metrics);
const MOST_USED = 'metric_0';
const ROUNDS = 11;
const TALKED = 500;
const PASSWORD = 'a plumb line hangs true';

const folder = values.folder ?? mkdtempSync(join(tmpdir(), 'plumbline-dictionary-'));
if (!existsSync(join(folder, 'plumbline.yaml'))) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'orders.csv'), ORDERS);
  writeFileSync(join(folder, 'plumbline.yaml'), manyMetrics(count, { review: 'two_signatures' }));
}
let server;
const opening = await timed(async () => {
  server = await serve(folder, []);
});
console.log(`${count} metrics; the server answers after ${(opening / 1000).toFixed(1)} s`);
try {
  await call('GET', '/api/v1/search?q=xssr');
  for (const text of ['xssr', 'revenue', '销售收入', 'reveneu'])
    await measure(`search ${text}`, 100, () => call('GET', `/api/v1/search?q=${encodeURIComponent(text)}`));
  await measure('the list of all metrics', 300, () => call('GET', '/api/v1/metrics'));
  await measure('definition of the most used metric, with what it reaches', 200, () =>
    call('GET', `/api/v1/metrics/${MOST_USED}/definition`),
  );
  await measure('its standing', 200, () => call('GET', `/api/v1/metrics/${MOST_USED}/standing`));
  await talking();
  await changing();
  await inBrowser();
  console.log(`resident memory of the server: ${memoryOf(server.pid)} MB`);
} finally {
  await server.stop();
  if (values.folder === undefined) rmSync(folder, { recursive: true });
}

/** A locked month of every fifth metric and comments on as many: what a change of the most used metric touches beside what mentions it. */
async function talking() {
  const metrics = Array.from({ length: Math.ceil(count / 5) }, (_, i) => `metric_${i * 5}`);
  const locking = await timed(() => call('POST', '/api/v1/closes/2025-01/lock', { metrics }));
  console.log(`a month of ${metrics.length} metrics is locked in ${(locking / 1000).toFixed(1)} s`);
  for (const metric of metrics.slice(0, TALKED))
    await call('POST', `/api/v1/metrics/${metric}/comments`, { body: 'why?' });
}

/** A changed formula of the most used metric: its check while it is written, the dry run of the request, the request and its page. */
async function changing() {
  const { version, body } = await call('GET', `/api/v1/edits/metric/${MOST_USED}`);
  const edit = {
    kind: 'metric',
    name: MOST_USED,
    base: version,
    body: { ...body, formula: 'sum(orders.amount) * 2' },
  };
  await measure('check of an edit', 200, () => call('POST', '/api/v1/edits/check', edit));
  const wish = { definitions: [edit], title: 'twice', effective_from: 'beginning' };
  let dry;
  await measure('dry run of the request: everything is read and checked again', null, async () => {
    dry = await call('POST', '/api/v1/edits', { ...wish, dry_run: true });
  });
  console.log(`  reaches ${dry.impact.length} things`);
  const { request } = await call('POST', '/api/v1/edits', wish);
  let found;
  await measure('the change request, with what it reaches and touches', 200, async () => {
    found = await call('GET', `/api/v1/change-requests/${request}`);
  });
  const { settled, comments } = found.stakes;
  const locked = settled.map(({ metrics, more }) => metrics.length + more).join();
  console.log(`  ${locked} figures of ${settled.length} locked periods, ${comments} comments`);
}

/** From a click in the frame to rows on the screen and the next frame free. */
async function inBrowser() {
  const finder = fileURLToPath(new URL('../scripts/chromium.mjs', import.meta.url));
  const executablePath = spawnSync(process.execPath, [finder], { encoding: 'utf8' }).stdout.trim();
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage({ locale: 'zh-CN', viewport: { width: 1440, height: 900 } });
    await page.goto(server.url);
    await signIn(page);
    const times = [];
    for (let round = 0; round < ROUNDS; round++) {
      await page.goto(`${server.url}/app/inbox`);
      await page.waitForLoadState('networkidle');
      await page.evaluate('performance.mark("clicked")');
      await page.locator('a[href$="/app/metrics"]').first().click();
      await page.locator('[data-metric], .metric-row, tbody tr').first().waitFor();
      times.push(
        await page.evaluate(
          'new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(performance.measure("list", "clicked").duration))))',
        ),
      );
    }
    say('page of the list, from the click', times.slice(1), 300);
  } finally {
    await browser.close();
  }
}

async function signIn(page) {
  const oneTime = /one-time password (\S+)/.exec(server.said())?.[1];
  await page.evaluate(
    async ([password, next]) => {
      const send = async (path, body, token) => {
        const headers = { 'content-type': 'application/json', ...(token ? { 'x-csrf-token': token } : {}) };
        const response = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) });
        return (await response.json()).csrf_token;
      };
      const token = await send('/api/v1/session', { login: 'admin', password: password ?? next });
      if (password !== null) await send('/api/v1/me/password', { current: password, new: next }, token);
    },
    [oneTime ?? null, PASSWORD],
  );
}

async function measure(name, most, work) {
  const times = [];
  for (let round = 0; round < ROUNDS; round++) times.push(await timed(work));
  say(name, times.slice(1), most);
}

function say(name, times, most) {
  const middle = median(times);
  const aim = most === null ? '' : `  aim ${most}${middle > most ? ' MISSED' : ''}`;
  console.log(`${middle.toFixed(1).padStart(7)} ms  (most ${Math.max(...times).toFixed(0)})${aim}  ${name}`);
}

async function call(method, path, body) {
  const response = await fetch(`${server.url}${path}`, {
    method,
    headers: { authorization: `Bearer ${server.token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(`${method} ${path}: ${JSON.stringify(answer).slice(0, 500)}`);
  return answer;
}
