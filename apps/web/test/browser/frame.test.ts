import type { Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { signIn } from './harness/signed-in.ts';
import { fitsWidth, namelessControls, openApp, openTab } from './open-app.ts';

const WORDS = {
  en: {
    navigation: 'Main navigation',
    ask: 'Jump to anything by name',
    language: '切换到中文',
    dark: 'Dark theme',
    light: 'Light theme',
    metric: 'Revenue',
    more: 'More',
    account: 'Account',
    signOut: 'Sign out',
    period: /^Period/,
    scope: /^Scope/,
    find: 'Find a unit',
    unit: 'Own shops',
  },
  zh: {
    navigation: '主导航',
    ask: '按名称跳转',
    language: 'Switch to English',
    dark: '深色主题',
    light: '浅色主题',
    metric: '营业收入',
    more: '更多',
    account: '账号',
    signOut: '退出登录',
    period: /^期间/,
    scope: /^范围/,
    find: '查找组织',
    unit: '直营',
  },
} as const;

describe.each(['en', 'zh'] as const)('the frame in %s', (locale) => {
  const words = WORDS[locale];

  test.for([1440, 360])(
    'jumps to a metric by keyboard alone, by its initials, %i wide',
    async (width, context) => {
      const { page } = await openApp(context, { locale, width, path: '/app/metrics?period=2026-09' });
      await ready(page, words.navigation);
      await page.keyboard.press('Control+k');
      const field = page.getByRole('combobox', { name: words.ask });
      await field.waitFor();
      await page.keyboard.type('yysr');
      const hit = page.getByRole('option', { name: words.metric }).first();
      await hit.waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowUp');
      await expect.poll(() => hit.getAttribute('aria-selected')).toBe('true');
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/app\/metrics\/revenue/);
      expect(new URL(page.url()).searchParams.get('period')).toBe('2026-09');
      await page.keyboard.press('Control+k');
      await field.waitFor();
      await page.keyboard.press('Escape');
      await field.waitFor({ state: 'detached' });
    },
  );

  test('keeps period and scope in the address, from link to page to page', async (context) => {
    const { page } = await openApp(context, { locale, path: '/app/company' });
    await ready(page, words.navigation);
    await page.getByRole('button', { name: words.period }).click();
    await page.getByText({ en: 'Quarter', zh: '季' }[locale], { exact: true }).click();
    await page.getByRole('button', { name: { en: 'Q3', zh: '三季度' }[locale], exact: true }).click();
    await expect.poll(() => param(page, 'period')).toBe('2026-Q3');
    await page.getByRole('button', { name: words.scope }).click();
    await page.getByRole('combobox', { name: words.find }).fill(words.unit);
    await page.getByRole('option', { name: words.unit }).first().waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(() => param(page, 'scope')).toMatch(/^sales_channel\.name:直营/);
    await page
      .getByRole('navigation', { name: words.navigation })
      .getByRole('link', { name: { en: 'Metrics', zh: '指标' }[locale] })
      .click();
    await page.waitForURL(/\/app\/metrics/);
    expect(param(page, 'period')).toBe('2026-Q3');
    expect(param(page, 'scope')).toMatch(/直营/);
  });

  test.for([1440, 360])(
    'every control has a name and nothing scrolls sideways, %i wide',
    async (width, context) => {
      for (const path of ['/app/company', '/app/parts']) {
        const { page } = await openApp(context, { locale, width, path, theme: 'dark' });
        await page.getByRole('heading').first().waitFor();
        await page.waitForLoadState('networkidle');
        expect(await namelessControls(page)).toEqual([]);
        expect(await fitsWidth(page), path).toBe(true);
      }
    },
  );
});

test('language and theme are switched and kept', async (context) => {
  const { page } = await openApp(context, { path: '/app/metrics' });
  await ready(page, WORDS.en.navigation);
  const ground = () => page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
  const light = await ground();
  await page.getByRole('button', { name: WORDS.en.dark }).click();
  await expect.poll(ground).not.toBe(light);
  await page.getByRole('button', { name: WORDS.en.language }).click();
  await page.getByRole('navigation', { name: WORDS.zh.navigation }).waitFor();
  expect(await page.evaluate('document.documentElement.lang')).toBe('zh-CN');
  await page.reload();
  await page.getByRole('button', { name: WORDS.zh.light }).waitFor();
  expect(await ground()).not.toBe(light);
});

test('who signs out in one tab is out in the other', async (context) => {
  const web = inject('web');
  const session = web.kind === 'missing' ? null : await signIn(web.url);
  const app = await openApp(context, { path: '/app/metrics', session });
  await ready(app.page, WORDS.en.navigation);
  const other = await openTab(app, '/app/metrics');
  await ready(other, WORDS.en.navigation);
  await other.getByRole('button', { name: WORDS.en.account }).click();
  await other.getByText(WORDS.en.signOut).click();
  await app.page.getByLabel('User name').waitFor();
});

test('a slow question says how long it takes and can be cancelled', async (context) => {
  const { page } = await openApp(context, { path: '/app/metrics' });
  await ready(page, WORDS.en.navigation);
  const ended: string[] = [];
  page.on('requestfailed', (request) => ended.push(request.url()));
  await page.route('**/api/v1/query', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 60_000));
    await route.abort().catch(() => {});
  });
  await page
    .getByRole('navigation', { name: WORDS.en.navigation })
    .getByRole('link', { name: 'Company' })
    .click();
  await page
    .getByText(/Asking for \d+ s/)
    .first()
    .waitFor();
  await page.getByRole('button', { name: 'Cancel' }).first().click();
  await page.getByText('Cancelled.').first().waitFor();
  expect(ended.filter((address) => address.endsWith('/api/v1/query')).length).toBeGreaterThan(0);
  await page.unroute('**/api/v1/query');
  await page.getByRole('button', { name: 'Try again' }).first().click();
  await page.locator('canvas').first().waitFor();
});

test('figures are written as the reader wants them', async (context) => {
  const { page } = await openApp(context, { locale: 'zh', path: '/app/parts' });
  await page.getByText('−32.00').first().waitFor();
  await page.getByRole('button', { name: '账号' }).click();
  await page.getByText('负数用括号').click();
  await page.getByText('(32.00)').first().waitFor();
  const colour = () =>
    page.evaluate<string>("getComputedStyle(document.querySelector('.chip.favourable.rises')).color");
  const green = await colour();
  await page.getByRole('button', { name: '账号' }).click();
  await page.getByText('红涨绿跌').click();
  await expect.poll(colour).not.toBe(green);
});

test('on a phone the rest of the navigation stands behind one button', async (context) => {
  const { page } = await openApp(context, { width: 360, path: '/app/company' });
  await page.getByRole('button', { name: WORDS.en.more }).click();
  await page.getByRole('link', { name: 'API reference' }).waitFor();
  await page.getByRole('button', { name: WORDS.en.dark }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'API reference' }).waitFor({ state: 'detached' });
});

test('a row is chosen by keyboard, and a screen reader hears which', async (context) => {
  const { page } = await openApp(context, { path: '/app/parts' });
  const grid = page.getByRole('grid', { name: 'Table' });
  await grid.getByRole('row', { selected: true }).filter({ hasText: 'Row 4' }).waitFor();
  await grid.getByRole('row', { name: /^Row 1 / }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await grid.getByRole('row', { selected: true }).filter({ hasText: 'Row 2' }).waitFor();
  await page.keyboard.press('PageDown');
  await grid.locator('tr:focus', { hasText: 'Row 12' }).waitFor();
  expect(await grid.getByRole('row', { selected: true }).count()).toBe(1);
});

test('ten thousand rows scroll, and the head stays', async (context) => {
  const { page } = await openApp(context, { path: '/app/parts' });
  const table = page.getByRole('region', { name: 'Table' });
  await table.getByText('Row 1', { exact: true }).waitFor();
  await table.getByRole('row', { name: /^Row 1 / }).focus();
  await page.keyboard.press('End');
  await table.locator('tr:focus', { hasText: 'Row 10000' }).waitFor();
  expect(await table.locator('tbody tr').count()).toBeLessThan(200);
  const [head, box] = await Promise.all([
    table.locator('thead th').first().boundingBox(),
    table.boundingBox(),
  ]);
  expect(Math.abs((head?.y ?? 0) - (box?.y ?? 99))).toBeLessThan(2);
});

async function ready(page: Page, navigation: string): Promise<void> {
  await page.getByRole('navigation', { name: navigation }).waitFor();
}

function param(page: Page, name: string): string | null {
  return new URL(page.url()).searchParams.get(name);
}
