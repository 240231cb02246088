import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { ownDesk } from './harness/own-desk.ts';
import { fitsWidth, namelessControls, openApp } from './open-app.ts';

const ROWS = '.metrics-table tbody tr[data-metric]';

describe.each([
  ['zh', 1440, 'light'],
  ['en', 360, 'dark'],
] as const)('the list of metrics in %s, %i wide, %s', (locale, width, theme) => {
  test('is found by facet and by search, shows values, opens', async (context) => {
    const { page } = await openApp(context, { locale, width, theme, path: '/app/metrics' });
    await page.locator(`${ROWS} .cell-value`).first().waitFor();
    expect(await namelessControls(page)).toEqual([]);
    expect(await fitsWidth(page)).toBe(true);

    if (width < 600) await page.getByRole('button', { name: /Filters/ }).click();
    await page.getByRole('checkbox', { name: { zh: /^战略/, en: /^Strategic/ }[locale] }).check();
    await expect.poll(() => new URL(page.url()).searchParams.get('layer')).toBe('strategic');
    if (width < 600) await page.getByRole('button', { name: /^Show \d+ metrics/ }).click();
    const all = await page.locator('.list-head span').first().textContent();
    expect(await shownCount(page)).toBeLessThan(Number(/(\d+)\D*$/.exec(all ?? '')?.[1]));

    const search = page.getByRole('textbox', {
      name: { zh: '名称、编码、别名或公式', en: 'Name, code, synonym or formula' }[locale],
    });
    await search.fill({ zh: '销售毛利率', en: 'gross margin' }[locale]);
    await page.locator('[data-metric=gross_margin_rate]').waitFor();
    await expect.poll(() => new URL(page.url()).searchParams.get('q')).not.toBeNull();
    await page.reload();
    const link = page.locator('[data-metric=gross_margin_rate]').getByRole('link');
    await link.focus();
    await page.keyboard.press('Enter');
    await page
      .getByRole('heading', { level: 1, name: { zh: '毛利率', en: 'Gross margin' }[locale] })
      .waitFor();
  });
});

async function valuesInSight(page: Page): Promise<void> {
  await page.locator(ROWS).first().waitFor();
  await expect.poll(() => page.locator(`${ROWS} .cell-waiting`).count(), { timeout: 30_000 }).toBe(0);
}

test('values of the rows in sight come in few questions, and those of the rows that scroll in follow', async (context) => {
  const { page } = await openApp(context, { locale: 'zh', path: '/app/metrics' });
  await valuesInSight(page);
  const asked: string[][] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/api/v1/query')) asked.push(request.postDataJSON().metrics);
  });
  await page.reload();
  await valuesInSight(page);
  const drawn = await page.locator(ROWS).count();
  expect(drawn).toBeLessThan(60);
  expect(asked.flat().length).toBe(new Set(asked.flat()).size);
  expect(asked.length).toBeLessThanOrEqual(Math.ceil(drawn / 10) + 1);
  await page.locator(ROWS).first().focus();
  await page.keyboard.press('End');
  await expect.poll(() => lastValue(page), { timeout: 30_000 }).toMatch(/\d/);
});

/** The value of the last row, once that row is drawn; other tests make and end metrics of this list meanwhile. */
function lastValue(page: Page): Promise<string | null> {
  return page.locator('.metrics-table').evaluate((table) => {
    const last = table.querySelector(`[aria-rowindex="${table.ariaRowCount}"]`);
    return last?.querySelector('.cell-value')?.textContent ?? null;
  });
}

test('rows are walked and opened by keyboard', async (context) => {
  const { page } = await openApp(context, { path: '/app/metrics' });
  const grid = page.getByRole('grid');
  const names = grid.locator('[data-metric]');
  await names.nth(3).waitFor();
  const wanted = await names.nth(2).getAttribute('data-metric');
  await names.first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await grid.locator(`[data-metric=${wanted}]:focus`).waitFor();
  await page.keyboard.press('Space');
  await grid.locator(`[data-metric=${wanted}][aria-selected=true]`).waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/app/metrics/${wanted}*`);
});

test('a star turns, stays, and narrows the list', async (context) => {
  const { page } = await openApp(context, {
    ...(await ownDesk('stars')),
    locale: 'en',
    path: '/app/metrics?q=cac',
  });
  const row = page.locator('[data-metric=cac]');
  await row.getByRole('button', { name: /^Follow / }).click();
  await row.getByRole('button', { name: /^Stop following / }).waitFor();
  await page.reload();
  await page.getByRole('checkbox', { name: /Followed only/ }).check();
  await row.waitFor();
  await expect.poll(() => page.locator(ROWS).count()).toBe(1);
  await row.getByRole('button', { name: /^Stop following / }).click();
  await page.getByText('No metric matches.').waitFor();
  await page.getByRole('button', { name: 'Show all metrics' }).click();
  await expect.poll(() => shownCount(page)).toBeGreaterThan(100);
});

test('two definitions stand side by side', async (context) => {
  const { page } = await openApp(context, { locale: 'zh', path: '/app/metrics?area=sales' });
  await page.getByRole('checkbox', { name: '选择营业收入以比较' }).check();
  expect(await page.getByRole('button', { name: '再选一个' }).isDisabled()).toBe(true);
  await page.getByRole('checkbox', { name: '选择净销售额以比较' }).check();
  await page.getByRole('button', { name: '比较定义' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('link', { name: '净销售额', exact: true }).waitFor();
  const formula = dialog.getByRole('row', { name: /^公式/ });
  expect(await formula.getAttribute('class')).toBe('differs');
  expect(await formula.getByRole('cell').allTextContents()).toEqual([
    expect.stringContaining('返利'),
    expect.not.stringContaining('返利'),
  ]);
  await dialog.getByRole('checkbox', { name: '只看不同' }).check();
  await expect.poll(() => dialog.locator('tbody tr:not(.differs)').count()).toBe(1);
  expect(new URL(page.url()).searchParams.get('pair')).toBe('revenue,net_sales');
  await page.keyboard.press('Escape');
  await expect.poll(() => new URL(page.url()).searchParams.get('pair')).toBeNull();
});

test('a metric that the scope does not reach says so, the others show their part', async (context) => {
  const { page, folder } = await openApp(context, {
    locale: 'zh',
    path: `/app/metrics?area=sales,cash&layer=strategic&scope=${encodeURIComponent('channel:直营')}&period=2026-09`,
  });
  const truth = JSON.parse(await readFile(join(folder, 'data/truth/truth.json'), 'utf8'));
  const direct = truth.channels.find(({ channel }: { channel: string }) => channel === 'direct');
  const revenue = page.locator('[data-metric=revenue] [data-exact]');
  await revenue.waitFor({ timeout: 30_000 });
  const month = Number(await revenue.getAttribute('data-exact'));
  expect(month).toBeGreaterThan(0);
  expect(month).toBeLessThan(direct.revenue);
  await page.locator('.cell-refused').first().waitFor({ timeout: 30_000 });
  expect(await page.locator('.cell-refused').first().textContent()).toMatch(/无法给出/);
});

test('cards show the same metrics, only those in sight', async (context) => {
  const { page } = await openApp(context, { locale: 'en', path: '/app/metrics?view=cards' });
  await page.locator('.metric-card [data-exact]').first().waitFor({ timeout: 30_000 });
  const drawn = await page.locator('.metric-card').count();
  expect(drawn).toBeGreaterThan(8);
  expect(drawn).toBeLessThan(60);
  expect(await fitsWidth(page)).toBe(true);
});

/** What the heading says is shown. */
async function shownCount(page: Page): Promise<number> {
  const text = (await page.locator('.list-head span').first().textContent()) ?? '';
  return Number(/\d+/.exec(text)?.[0]);
}
