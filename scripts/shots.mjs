/*
 * Writes pictures of every page in both languages, themes and widths: `npm run shots -- --out <folder>`. One picture shows the window
 * as a reader sees it; a page that goes on below it gets a second one, taken in a window as tall as the page. (A window that grows
 * under a drawn page stretches its charts and the lists that draw only what is in sight.)
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { copyClosed, fillClosed } from './shots/closed.mjs';
import { makePeople, openUserImport } from './shots/people.mjs';
import { copyReviewed, fillReviewed } from './shots/reviewed.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const PASSWORD = 'a plumb line hangs true';
const WIDTHS = [1440, 360];
/** A page that is taller is a list. */
const TALLEST = 4000;
const HELP = `npm run shots -- --out <folder> [options]

  --out <folder>        where the pictures go
  --url <address>       a server that runs already, with --password; else one is started with the demo company
  --password <text>     of the user admin
  --one-time <text>     with --url: the one-time password that a new server said
  --scale <k>           size of the demo company (default 0.1)
  --only <words>        only pages whose name holds one of the words (commas between); =name: that page
  --look <zh-light-1440,…>  only these looks`;

const { values } = parseArgs({
  options: {
    out: { type: 'string' },
    url: { type: 'string' },
    password: { type: 'string' },
    'one-time': { type: 'string' },
    scale: { type: 'string', default: '0.1' },
    only: { type: 'string', default: '' },
    look: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  },
});

/** Name of the picture and address (of which a function asks the server, or starts another); then how the page is brought to what is shown. */
const PAGES = [
  ['home', '/app/home'],
  ['company', '/app/company'],
  ['company-running', '/app/company?period=2026'],
  ['company-scope', '/app/company?scope=sales_channel.name:%E7%9B%B4%E8%90%A5'],
  ['metrics', '/app/metrics'],
  ['metrics-import', '/app/metrics', openImport],
  ['glossary', '/app/glossary'],
  ['glossary-term', '/app/glossary?term=collection'],
  ['metric', '/app/metrics/gross_margin_rate'],
  ['metric-definition', '/app/metrics/gross_margin_rate?tab=definition'],
  ['metric-tree', '/app/metrics/gross_margin_rate?tab=tree'],
  ['metric-versions', '/app/metrics/gross_margin_rate?tab=versions'],
  ['editor', '/app/metrics/gross_margin_rate/edit', openCompletion],
  ['editor-wrong', () => ofReviewed(() => '/app/metrics/collection_rate/edit'), writeWrong],
  ['editor-new', () => ofReviewed(() => '/app/metrics/new')],
  ['editor-term', '/app/glossary/collection/edit', writeTerm],
  ['editor-term-new', '/app/glossary/new'],
  ['editor-policy', () => ofReviewed(() => '/app/admin/policies/all/edit', 'admin'), narrowPolicy],
  ['admin-policies-all', () => ofReviewed(() => '/app/admin?section=policies', 'admin')],
  ['changes', () => ofReviewed(() => '/app/changes')],
  ['change', () => ofReviewed(({ request }) => request)],
  ['change-yaml', () => ofReviewed(({ request }) => `${request}?as=yaml`)],
  ['change-metric', () => ofReviewed(() => '/app/metrics/collection_rate')],
  ['inbox', () => ofReviewed(() => '/app/inbox')],
  ['inbox-tasks', () => ofReviewed(() => '/app/inbox?part=tasks')],
  ['inbox-tasks-made', () => ofReviewed(() => '/app/inbox?part=tasks&whose=made')],
  ['inbox-task-new', () => ofReviewed(() => '/app/inbox?part=tasks'), openTask],
  ['inbox-desk', () => ofReviewed(() => '/app/home')],
  ['metric-talk', () => ofReviewed(() => '/app/metrics/collection_rate?tab=talk')],
  ['board-talk', () => ofReviewed(({ board }) => `${board}?talk=on`)],
  ['explore', '/app/explore'],
  [
    'explore-answer',
    (_, { locale }) =>
      `/app/explore?metrics=revenue,gross_margin_rate&rows=${locale === 'zh' ? 'channel' : 'channel_en'}&columns=month&span=2026-08..2026-10`,
  ],
  [
    'explore-shares',
    (_, { locale }) =>
      `/app/explore?metrics=revenue,gross_margin_rate&rows=${locale === 'zh' ? 'channel,category' : 'channel_en,category_en'}&columns=quarter,month&span=2026-05..2026-10&as=parent&currency=USD&asof=2026-11-01`,
  ],
  ['explore-export', '/app/explore?metrics=revenue&rows=channel&columns=month', openExport],
  ['explore-api', '/app/explore?metrics=revenue&rows=channel', openCall],
  ['explore-fields', '/app/explore?metrics=revenue&rows=channel', openFields],
  ['dashboards', '/app/dashboards'],
  ['dashboard', pathOfBoard],
  ['dashboard-share', pathOfBoard, openShare],
  ['dashboard-edit', async (server) => `${await pathOfBoard(server)}?edit=on`],
  ['statements', '/app/statements'],
  ['statements-balance', '/app/statements?statement=balance_sheet'],
  ['statements-months', '/app/statements?view=months'],
  ['statements-line', '/app/statements?line=selling'],
  ['reconciliations', '/app/reconciliations'],
  ['reconciliations-open', '/app/reconciliations?period=2026-11'],
  ['closes', () => ofClosed('/app/closes')],
  ['close', () => ofClosed('/app/closes?close=2026-06')],
  ['close-verified', () => ofClosed('/app/closes'), verifyCloses],
  ['close-lock', () => ofClosed('/app/closes'), openLock],
  ['close-unlock', () => ofClosed('/app/closes?close=2026-06'), openUnlock],
  ['account', '/app/account'],
  ['account-codes', '/app/account', beginCodes],
  ['account-token', '/app/account', openToken],
  ['admin-users', '/app/admin', makePeople],
  ['admin-user', '/app/admin?user=ann'],
  ['admin-user-new', '/app/admin', makeNew],
  ['admin-departments', '/app/admin?section=departments'],
  ['admin-import', '/app/admin', openUserImport],
  ['admin-teams', '/app/admin?section=teams'],
  ['admin-team-new', '/app/admin?section=teams', makeNew],
  ['admin-roles', '/app/admin?section=roles'],
  ['admin-role', '/app/admin?section=roles&role=analyst'],
  ['admin-delegations', '/app/admin?section=delegations'],
  ['admin-delegation-new', '/app/admin?section=delegations', makeNew],
  ['admin-tokens', '/app/admin?section=tokens'],
  ['admin-policies', '/app/admin?section=policies&user=ann'],
  ['admin-audit', '/app/admin?section=audit', (page) => page.locator('.admin-tools button').first().click()],
  ['admin-event', '/app/admin?section=audit', (page) => page.locator('tbody .plain-link').first().click()],
  ['view-as', '/app/admin?section=policies&user=ann', lookAsAnn],
  ['parts', '/app/parts'],
  ['ask', '/app/company', askSomething],
  ['period', '/app/company', (page) => page.locator('.scope-part').first().click()],
  ['not-found', '/app/nothing-here'],
];

let reviewed;
let closed;

if (values.help === true || values.out === undefined) {
  console.log(HELP);
  process.exit(values.help === true ? 0 : 1);
}
await main(resolve(values.out));

async function main(out) {
  const found = spawnSync(process.execPath, [join(root, 'scripts/chromium.mjs')], { encoding: 'utf8' });
  const executablePath = found.stdout.trim();
  if (executablePath === '') throw new Error(found.stderr.trim());
  mkdirSync(out, { recursive: true });
  const server = values.url === undefined ? await startServer() : runningServer();
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    if (server.oneTime !== undefined) {
      const { cookie } = await enter(server.url, server.oneTime);
      await shootDoor(browser, { name: 'first-password', out, url: server.url, cookie });
    }
    const cookie = await signIn(server.url, server.oneTime);
    for (const look of looks()) await shootAll(browser, { out, server, cookie, ...look });
    await shootDoor(browser, { name: 'sign-in', out, url: server.url });
  } finally {
    await browser.close();
    await server.stop();
    await (await reviewed)?.stop();
    await (await closed)?.stop();
  }
}

function isWanted(name) {
  return values.only
    .split(',')
    .some((word) => (word[0] === '=' ? name === word.slice(1) : name.includes(word)));
}

function looks() {
  const all = ['zh', 'en'].flatMap((locale) =>
    ['light', 'dark'].flatMap((theme) => WIDTHS.map((width) => ({ locale, theme, width }))),
  );
  const wanted = values.look?.split(',');
  return all.filter(
    ({ locale, theme, width }) => wanted === undefined || wanted.includes(`${locale}-${theme}-${width}`),
  );
}

async function shootAll(browser, { out, server, cookie, ...look }) {
  const tab = await tabOf(browser, look);
  await addCookie(tab, server.url, cookie);
  for (const [name, where, prepare] of PAGES.filter(([name]) => isWanted(name))) {
    const asked = typeof where === 'string' ? where : await where({ ...server, cookie }, look);
    const { url, path } = typeof asked === 'string' ? { url: server.url, path: asked } : asked;
    if (asked.cookie !== undefined) await addCookie(tab, url, asked.cookie);
    const page = await tab.newPage();
    const shoot = async (kind) => {
      await page.goto(`${url}${path}`);
      await settle(page);
      await prepare?.(page, look);
      if (prepare !== undefined) await settle(page);
      const file = `${name}-${look.locale}-${look.theme}-${look.width}${kind}.png`;
      await page.screenshot({ path: join(out, file) });
      console.log(file);
    };
    await shoot('');
    const height = await heightOf(page);
    if (prepare === undefined && height > heightAt(look.width)) {
      await page.setViewportSize({ width: look.width, height: Math.min(height, TALLEST) });
      await shoot('-tall');
    }
    await page.close();
  }
  await tab.close();
}

/** What the page would need to be seen whole; a list inside of it may go on. */
function heightOf(page) {
  return page.evaluate(() => {
    const main = document.querySelector('main');
    const inside = main === null ? 0 : main.scrollHeight - main.clientHeight;
    return Math.max(document.documentElement.scrollHeight, innerHeight + inside);
  });
}

/** What stands before the app, and what it says to who leaves a field empty. */
async function shootDoor(browser, { name, out, url, cookie }) {
  if (!isWanted(name)) return;
  for (const look of looks()) {
    const tab = await tabOf(browser, look);
    if (cookie !== undefined) await addCookie(tab, url, cookie);
    const page = await tab.newPage();
    await page.goto(url);
    await settle(page);
    const end = `${look.locale}-${look.theme}-${look.width}.png`;
    await page.screenshot({ path: join(out, `${name}-${end}`) });
    await page.locator('button[type=submit]').click();
    await settle(page);
    await page.screenshot({ path: join(out, `${name}-refused-${end}`) });
    await tab.close();
  }
}

function addCookie(tab, url, cookie) {
  return tab.addCookies([{ ...cookie, url, httpOnly: true, sameSite: 'Strict' }]);
}

function tabOf(browser, { locale, theme, width }) {
  return browser.newContext({
    locale: locale === 'zh' ? 'zh-CN' : 'en-US',
    colorScheme: theme,
    viewport: { width, height: heightAt(width) },
    deviceScaleFactor: width < 600 ? 2 : 1,
  });
}

function heightAt(width) {
  return width < 600 ? 800 : 900;
}

/** Nothing is asked any more, no block waits, and charts have ended their movement. */
async function settle(page) {
  await page.waitForLoadState('networkidle');
  await page
    .waitForFunction(
      () => location.pathname === '/app/parts' || document.querySelector('[class*=waiting]') === null,
      { timeout: 20_000 },
    )
    .catch(() => console.error(`${page.url()} still waits`));
  await page.waitForTimeout(400);
}

async function askSomething(page) {
  await page.keyboard.press('Control+k');
  await page.locator('.ask-sheet input').fill('yysr');
}

async function openFields(page, { width }) {
  if (width < 600) await page.locator('.fields-button').click();
}

async function makeNew(page) {
  await page.locator('.admin-tools .ant-btn-primary').click();
}

async function verifyCloses(page) {
  await page.locator('.closes-actions button').first().click();
  await page.locator('.closes-summary .note:not(:empty)').waitFor();
}

async function openLock(page) {
  await page.locator('.closes-actions .ant-btn-primary').click();
}

async function openUnlock(page) {
  await page.locator('.close-actions button').last().click();
}

async function openShare(page) {
  await page
    .locator('.boards-actions button')
    .filter({ hasText: /分享|Share/ })
    .click();
}

/** What comes out of the list goes in again, with another owner in every row. */
async function openImport(page) {
  await page.locator('.sheet-buttons button').nth(1).click();
  const file = join(mkdtempSync(join(tmpdir(), 'plumbline-shots-')), 'metrics.xlsx');
  const { readForm, writeForm } = await import('../packages/ingest/dist/index.js');
  const bytes = await page.evaluate(async () => [
    ...new Uint8Array(await (await fetch('/api/v1/dictionary')).arrayBuffer()),
  ]);
  const most = { rows: 1000, columns: 100 };
  const { rows } = await readForm(new Uint8Array(bytes), { name: file, sheets: [], most });
  const letters = [...rows[0].cells.keys()];
  const text = (row, letter) => row.cells.get(letter)?.text ?? '';
  const changed = (row, letter, i) =>
    i < 3 && letter === 'X'
      ? 'li.na@huaheng.example'
      : i === 5 && letter === 'F'
        ? '[毛利'
        : text(row, letter);
  const columns = letters.map((letter) => ({ name: text(rows[0], letter) }));
  const table = rows.slice(1).map((row, i) => letters.map((letter) => changed(row, letter, i)));
  writeFileSync(file, await writeForm([{ name: 'x', columns, rows: table }]));
  await page.locator('input[type=file]').setInputFiles(file);
  await page.locator('.sheet-report li').first().waitFor();
}

async function openExport(page) {
  await page.locator('.explore-actions button').nth(2).click();
}

async function openTask(page) {
  await page.locator('.inbox-tools .ant-btn-primary').click();
}

async function openCall(page) {
  await page.locator('.explore-actions button').nth(3).click();
}

async function beginCodes(page) {
  await page.locator('.settings-section').nth(1).locator('button').first().click();
}

async function openToken(page) {
  await page.locator('.settings-section').nth(3).locator('.settings-body > button').click();
}

async function lookAsAnn(page) {
  await page.locator('.admin-tools .ant-btn-primary').click();
  await page.locator('dialog input').fill('为何看不到毛利？');
  await page.locator('dialog footer .ant-btn-primary').click();
  await page.locator('.viewing-banner').waitFor();
}

/** The first dashboard that everybody sees. */
async function pathOfBoard({ url, cookie }) {
  const headers = { cookie: `${cookie.name}=${cookie.value}` };
  const { dashboards } = await (await fetch(`${url}/api/v1/dashboards`, { headers })).json();
  return `/app/dashboards/${(dashboards.find((board) => board.is_shared) ?? dashboards[0])?.id}`;
}

/** An open bracket at the end of the formula. */
async function openCompletion(page) {
  await page.locator('[data-section=preview] canvas').waitFor();
  await page.locator('.cm-content').focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' + [');
  await page.locator('.cm-tooltip-autocomplete').waitFor();
}

/** A formula with a slip in a name. */
async function writeTerm(page) {
  await page.locator('[data-check=fine]').waitFor();
  await page.locator('textarea').first().fill('客户按合同付来的货款，冲减应收账款；预收不算。');
  await page.locator('[data-check=fine]').waitFor();
  await page.locator('[data-aspect]').first().waitFor();
}

async function narrowPolicy(page) {
  await page.locator('[data-check=fine]').waitFor();
  const box = page.locator('.cm-content');
  const text = await box.innerText();
  await box.focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(text.replace(/^ *- business_owner\n/m, ''));
  await page.locator('[data-section=sights] [data-person]').first().waitFor();
}

async function writeWrong(page) {
  await page.locator('[data-section=preview] canvas').waitFor();
  await page.locator('.cm-content').focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' + biled');
  await page.keyboard.press('Escape');
  await page.locator('[data-finding]').first().waitFor();
}

/** A page of the workspace whose changes are reviewed, which is started when it is first asked for. */
async function ofReviewed(pathOf, as = 'cookie') {
  reviewed ??= startReviewed();
  const server = await reviewed;
  return { url: server.url, cookie: server[as], path: pathOf(server) };
}

async function startReviewed() {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-shots-reviewed-'));
  copyReviewed(folder);
  const server = await runServer(folder, ['serve', folder]);
  return { ...server, ...(await fillReviewed(server.url, await firstSignIn(server), signInWith)) };
}

/** A page of the workspace whose periods are closed. */
async function ofClosed(path) {
  closed ??= startClosed();
  const { url, cookie } = await closed;
  return { url, cookie, path };
}

async function startClosed() {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-shots-closed-'));
  copyClosed(folder);
  const server = await runServer(folder, ['serve', folder]);
  return { ...server, ...(await fillClosed(server.url, folder, await firstSignIn(server), signInWith)) };
}

function firstSignIn({ url, oneTime }) {
  return signInWith(url, { login: 'admin', password: oneTime, next: PASSWORD });
}

/** Signs somebody in with a one-time password, which is changed. */
async function signInWith(url, { login, password, next }) {
  const first = await post(`${url}/api/v1/session`, { login, password });
  return post(`${url}/api/v1/me/password`, { current: password, new: next }, first);
}

function startServer() {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-shots-'));
  return runServer(folder, ['demo', folder, '--scale', values.scale]);
}

/** `plumbline <args>` until it serves; `stop` ends it and removes its folder. */
async function runServer(folder, command) {
  const args = ['bin/plumbline.js', ...command, '--port', '0', '--locale', 'en'];
  const server = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = new Promise((done) => server.once('exit', done));
  const said = await new Promise((done, fail) => {
    let text = '';
    server.stderr.on('data', (piece) => {
      text += piece;
      const url = /serves .* at (http:\S+)/.exec(text)?.[1];
      const oneTime = /one-time password (\S+)/.exec(text)?.[1];
      if (url !== undefined && oneTime !== undefined) done({ url, oneTime });
    });
    server.once('exit', (code) => fail(new Error(`the server ended with ${code}: ${text}`)));
  });
  const stop = async () => {
    server.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  return { ...said, stop };
}

function runningServer() {
  return { url: values.url, oneTime: values['one-time'], stop: () => {} };
}

function enter(url, password) {
  return post(`${url}/api/v1/session`, { login: 'admin', password });
}

async function signIn(url, oneTime) {
  const first = await enter(url, oneTime ?? values.password ?? PASSWORD);
  if (oneTime === undefined) return first.cookie;
  const change = { current: oneTime, new: PASSWORD };
  return (await post(`${url}/api/v1/me/password`, change, first)).cookie;
}

async function post(address, body, former) {
  const response = await fetch(address, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      origin: new URL(address).origin,
      ...(former === undefined
        ? {}
        : { cookie: `${former.cookie.name}=${former.cookie.value}`, 'x-csrf-token': former.csrf }),
    },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${address} answered ${response.status}: ${await response.text()}`);
  const [name, value] = response.headers.get('set-cookie').split(';')[0].split('=');
  return { cookie: { name, value }, csrf: (await response.json()).csrf_token };
}
