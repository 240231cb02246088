import type { Locator, Page } from 'playwright-core';
import { expect, inject, type TestContext, test } from 'vitest';
import { send } from './harness/person.ts';
import { stumbles, unseenStops } from './harness/reach.ts';
import { RATE } from './harness/reviewed-company.ts';
import { serveReviewedShop } from './harness/reviewed-shop.ts';
import { servedThroughout } from './harness/serve-company.ts';
import { openApp } from './open-app.ts';

const SLOW = { timeout: 30_000 };
/** Stops of the tabulator that are looked at on a page; behind them rows repeat. */
const STOPS = 40;

const { shop } = servedThroughout(serveReviewedShop);

/** Pages of the dictionary, of people and of closes; where the page of a request is meant, its id is put in. */
const PAGES = [
  '/app/metrics',
  '/app/metrics?view=cards',
  '/app/metrics?pair=billed,collected',
  '/app/metrics/collection_rate',
  '/app/metrics/collection_rate?tab=definition',
  '/app/metrics/collection_rate?tab=tree',
  '/app/metrics/collection_rate?tab=versions',
  '/app/metrics/collection_rate?tab=talk',
  '/app/metrics/collection_rate/edit',
  '/app/metrics/new',
  '/app/glossary',
  '/app/changes',
  '/app/changes/REQUEST',
  '/app/changes/REQUEST?as=yaml',
  '/app/inbox',
  '/app/inbox?part=tasks',
  '/app/account',
  '/app/closes',
  '/app/closes?close=2026-06',
  '/app/admin?section=users',
  '/app/admin?section=users&user=he.jing',
  '/app/admin?section=departments',
  '/app/admin?section=teams',
  '/app/admin?section=roles',
  '/app/admin?section=roles&role=analyst',
  '/app/admin?section=delegations',
  '/app/admin?section=tokens',
  '/app/admin?section=policies',
  '/app/admin?section=policies&user=he.jing',
  '/app/admin?section=audit',
] as const;

test.for([
  ['zh', 360],
  ['en', 1440],
] as const)(
  'controls, fields and headings are named, the focus is seen and nothing is wider than the window: %s, %i wide',
  async ([locale, width], context) => {
    const id = await filled(context);
    const { page, url } = await asAdmin(context, { locale, width, path: '/app/home' });
    const found: Record<string, readonly string[]> = {};
    for (const path of PAGES.map((one) => one.replace('REQUEST', id))) {
      await page.goto(`${url}${path}`);
      await settled(page);
      const all = [
        ...(await stumbles(page, locale)),
        ...(await unseenStops(page, STOPS)).map((one) => `focus: ${one}`),
      ];
      if (all.length > 0) found[path] = all;
    }
    expect(found).toEqual({});
  },
);

const files = (page: Page) => page.getByRole('button', { name: 'Files', exact: true });

/** A page, the button that opens a dialog on it, and where that opens a menu, the entries down to that of the dialog. */
const DIALOGS: readonly (readonly [
  path: string,
  button: (page: Page) => Locator,
  entries?: readonly string[],
])[] = [
  ['/app/metrics', files, ['Export Excel', 'Import Excel']],
  ['/app/metrics', files, ['Export Excel', 'Import Excel', 'Definition files']],
  ['/app/inbox?part=tasks', (page) => page.getByRole('button', { name: 'New task' })],
  ['/app/closes', (page) => page.getByRole('button', { name: 'Lock a period' })],
  ['/app/closes', (page) => page.getByRole('button', { name: 'Jun 2026: figures and history' })],
  ['/app/admin?section=users', (page) => page.getByRole('button', { name: 'New user' })],
  ['/app/admin?section=users', (page) => page.locator('.admin-tools .ant-btn-default').first()],
  ['/app/admin?section=departments', (page) => page.locator('.admin-tools .ant-btn-primary')],
  ['/app/admin?section=teams', (page) => page.locator('.admin-tools .ant-btn-primary')],
  ['/app/admin?section=delegations', (page) => page.locator('.admin-tools .ant-btn-primary')],
  ['/app/admin?section=policies&user=he.jing', (page) => page.locator('.admin-tools .ant-btn-primary')],
];

test('every dialog is opened, left and come back from by the keyboard alone', async (context) => {
  await filled(context);
  const { page, url } = await asAdmin(context, { locale: 'en', width: 1440, path: '/app/home' });
  for (const [path, button, entries = []] of DIALOGS) {
    await page.goto(`${url}${path}`);
    await settled(page);
    const opener = button(page);
    await opener.focus();
    await page.keyboard.press('Enter');
    await chooseLast(page, entries);
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    const where = `${path} ${await opener.evaluate((one: { outerHTML: string }) => one.outerHTML.slice(0, 90))}`;
    expect(
      await page.evaluate('document.querySelector("dialog[open]").contains(document.activeElement)'),
      where,
    ).toBe(true);
    expect(await stumbles(page, 'en'), where).toEqual([]);
    expect(await unseenStops(page, STOPS), where).toEqual([]);
    await page.keyboard.press('Escape');
    await expect.poll(() => dialog.count(), SLOW).toBe(0);
    expect(await opener.evaluate(hasFocus), where).toBe(true);
  }
});

/** Down a menu that has opened; the focus follows a key one frame later. */
async function chooseLast(page: Page, entries: readonly string[]): Promise<void> {
  for (const [i, entry] of entries.entries()) {
    if (i > 0) await page.keyboard.press('ArrowDown');
    await expect.poll(() => page.evaluate('document.activeElement.textContent'), SLOW).toBe(entry);
  }
  if (entries.length > 0) await page.keyboard.press('Enter');
}

test('what would be stumbled over is found', async (context) => {
  await filled(context);
  const { page } = await asAdmin(context, { locale: 'zh', width: 360, path: '/app/closes' });
  await settled(page);
  await page.evaluate(`document.querySelector('main').insertAdjacentHTML('afterbegin',
    '<button></button><button aria-label="Close"></button><input placeholder="x"><h4>x</h4><p id="wide">x</p>')`);
  await page.evaluate('document.getElementById("wide").style.width = "700px"');
  const found = (await stumbles(page, 'zh')).map((one) => one.replace(/: .*|<.*/s, ''));
  expect(found).toEqual([
    'no name',
    'named in another language',
    'no label',
    'h0 then ',
    'wider than the window',
  ]);
  await page.evaluate(
    'document.querySelector("main button").style.outline = "none"; document.querySelector("main button").focus()',
  );
  await page.keyboard.press('Shift+Tab');
  expect(await unseenStops(page, 1)).toEqual([expect.stringContaining('<button style')]);
});

let made: Promise<string> | undefined;

/** Something on every page, once: a request, what is said of it, tasks, people's departments and teams, a locked month. */
function filled(context: TestContext): Promise<string> {
  const web = inject('web');
  if (web.kind === 'missing') return context.skip(web.why);
  made ??= fill();
  return made;
}

async function fill(): Promise<string> {
  const { as, propose, admin, server } = shop();
  const administrator = { url: server.url, session: admin };
  const wish = { title: '按到期应收计', effective_from: '2026-01-01' };
  const id = await propose('he.jing', RATE.wanted, wish);
  const said = { body: '@周敏', mentions: ['zhou.min'] };
  await send(as('he.jing'), 'POST', `change-requests/${id}/comments`, said);
  await send(as('he.jing'), 'POST', 'metrics/collection_rate/comments', said);
  await send(administrator, 'POST', 'tasks', { title: '核对', owner: 'admin', due: '2026-12-31' });
  const label = { zh: '财务部', en: 'Finance' };
  await send(administrator, 'PUT', 'departments/finance', { label, parent: null });
  await send(administrator, 'PUT', 'teams/launch', { label, members: ['he.jing'], leads: ['zhou.min'] });
  const leave = {
    delegator: 'zhou.min',
    delegate: 'xu.fang',
    from: '2026-11-01',
    to: '2027-01-31',
    reason: '休假',
  };
  await send(administrator, 'POST', 'delegations', leave);
  await send(administrator, 'POST', 'tokens', { name: 'BI', scopes: ['read'] });
  await send(as('zhou.min'), 'POST', 'closes/2026-06/lock', {});
  return id;
}

function asAdmin(
  context: TestContext,
  look: { readonly locale: 'zh' | 'en'; readonly width: number; readonly path: string },
) {
  return openApp(context, { ...look, url: shop().server.url, session: shop().admin });
}

async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await expect.poll(() => page.locator('main [class*=waiting]').count(), SLOW).toBe(0);
  await page.locator('h1').first().waitFor();
}

function hasFocus(one: { readonly ownerDocument: { readonly activeElement: unknown } }): boolean {
  return one.ownerDocument.activeElement === one;
}
