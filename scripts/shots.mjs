/*
 * Writes pictures of every page in both languages, themes and widths: `npm run shots -- --out <folder>`. One picture shows the window
 * as a reader sees it; a page that goes on below it gets a second one, taken in a window as tall as the page. (A window that grows
 * under a drawn page stretches its charts and the lists that draw only what is in sight.)
 */
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { copyClosed, fillClosed } from './shots/closed.mjs';
import { explorePages } from './shots/explore.mjs';
import { copyMarked, fillMarked } from './shots/marked.mjs';
import { changeAnn, changeDelegation, makePeople, openUserImport, supersedeImport } from './shots/people.mjs';
import { copyReviewed, fillReviewed } from './shots/reviewed.mjs';
import { senderTo } from './shots/sender-to.mjs';
import {
  askSomething,
  beginCodes,
  keepText,
  lookAsAnn,
  lookByPolicy,
  makeNew,
  narrowPolicy,
  openCompletion,
  openConfirm,
  openFiles,
  openImport,
  openLock,
  openShare,
  openTask,
  openToken,
  openUnlock,
  removeTerm,
  reviseOne,
  verifyCloses,
  writeTerm,
  writeWrong,
} from './shots/steps.mjs';
import { writeVisits } from './shots/visits.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const PASSWORD = 'a plumb line hangs true';
const WIDTHS = [1440, 360];
/** A page that is taller is a list. */
const TALLEST = 4000;
/** Pages on which the departments and people of the company are looked for. */
const OF_PEOPLE = /^(admin|view-as)/;
const HELP = `npm run shots -- --out <folder> [options]

  --out <folder>        where the pictures go
  --url <address>       a server that runs already, with --password; else one is started with the demo company
  --password <text>     of the user admin
  --one-time <text>     with --url: the one-time password that a new server said
  --scale <k>           size of the demo company (default 0.1)
  --only <words>        only pages whose name holds one of the words (commas between); =name: that page
  --look <zh-light-1440,…>  only these looks
  --together <n>        looks that are taken beside each other: most of the time a page is waited for (default 2; 1 where pages disturb each other)`;

const { values } = parseArgs({
  options: {
    out: { type: 'string' },
    url: { type: 'string' },
    password: { type: 'string' },
    'one-time': { type: 'string' },
    scale: { type: 'string', default: '0.1' },
    only: { type: 'string', default: '' },
    look: { type: 'string' },
    together: { type: 'string', default: '2' },
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
  ['definition-files', () => ofMarked('admin', () => '/app/metrics'), openFiles],
  ['definition-files-none', '/app/metrics', openFiles],
  ['glossary', '/app/glossary'],
  ['glossary-term', '/app/glossary?term=collection'],
  ['metric', '/app/metrics/gross_margin_rate'],
  ['metric-definition', '/app/metrics/gross_margin_rate?tab=definition'],
  ['metric-tree', '/app/metrics/gross_margin_rate?tab=tree'],
  ['metric-versions', '/app/metrics/gross_margin_rate?tab=versions'],
  ['editor', '/app/metrics/gross_margin_rate/edit', openCompletion],
  ['editor-wrong', () => ofReviewed(() => '/app/metrics/collection_rate/edit'), writeWrong],
  ['editor-kept', () => ofReviewed(() => '/app/metrics/due/edit'), keepText],
  ['editor-new', () => ofReviewed(() => '/app/metrics/new')],
  ['editor-term', '/app/glossary/collection/edit', writeTerm],
  ['editor-term-new', '/app/glossary/new'],
  ['editor-term-remove', '/app/glossary/collection/edit', removeTerm],
  ['editor-policy', () => ofReviewed(() => '/app/policies/all/edit', 'admin'), narrowPolicy],
  ['editor-policy-look', () => ofReviewed(() => '/app/policies/all/edit', 'admin'), lookByPolicy],
  ['admin-policies-all', () => ofReviewed(() => '/app/admin?section=policies', 'admin')],
  ['changes', () => ofReviewed(() => '/app/changes')],
  ['change', () => ofReviewed(({ request }) => request)],
  ['change-yaml', () => ofReviewed(({ request }) => `${request}?as=yaml`)],
  ['change-several', () => ofReviewed(({ several }) => several, 'asker')],
  ['editor-several', () => ofReviewed(({ several }) => several, 'asker'), reviseOne],
  ['change-metric', () => ofReviewed(() => '/app/metrics/collection_rate')],
  ['change-overtaken', () => ofMarked('zhou.min', ({ overtaken }) => overtaken)],
  ['change-withheld', () => ofMarked('sun.yue', ({ withheld }) => withheld)],
  ['editor-overtaken', () => ofMarked('he.jing', () => '/app/metrics/received/edit'), publishMeanwhile],
  ['marked-metrics', () => ofMarked('zhou.min', () => '/app/metrics')],
  ['marked-drifted', () => ofMarked('zhou.min', () => '/app/metrics/prepaid')],
  ['marked-confirm', () => ofMarked('zhou.min', () => '/app/metrics/prepaid'), openConfirm],
  ['marked-suspended', () => ofMarked('zhou.min', () => '/app/metrics/collected')],
  ['marked-explore', () => ofMarked('zhou.min', () => '/app/explore?metrics=collected,prepaid&rows=month')],
  ['company-scope-metric', () => ofMarked('guo.tao', () => '/app/metrics/company_collected')],
  [
    'company-scope-explore',
    () => ofMarked('guo.tao', () => '/app/explore?metrics=collected,company_collected&rows=month'),
  ],
  ['inbox', () => ofReviewed(() => '/app/inbox')],
  ['inbox-tasks', () => ofReviewed(() => '/app/inbox?part=tasks')],
  ['inbox-tasks-made', () => ofReviewed(() => '/app/inbox?part=tasks&whose=made')],
  ['inbox-task-new', () => ofReviewed(() => '/app/inbox?part=tasks'), openTask],
  ['inbox-desk', () => ofReviewed(() => '/app/home')],
  ['metric-talk', () => ofReviewed(() => '/app/metrics/collection_rate?tab=talk')],
  ['board-talk', () => ofReviewed(({ board }) => `${board}?talk=on`)],
  ...explorePages({ ofClosed, ofPlanned, ofVisits }),
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
  ['admin-users', '/app/admin'],
  ['admin-user', '/app/admin?user=ann'],
  ['admin-user-new', '/app/admin', makeNew],
  ['admin-overtaken', '/app/admin?user=ann', changeAnn],
  ['admin-departments', '/app/admin?section=departments'],
  ['admin-import', '/app/admin', openUserImport],
  ['admin-import-superseded', '/app/admin', supersedeImport],
  ['admin-teams', '/app/admin?section=teams'],
  ['admin-team-new', '/app/admin?section=teams', makeNew],
  ['admin-roles', '/app/admin?section=roles'],
  ['admin-role', '/app/admin?section=roles&role=analyst'],
  ['admin-delegations', '/app/admin?section=delegations'],
  ['admin-delegation-new', '/app/admin?section=delegations', makeNew],
  ['admin-delegation-change', '/app/admin?section=delegations', changeDelegation],
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
let marked;
let visits;
let planned;

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
    const admin = await signIn(server.url, server.oneTime);
    const { cookie } = admin;
    if (PAGES.some(([name]) => isWanted(name) && OF_PEOPLE.test(name))) await makePeople(server.url, admin);
    const [wanted, together] = [looks(), Number(values.together)];
    for (let i = 0; i < wanted.length; i += together)
      await Promise.all(
        wanted.slice(i, i + together).map((look) => shootAll(browser, { out, server, cookie, ...look })),
      );
    await shootDoor(browser, { name: 'sign-in', out, url: server.url });
  } finally {
    await browser.close();
    await server.stop();
    await (await reviewed)?.stop();
    await (await closed)?.stop();
    await (await marked)?.stop();
    await (await visits)?.stop();
    await (await planned)?.stop();
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

/** The first dashboard that everybody sees. */
async function pathOfBoard({ url, cookie }) {
  const headers = { cookie: `${cookie.name}=${cookie.value}` };
  const { dashboards } = await (await fetch(`${url}/api/v1/dashboards`, { headers })).json();
  return `/app/dashboards/${(dashboards.find((board) => board.is_shared) ?? dashboards[0])?.id}`;
}

/** Somebody else is faster. */
async function publishMeanwhile(page) {
  await page.locator('[data-check=fine]').waitFor();
  await page.locator('.cm-content').focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('sum(receipts.amount) where receipts.amount > 0');
  await (await marked).publishReceived();
  await page.keyboard.type(' ');
  await page.locator('[data-section=stale]').waitFor();
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

/** A page of the workspace whose ledger holds its own budget. */
async function ofPlanned(path) {
  planned ??= startPlanned();
  const { url, cookie } = await planned;
  return { url, cookie, path };
}

async function startPlanned() {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-shots-planned-'));
  cpSync(join(root, 'apps/web/test/browser/harness/planned'), folder, { recursive: true });
  const server = await runServer(folder, ['serve', folder]);
  const admin = await firstSignIn(server);
  await senderTo(server.url)(admin, 'POST', 'load');
  return { ...server, cookie: admin.cookie };
}

/** A page of the workspace that has hours and cohorts. */
async function ofVisits(path) {
  visits ??= startVisits();
  const { url, cookie } = await visits;
  return { url, cookie, path };
}

async function startVisits() {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-shots-visits-'));
  writeVisits(folder);
  const server = await runServer(folder, ['serve', folder]);
  const admin = await firstSignIn(server);
  await senderTo(server.url)(admin, 'POST', 'load');
  return { ...server, cookie: admin.cookie };
}

/** A page of the workspace whose figures are marked, as somebody. */
async function ofMarked(login, pathOf) {
  marked ??= startMarked();
  const server = await marked;
  return { url: server.url, cookie: server.cookies[login], path: pathOf(server) };
}

async function startMarked() {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-shots-marked-'));
  copyMarked(folder);
  const server = await runServer(folder, ['serve', folder]);
  return { ...server, ...(await fillMarked(server.url, folder, await firstSignIn(server), signInWith)) };
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
  if (oneTime === undefined) return first;
  const change = { current: oneTime, new: PASSWORD };
  return post(`${url}/api/v1/me/password`, change, first);
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
