import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { HOSTILE_CONDITION, HOSTILE_FORMULA, hostile, serveHostileShop } from './harness/hostile-shop.ts';
import { send } from './harness/person.ts';
import type { ServedCompany } from './harness/serve-company.ts';
import { openApp } from './open-app.ts';

const SOON = { timeout: 30_000 };

let served: ServedCompany | undefined;
beforeAll(async () => {
  if (inject('web').kind === 'missing') return;
  served = await serveHostileShop();
});
afterAll(() => served?.stop());

function shop(): ServedCompany {
  if (served === undefined) throw new Error('no server');
  return served;
}

/** Everything that ever became an element out of a stored text, also for a moment, and every script of one that ran. */
const WATCH = `
  window.__planted = [];
  const look = () => {
    for (const one of document.querySelectorAll('[data-planted]')) window.__planted.push(one.dataset.planted);
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true });`;

/** The pages, and what must stand on each as the text that somebody wrote. */
const PAGES: readonly (readonly [path: string, shown: readonly string[]])[] = [
  ['/app/home', ['metric']],
  ['/app/metrics', ['metric', 'derived metric']],
  ['/app/metrics/revenue', ['metric', 'owner']],
  ['/app/metrics/revenue?tab=definition', ['dataset', 'purpose', 'basis']],
  ['/app/metrics/profit?tab=tree', ['derived metric', 'metric']],
  ['/app/metrics/revenue?tab=talk', ['comment', 'person']],
  ['/app/metrics/revenue?tab=versions', ['metric']],
  ['/app/metrics/revenue/edit', ['metric']],
  ['/app/explore?metrics=revenue,cost&rows=sales.region&span=12m', ['member', 'metric', 'field']],
  ['/app/explore?metrics=revenue,cost&rows=month&columns=sales.region&span=12m&chart=line', ['member']],
  ['/app/statements', ['statement', 'line', 'second line']],
  ['/app/reconciliations', ['metric', 'derived metric']],
  ['/app/dashboards', ['board']],
  ['/app/changes', ['request', 'person']],
  ['/app/changes/CR-0001', ['request', 'request comment', 'other metric']],
  ['/app/inbox', ['comment', 'request comment', 'task']],
  ['/app/closes', ['unlock']],
  ['/app/company', []],
  ['/app/account', ['token']],
  ['/app/admin?section=users', ['person', 'steward']],
  ['/app/admin?section=departments', ['role']],
  ['/app/admin?section=roles', ['role']],
  ['/app/admin?section=delegations', ['delegation']],
  ['/app/admin?section=tokens', ['token']],
  ['/app/admin?section=policies&user=he.jing', ['person', 'policy', 'second policy', 'attribute']],
  ['/app/admin?section=audit', ['person', 'steward']],
];

test.for([
  ['en', 1440],
  ['zh', 360],
] as const)(
  'no page takes a stored text for anything but text: %s, %i wide',
  async ([locale, width], context) => {
    const { page, url } = await openHostile(context, locale, width);
    const absent: string[] = [];
    for (const [path, shown] of PAGES) {
      await page.goto(`${url}${path}`);
      await expect.poll(() => page.locator('main').textContent(), SOON).not.toBe('');
      if (width > 600) for (const where of await missing(page, shown)) absent.push(`${where} on ${path}`);
      await hoverCharts(page);
      expect(await interpreted(page), path).toEqual({ planted: [], ran: null });
    }
    expect(absent).toEqual([]);
  },
);

test('a dashboard, the command palette and the pages without script show what was written', async (context) => {
  const { page, url } = await openHostile(context, 'en', 1440);
  const { body } = await send({ url, session: shop().admin }, 'GET', 'dashboards');
  const [board] = body.dashboards as unknown as readonly { readonly id: string }[];
  await page.goto(`${url}/app/dashboards/${board?.id}`);
  expect(await missing(page, ['board', 'tile', 'text', 'member'])).toEqual([]);
  await hoverCharts(page);
  expect(await interpreted(page)).toEqual({ planted: [], ran: null });
  await page.keyboard.press('Control+k');
  await page.keyboard.type('data-planted');
  await page.getByRole('option').first().waitFor(SOON);
  expect(await interpreted(page)).toEqual({ planted: [], ran: null });
  await page.goto(`${url}/plain`);
  expect(await holds(page, hostile('metric'))).toBe(true);
  expect(await interpreted(page)).toEqual({ planted: [], ran: null });
});

test('a condition of a policy and the content of a line of the audit log stand as they were written', async (context) => {
  const { page, url } = await openHostile(context, 'en', 1440);
  await page.goto(`${url}/app/admin?section=policies&user=he.jing`);
  await expect.poll(() => page.locator('code.condition').textContent(), SOON).toBe(HOSTILE_CONDITION);
  expect(await interpreted(page)).toEqual({ planted: [], ran: null });
  await page.goto(`${url}/app/admin?section=audit`);
  await page.locator('[data-action="period/unlock"]').getByRole('button').click(SOON);
  await expect
    .poll(() => page.locator('.audit-json').textContent(), SOON)
    .toContain(JSON.stringify(HOSTILE_FORMULA));
  expect(await interpreted(page)).toEqual({ planted: [], ran: null });
});

/** The policy of the page is taken away: text must stay text without it. */
function openHostile(context: Parameters<typeof openApp>[0], locale: 'zh' | 'en', width: number) {
  return openApp(context, {
    locale,
    width,
    url: shop().server.url,
    session: shop().admin,
    path: '/app/home',
    isWithoutPolicy: true,
    before: async (page) => {
      await page.addInitScript(WATCH);
    },
  });
}

function holds(page: Page, text: string): Promise<boolean> {
  return page.evaluate<boolean>(`((text) =>
    document.body.textContent.includes(text) ||
    [...document.querySelectorAll('input, textarea')].some(({ value }) => value.includes(text)))(${JSON.stringify(text)})`);
}

/** Those of the texts that do not come to stand on the page. */
async function missing(page: Page, places: readonly string[]): Promise<readonly string[]> {
  const wanted = new Set(places);
  for (let i = 0; i < 40 && wanted.size > 0; i++) {
    for (const where of wanted) if (await holds(page, hostile(where))) wanted.delete(where);
    if (wanted.size > 0) await page.waitForTimeout(150);
  }
  return [...wanted];
}

/** Brings up the tooltip of every chart: at its places from left to right. */
async function hoverCharts(page: Page): Promise<void> {
  for (const canvas of await page.locator('canvas').all()) {
    const box = await canvas.boundingBox();
    if (box === null) continue;
    for (const part of [0.2, 0.5, 0.8]) {
      await page.mouse.move(box.x + box.width * part, box.y + box.height / 2);
      await page.evaluate(
        'new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))',
      );
    }
  }
}

function interpreted(page: Page) {
  return page.evaluate('({ planted: window.__planted, ran: window.__ran ?? null })');
}
