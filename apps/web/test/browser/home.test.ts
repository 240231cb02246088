import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page, Response } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { follow } from './harness/follow.ts';
import { ownDesk } from './harness/own-desk.ts';
import { fitsWidth, namelessControls, openApp } from './open-app.ts';

let desk: Awaited<ReturnType<typeof ownDesk>>;
beforeAll(async () => {
  desk = await ownDesk('home');
});

const TEXT = {
  en: { changes: 'What changed', adjust: 'Adjust', save: 'Save', find: 'Find a metric to follow' },
  zh: { changes: '变化', adjust: '调整', save: /^保 ?存$/, find: '查找要关注的指标' },
} as const;

const SOON = { timeout: 30_000 };

const cards = (page: Page) =>
  page.evaluate<readonly string[]>(
    "[...document.querySelectorAll('.home-cards [data-metric]')].map(({ dataset }) => dataset.metric)",
  );

describe.each([
  ['en', 'light', 1440],
  ['zh', 'dark', 1440],
  ['zh', 'light', 360],
] as const)('the desk in %s, %s, %i wide', (locale, theme, width) => {
  test('shows what is followed, every figure of its sentence is a cell of an answer', async (context) => {
    const app = await openApp(context, { ...desk, locale, theme, width, path: '/app/metrics' });
    await follow(app.page, app.url, ['revenue', 'net_profit', 'gross_margin_rate', 'cac']);
    const { page } = app;
    const bodies: string[] = [];
    page.on('response', async (response) => {
      if (response.url().endsWith('/api/v1/query')) bodies.push(await response.text().catch(() => ''));
    });
    await page.goto(`${app.url}/app/home`);
    await expect.poll(() => page.locator('.home-cards [data-exact]').count(), SOON).toBe(4);
    await page.locator('.home-sentence .prose-figure').first().waitFor();
    const said = await page.locator('.prose-figure').all();
    expect(said.length).toBeGreaterThan(3);
    for (const figure of said) {
      const exact = await figure.getAttribute('data-exact');
      expect(bodies.some((body) => body.includes(exact ?? 'nothing'))).toBe(true);
    }
    const words = await page.evaluate<string>(
      "[...document.querySelectorAll('.home-lead h1 > span, .home-sentence > span')].slice(1).map(({ textContent }) => textContent).join('')",
    );
    expect(words).not.toMatch(/\d/);
    await page.getByRole('heading', { name: TEXT[locale].changes }).waitFor();
    await expect.poll(() => page.locator('[data-change]').count(), SOON).toBe(4);
    await page.locator('[data-day]').first().waitFor();
    expect(await namelessControls(page)).toEqual([]);
    expect(await fitsWidth(page)).toBe(true);
  });
});

test('the first page fetches little, and nothing that draws charts', async (context) => {
  const app = await openApp(context, { ...desk, path: '/app/metrics' });
  const { page } = app;
  await follow(page, app.url, ['revenue', 'cash']);
  const scripts: Response[] = [];
  page.on('response', (response) => {
    if (new URL(response.url()).pathname.endsWith('.js')) scripts.push(response);
  });
  await page.goto(app.url);
  await expect.poll(() => page.locator('.home-cards [data-exact]').count(), SOON).toBe(2);
  const fetched = () => Promise.all(scripts.map((response) => response.body()));
  const drawing = (bodies: readonly Buffer[]) =>
    bodies.filter((body) => body.includes('_echarts_instance_')).length;
  const bodies = await fetched();
  expect(bodies.length).toBeGreaterThan(3);
  expect(drawing(bodies)).toBe(0);
  expect(bodies.reduce((sum, body) => sum + gzipSync(body).length, 0)).toBeLessThan(450_000);
  scripts.splice(0);
  await page.goto(`${app.url}/app/company`);
  await page.locator('canvas').first().waitFor();
  expect(drawing(await fetched())).toBe(1);
});

test.for(['zh', 'en'] as const)('the cards show the truth, in %s', async (locale, context) => {
  const app = await openApp(context, { ...desk, locale, path: '/app/metrics' });
  const { page } = app;
  const { headline, events } = JSON.parse(await readFile(join(app.folder, 'data/truth/truth.json'), 'utf8'));
  await follow(app.page, app.url, ['cash', 'receivables_excl_tax', 'revenue']);
  const exact = (metric: string) =>
    page.locator(`.home-cards [data-metric=${metric}] [data-exact]`).getAttribute('data-exact').then(Number);
  await page.goto(`${app.url}/app/home?period=2026-10`);
  await expect.poll(() => page.locator('.home-cards [data-exact]').count(), SOON).toBe(3);
  expect(await exact('cash')).toBeCloseTo(headline.cash, 2);
  expect(await exact('receivables_excl_tax')).toBeCloseTo(events.credit.receivables_excl_tax, 2);
  await page.goto(`${app.url}/app/home?period=2026-09`);
  await expect.poll(() => page.locator('.home-cards [data-exact]').count(), SOON).toBe(3);
  expect(await exact('revenue')).toBeCloseTo(events.three_sales.booked, 2);
});

test('what changed is what the server says, the unusual first', async (context) => {
  const app = await openApp(context, { ...desk, path: '/app/metrics' });
  const { page } = app;
  await follow(app.page, app.url, ['revenue', 'net_profit', 'gross_margin_rate', 'cac']);
  await page.goto(`${app.url}/app/home`);
  await expect.poll(() => page.locator('[data-change]').count(), SOON).toBe(4);
  const shown = await page.evaluate<readonly (readonly string[])[]>(
    "[...document.querySelectorAll('[data-change]')].map((row) => [row.dataset.change, ...[...row.querySelectorAll('[data-exact]')].map(({ dataset }) => dataset.exact)])",
  );
  const asked = await page.request.get(`${app.url}/api/v1/me/changes?period=2026-10&compare=year_ago`);
  const { changes } = (await asked.json()) as {
    changes: readonly { metric: string; value: string; base: string; change: string }[];
  };
  expect(shown).toEqual(
    changes.map(({ metric, value, base, change }) => [metric, ...[value, base, change].map(String)]),
  );
});

describe.each(['en', 'zh'] as const)('what is followed, in %s', (locale) => {
  test('is found by name, ordered with the keys, removed and kept', async (context) => {
    const app = await openApp(context, { ...desk, locale, path: '/app/metrics' });
    const { page } = app;
    const text = TEXT[locale];
    await follow(app.page, app.url, ['revenue', 'net_profit']);
    await page.goto(`${app.url}/app/home`);
    await expect.poll(() => cards(page), SOON).toEqual(['revenue', 'net_profit']);
    await page.getByRole('button', { name: text.adjust }).click();
    await page.getByRole('combobox', { name: text.find }).fill('hkl');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('Enter');
    const list = page.getByRole('dialog').getByRole('listitem');
    await expect.poll(() => list.count(), SOON).toBe(3);
    const last = list.nth(2).getByRole('button').first();
    await last.focus();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await list.nth(2).getByRole('button').last().click();
    expect(await namelessControls(page)).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: text.save }).click();
    await expect.poll(() => cards(page), SOON).toEqual(['collection_rate', 'revenue']);
    await page.reload();
    await expect.poll(() => cards(page), SOON).toEqual(['collection_rate', 'revenue']);
  });
});

test.for([
  ['en', '/app/home', 'Adjust'],
  ['zh', '/app/metrics/revenue', '指标'],
] as const)('the first key leads past the navigation, in %s', async ([locale, path, first], context) => {
  const { page } = await openApp(context, { ...desk, locale, path });
  await page.locator('main h1').waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  expect(await page.evaluate<string>('document.activeElement.tagName')).toBe('MAIN');
  await page.keyboard.press('Tab');
  expect(await page.evaluate<string>('document.activeElement.textContent')).toBe(first);
});

test('a card is dragged to another place', async (context) => {
  const app = await openApp(context, { ...desk, path: '/app/metrics' });
  const { page } = app;
  await follow(app.page, app.url, ['revenue', 'net_profit', 'cac']);
  await page.goto(`${app.url}/app/home`);
  await page.getByRole('button', { name: 'Adjust' }).click();
  const list = page.getByRole('dialog').getByRole('listitem');
  const grip = await list.first().getByRole('button').first().boundingBox();
  if (grip === null) throw new Error('no handle');
  await page.mouse.move(grip.x + 8, grip.y + 8);
  await page.mouse.down();
  await page.mouse.move(grip.x + 8, grip.y + 8 + 72, { steps: 5 });
  await page.mouse.up();
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expect.poll(() => cards(page), SOON).toEqual(['net_profit', 'cac', 'revenue']);
});

test('who follows nothing is told what to do next', async (context) => {
  const app = await openApp(context, { ...desk, path: '/app/metrics' });
  const { page } = app;
  await follow(app.page, app.url, []);
  await page.goto(`${app.url}/app/home`);
  await page.getByRole('button', { name: 'Choose metrics' }).click();
  await page.getByRole('combobox', { name: 'Find a metric to follow' }).waitFor();
});
