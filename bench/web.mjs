/*
 * node bench/web.mjs [--scale 1] [--folder <demo>] [--only load,page,table,boards]: what the first page loads, how soon a metric page can be used, whether ten
 * thousand rows scroll without a blank frame, and what two dashboards cost the server. Needs a Chromium and a built app.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({
  options: {
    scale: { type: 'string', default: '1' },
    folder: { type: 'string' },
    only: { type: 'string', default: 'load,page,table,boards' },
  },
});
const PASSWORD = 'a plumb line hangs true';
const TILES = [
  'revenue',
  'net_profit',
  'operating_cash_flow',
  'gross_margin_rate',
  'new_customers',
  'cac',
  'operating_profit',
  'collection_rate',
  'gross_profit',
  'inventory_days',
  'channel_contribution',
  'contribution_rate',
]; // prettier-ignore
const PLAIN_VIEW = {
  rows: [],
  columns: [],
  period: null,
  compare: [],
  where: null,
  params: {},
  order: [],
  limit: null,
  chart: 'auto',
  pivot: false,
};
/** Nothing of these may be part of the first load. */
const LATER = /zod|elk|s2|codemirror|xyflow/i;

const folder = values.folder ?? mkdtempSync(join(tmpdir(), 'plumbline-bench-web-'));
const server = await serve(folder);
const finder = join(root, 'scripts/chromium.mjs');
const executablePath = spawnSync(process.execPath, [finder], { encoding: 'utf8' }).stdout.trim();
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
try {
  const session = await signIn(server);
  const parts = {
    load: [firstLoad],
    page: [metricPage],
    table: [longTable],
    boards: [twelveTiles, exampleBoard],
  };
  for (const name of values.only.split(',')) for (const measure of parts[name]) await measure(session);
} finally {
  await browser.close();
  server.process.kill('SIGTERM');
  await once(server.process, 'exit');
  if (values.folder === undefined) rmSync(folder, { recursive: true });
}

async function firstLoad(session) {
  const page = await openTab(session);
  const scripts = [];
  page.on('response', (response) => {
    if (new URL(response.url()).pathname.endsWith('.js')) scripts.push(response);
  });
  await page.goto(server.url);
  await page.getByRole('navigation').first().waitFor();
  await page.waitForLoadState('networkidle');
  const sizes = await Promise.all(
    scripts.map(async (response) => ({
      name: basename(new URL(response.url()).pathname),
      size: gzipSync(await response.body()).length,
    })),
  );
  const total = sizes.reduce((sum, { size }) => sum + size, 0) / 1000;
  const strangers = sizes.filter(({ name }) => LATER.test(name)).map(({ name }) => name);
  const locales = sizes.filter(({ name }) => /^(zh|en)-/.test(name)).length;
  say('first load, gzip', total, 'kB', 450);
  console.log(
    `  ${sizes.length} scripts; languages loaded: ${locales}; not wanted: ${strangers.join(', ') || 'none'}`,
  );
  await page.context().close();
}

/**
 * From the click on a link to figures and chart painted and the next frame free, with an empty browser cache, in a window that
 * is open.
 */
async function metricPage(session) {
  const times = [];
  for (let round = 0; round < 10; round += 1) {
    const page = await openTab(session);
    // A new window keeps the browser itself busy for half a second.
    await page.waitForTimeout(1500);
    await page.goto(`${server.url}/app/metrics/revenue`, { waitUntil: 'commit' });
    await Promise.all(['h1', '[data-exact]', 'canvas'].map((part) => page.locator(part).first().waitFor()));
    times.push(
      await page.evaluate(
        'new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(performance.now()))))',
      ),
    );
    await page.context().close();
  }
  say('metric page usable, warm server', median(times.slice(1)) / 1000, 's', 1.5);
  console.log(`  ${spread(times.slice(1))} ms`);
}

/** The wheel turns for three seconds; in every frame rows must stand at the top, in the middle and at the bottom of the box. */
async function longTable(session) {
  const page = await openTab(session);
  await page.goto(`${server.url}/app/parts`);
  const table = page.locator('.data-table');
  await table.scrollIntoViewIfNeeded();
  const box = await table.boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.evaluate(`
    window.__frames = { all: 0, blank: 0, longest: 0, last: performance.now() };
    const box = document.querySelector('.data-table');
    const isRow = (at) => {
      const { left, top, height } = box.getBoundingClientRect();
      const hit = document.elementFromPoint(left + 40, top + 36 + (height - 80) * at);
      return hit?.closest('tbody tr:not(.space)') != null;
    };
    const watch = (now) => {
      const frames = window.__frames;
      frames.all += 1;
      frames.longest = Math.max(frames.longest, now - frames.last);
      frames.last = now;
      if (![0, 0.5, 1].every(isRow)) frames.blank += 1;
      requestAnimationFrame(watch);
    };
    requestAnimationFrame(watch);`);
  const end = Date.now() + 3000;
  while (Date.now() < end) await page.mouse.wheel(0, 900);
  const frames = await page.evaluate('window.__frames');
  const passed = await table.evaluate('document.querySelector(".data-table").scrollTop / 33');
  say('10,000 rows scrolled, blank frames', frames.blank, `of ${frames.all}`, 0);
  console.log(`  ${Math.round(passed)} rows passed in 3 s, longest frame ${frames.longest.toFixed(0)} ms`);
  await page.context().close();
}

/** A dashboard of twelve metric cards. */
async function twelveTiles(session) {
  const tiles = TILES.map((name, i) => ({
    id: name,
    kind: 'metric',
    x: (i % 4) * 3,
    y: Math.floor(i / 4) * 4,
    w: 3,
    h: 4,
    title: '',
    view: { ...PLAIN_VIEW, metrics: [name] },
  }));
  const response = await send(session, '/api/v1/dashboards', { name: 'bench', body: { tiles, filters: [] } });
  const { id } = await response.json();
  await timedBoard(session, `${TILES.length} metric cards`, id);
  await send(session, `/api/v1/dashboards/${id}`, undefined, 'DELETE');
}

async function exampleBoard(session) {
  const { dashboards } = await get(session, '/api/v1/dashboards');
  const board = dashboards.find(({ label }) => label !== null);
  await timedBoard(session, `example dashboard, ${board.metrics.length} metrics`, board.id);
}

/** The questions of a dashboard as its page asks them, each round of another month, so that no answer is kept. */
async function timedBoard(session, what, id) {
  const rounds = [];
  const processor = [];
  let count = 0;
  for (let back = 0; back < 9; back += 1) {
    const questions = await questionsOf(session, `/app/dashboards/${id}?period=2026-0${9 - back}`);
    count = questions.length;
    const before = await processorSeconds(session);
    rounds.push(await timed(() => Promise.all(questions.map((question) => ask(session, question)))));
    processor.push(((await processorSeconds(session)) - before) * 1000);
  }
  say(`${what}, ${count} questions, nothing kept`, median(rounds.slice(1)), 'ms', 500);
  const used = median(processor.slice(1)).toFixed(0);
  console.log(`  ${spread(rounds.slice(1))} ms; processor time of the server ${used} ms`);
}

/** What a page would ask; the server is spared, so that it has no answer yet. */
async function questionsOf(session, path) {
  const page = await openTab(session);
  const asked = new Set();
  // Never answered: a question that fails is asked again without its plan.
  await page.route('**/api/v1/query', (route) => {
    asked.add(route.request().postData());
  });
  await page.goto(`${server.url}${path}`);
  await page.locator('.tile').first().waitFor();
  await page.waitForTimeout(1500);
  await page.context().close();
  return [...asked].map((text) => JSON.parse(text));
}

async function openTab(session) {
  const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1440, height: 900 } });
  const [name, value] = session.cookie.split('=');
  await context.addCookies([{ name, value, url: server.url }]);
  return context.newPage();
}

async function ask(session, question) {
  const response = await send(session, '/api/v1/query', question);
  if (!response.ok) throw new Error(await response.text());
  await response.arrayBuffer();
}

async function get({ cookie }, path) {
  return (await fetch(`${server.url}${path}`, { headers: { cookie } })).json();
}

async function processorSeconds({ cookie }) {
  const text = await (await fetch(`${server.url}/metrics`, { headers: { cookie } })).text();
  return Number(/^process_cpu_seconds_total (\S+)$/m.exec(text)[1]);
}

function send({ cookie, csrf }, path, body, method = 'POST') {
  return fetch(`${server.url}${path}`, {
    method,
    headers: {
      'content-type': 'application/json',
      origin: server.url,
      ...(cookie === undefined ? {} : { cookie, 'x-csrf-token': csrf }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

async function signIn({ oneTime }) {
  const open = async (session, path, body) => {
    const response = await send(session, path, body);
    if (!response.ok) throw new Error(await response.text());
    const cookie = response.headers.get('set-cookie').split(';')[0];
    return { cookie, csrf: (await response.json()).csrf_token };
  };
  const first = await open({}, '/api/v1/session', { login: 'admin', password: oneTime ?? PASSWORD });
  if (oneTime === null) return first;
  return open(first, '/api/v1/me/password', { current: oneTime, new: PASSWORD });
}

async function serve(path) {
  const args = ['bin/plumbline.js', 'demo', path, '--scale', values.scale, '--port', '0', '--locale', 'en'];
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] });
  let text = '';
  child.stderr.on('data', (piece) => {
    text += piece;
  });
  const find = (pattern) => pattern.exec(text)?.[1] ?? null;
  for (;;) {
    const url = find(/serves .* at (http:\S+)/);
    if (url !== null) {
      await new Promise((done) => setTimeout(done, 500));
      return { process: child, url, oneTime: find(/one-time password (\S+)/) };
    }
    if (child.exitCode !== null) throw new Error(text);
    await new Promise((done) => setTimeout(done, 100));
  }
}

async function timed(work) {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

function spread(numbers) {
  return `${Math.min(...numbers).toFixed(0)} to ${Math.max(...numbers).toFixed(0)}`;
}

function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
}

/** A figure and its share of the aim: 1.00 is just good enough. */
function say(what, value, unit, aim) {
  const share = aim === 0 ? '' : ` — ${(value / aim).toFixed(2)} of it`;
  console.log(
    `${what}: ${Number(value.toFixed(2))} ${unit} (aim: ${aim === 0 ? 'none' : `≤ ${aim}`})${share}`,
  );
}
