import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { type App, fitsWidth, namelessControls, openApp, openTab } from './open-app.ts';

const TEXT = {
  en: { create: 'New dashboard', add: 'Add tile', first: 'Add the first tile', save: 'Save', edit: 'Edit' },
  zh: { create: '新建看板', add: '添加卡片', first: '添加第一张卡片', save: '保存', edit: '编辑' },
} as const;

const SOON = { timeout: 30_000 };

function view(more: object) {
  return {
    metrics: [],
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
    ...more,
  };
}

const TILES = [
  { id: 'a', kind: 'metric', x: 0, y: 0, w: 3, h: 4, title: '', view: view({ metrics: ['revenue'] }) },
  { id: 'b', kind: 'metric', x: 3, y: 0, w: 3, h: 4, title: '', view: view({ metrics: ['net_profit'] }) },
  {
    id: 'c',
    kind: 'chart',
    x: 0,
    y: 4,
    w: 6,
    h: 7,
    title: '',
    view: view({ metrics: ['revenue'], rows: ['month'], period: 'last 12 months', compare: ['year_ago'] }),
  },
  {
    id: 'd',
    kind: 'table',
    x: 6,
    y: 4,
    w: 6,
    h: 7,
    title: 'By channel',
    view: view({ metrics: ['revenue'], rows: ['channel_en'], pivot: true }),
  },
  { id: 'e', kind: 'text', x: 6, y: 0, w: 6, h: 4, title: '', text: '# Read this\n- first' },
];

/** Through the API, as the reader of the page. */
async function post(app: App, path: string, data: object): Promise<unknown> {
  const { request } = app.page;
  const me = (await (await request.get(`${app.url}/api/v1/me`)).json()) as { csrf_token: string };
  const headers = { 'x-csrf-token': me.csrf_token, origin: app.url };
  return (await request.post(`${app.url}/api/v1/${path}`, { data, headers })).json();
}

async function make(app: App, body: object, name = 'Weekly'): Promise<string> {
  return ((await post(app, 'dashboards', { name, body })) as { id: string }).id;
}

async function openBoard(app: App, body: object, search = ''): Promise<string> {
  await app.page.locator('main').waitFor();
  const id = await make(app, body);
  await app.page.goto(`${app.url}/app/dashboards/${id}${search}`);
  await app.page.locator('.tile').first().waitFor();
  return id;
}

async function boxOf(page: Page, id: string) {
  const box = await page.locator(`[data-tile="${id}"]`).boundingBox();
  if (box === null) throw new Error(`tile ${id} is not on the page`);
  return { x: Math.round(box.x), y: Math.round(box.y), w: Math.round(box.width), h: Math.round(box.height) };
}

const titles = (page: Page) =>
  page.evaluate<readonly string[]>(
    "[...document.querySelectorAll('.tile')].map(({ dataset }) => dataset.tile)",
  );

describe.each(['en', 'zh'] as const)('dashboards in %s', (locale) => {
  test('one is made, filled, named and saved', async (context) => {
    const theme = locale === 'zh' ? 'dark' : 'light';
    const { page } = await openApp(context, { locale, theme, path: '/app/dashboards' });
    const text = TEXT[locale];
    await page.getByRole('button', { name: text.create }).first().click();
    await page.getByRole('button', { name: text.first }).click();
    const form = page.getByRole('dialog');
    await form.getByRole('combobox').fill('cac');
    await page.keyboard.press('Enter');
    await form.getByRole('button', { name: /^(Add|添 ?加)$/ }).click();
    await expect.poll(() => page.locator('[data-metric=cac] [data-exact]').count(), SOON).toBe(1);
    await page.getByRole('textbox').first().fill('Morning');
    await page.getByRole('button', { name: text.save }).click();
    await page.getByText(locale === 'en' ? 'Saved' : '已保存', { exact: true }).waitFor();
    await page.reload();
    await page.locator('[data-metric=cac] [data-exact]').waitFor();
    expect(await page.getByRole('textbox').first().inputValue()).toBe('Morning');
    expect(await namelessControls(page)).toEqual([]);
  });
});

test('every kind of tile shows cells of its own answer', async (context) => {
  const app = await openApp(context, { path: '/app/dashboards' });
  const { page } = app;
  await openBoard(app, { tiles: TILES, filters: [] });
  await page.locator('canvas').first().waitFor();
  await page.getByRole('treegrid').waitFor();
  await page.getByRole('heading', { name: 'Read this' }).waitFor();
  const answer = (await post(app, 'query', { metrics: ['revenue'], period: '2026-10' })) as {
    rows: readonly (readonly string[])[];
  };
  const card = page.locator('[data-metric=revenue] [data-exact]').first();
  expect(await card.getAttribute('data-exact')).toBe(answer.rows[0]?.[0]);
  expect(await namelessControls(page)).toEqual([]);
});

test('a tile opens in Explore with the filters of the dashboard', async (context) => {
  const app = await openApp(context, { path: '/app/dashboards' });
  const { page } = app;
  const tiles = TILES.filter(({ id }) => id === 'd');
  await openBoard(app, { tiles, filters: [{ ref: 'category_en', values: ['Mattresses'] }] });
  await page.getByRole('treegrid').waitFor();
  await page.getByRole('link', { name: 'Open in Explore' }).focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/app\/explore/);
  const { searchParams } = new URL(page.url());
  expect(searchParams.get('metrics')).toBe('revenue');
  expect(searchParams.get('rows')).toBe('channel_en');
  expect(searchParams.get('where')).toContain('category_en');
});

test('tiles are arranged with the keys and with the mouse, and undone', async (context) => {
  const app = await openApp(context, { path: '/app/dashboards' });
  const { page } = app;
  await openBoard(app, { tiles: TILES, filters: [] }, '?edit=on');
  const grip = page.locator('[data-tile=a]').getByRole('button', { name: /^Move Revenue/ });
  const start = await boxOf(page, 'a');
  await grip.focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => boxOf(page, 'a').then(({ x }) => x), SOON).toBeGreaterThan(start.x);
  await page.keyboard.press('Shift+ArrowDown');
  await expect.poll(() => boxOf(page, 'a').then(({ h }) => h), SOON).toBe(start.h + 42);
  await page.getByText('Revenue: 3 columns, 5 rows').waitFor();
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect.poll(() => boxOf(page, 'a'), SOON).toEqual(start);
  // By mouse: the chart to the right of the table's place, the table makes room.
  const corner = page.locator('[data-tile=b]').getByRole('button', { name: /^Resize/ });
  const before = await boxOf(page, 'b');
  await page.locator('[data-tile=b]').hover();
  const from = await corner.boundingBox();
  if (from === null) throw new Error('no corner');
  await page.mouse.move(from.x + 8, from.y + 8);
  await page.mouse.down();
  await page.mouse.move(from.x + 8, from.y + 8 + 84, { steps: 4 });
  await page.mouse.up();
  await expect.poll(() => boxOf(page, 'b').then(({ h }) => h), SOON).toBe(before.h + 84);
  const handle = await page.locator('[data-tile=c]').getByRole('button', { name: /^Move/ }).boundingBox();
  if (handle === null) throw new Error('no handle');
  await page.mouse.move(handle.x + 8, handle.y + 8);
  await page.mouse.down();
  await page.mouse.move(handle.x + 8, handle.y - 400, { steps: 8 });
  await page.mouse.up();
  await expect.poll(() => titles(page).then((ids) => ids[0]), SOON).toBe('c');
  await page.locator('[data-tile=e]').getByRole('button', { name: /^Move/ }).focus();
  await page.keyboard.press('Delete');
  await expect.poll(() => titles(page), SOON).not.toContain('e');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => titles(page), SOON).toContain('e');
});

test('two who save: the slower sees both, and nothing is overwritten', async (context) => {
  const expected = /409/;
  const app = await openApp(context, { path: '/app/dashboards', expected });
  const { page } = app;
  const id = await openBoard(app, { tiles: TILES, filters: [] }, '?edit=on');
  const other = await openTab(app, `/app/dashboards/${id}?edit=on`);
  await other.getByRole('textbox').first().fill('Theirs');
  await other.getByRole('button', { name: 'Save' }).click();
  await other.getByText('Saved', { exact: true }).waitFor();
  await page
    .locator('[data-tile=e]')
    .getByRole('button', { name: /^Remove/ })
    .focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Save' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Nothing has been overwritten').waitFor();
  await dialog.getByText('Theirs', { exact: true }).waitFor();
  expect(await dialog.getByRole('listitem').allTextContents()).toEqual([
    'moved or resized By channel',
    'removed Read this',
  ]);
  await dialog.getByRole('button', { name: 'Save yours as a copy' }).click();
  await page.getByRole('heading', { name: 'Weekly (copy)' }).waitFor();
  await expect.poll(() => titles(page).then((ids) => ids.length), SOON).toBe(4);
  await page.goto(`${app.url}/app/dashboards/${id}`);
  await page.getByRole('heading', { name: 'Theirs' }).waitFor();
  await expect.poll(() => titles(page).then((ids) => ids.length), SOON).toBe(5);
});

test('filters stand in the address, narrow what reaches them, and say where they do not', async (context) => {
  const app = await openApp(context, { path: '/app/dashboards' });
  const { page } = app;
  const tiles = [
    TILES[0],
    { id: 'p', kind: 'metric', x: 6, y: 0, w: 3, h: 4, title: '', view: view({ metrics: ['headcount'] }) },
  ];
  await openBoard(app, { tiles, filters: [{ ref: 'category_en', values: [] }] });
  const value = page.locator('[data-metric=revenue] [data-exact]').first();
  await value.waitFor();
  const whole = await value.getAttribute('data-exact');
  await page.getByRole('combobox', { name: 'Category' }).click();
  await page.locator('.ant-select-item-option').first().click();
  await expect.poll(() => value.getAttribute('data-exact'), SOON).not.toBe(whole);
  await page.getByText('Not filtered by Category').waitFor();
  expect(new URL(page.url()).searchParams.get('filters')).toContain('category_en');
  const narrowed = await value.getAttribute('data-exact');
  const tab = await openTab(app, page.url().slice(app.url.length));
  const same = tab.locator('[data-metric=revenue] [data-exact]').first();
  await expect.poll(() => same.getAttribute('data-exact'), SOON).toBe(narrowed);
});

test('on a phone tiles stand in one column, in reading order', async (context) => {
  const app = await openApp(context, { width: 360, path: '/app/dashboards' });
  const { page } = app;
  await openBoard(app, { tiles: TILES, filters: [] });
  const boxes = await Promise.all(['a', 'b', 'e', 'c', 'd'].map((id) => boxOf(page, id)));
  expect(new Set(boxes.map(({ x }) => x)).size).toBe(1);
  expect(boxes.map(({ y }) => y)).toEqual(boxes.map(({ y }) => y).toSorted((a, b) => a - b));
  expect(await fitsWidth(page)).toBe(true);
});

test('on a phone a dashboard is renamed, its tiles are added, ordered and removed with buttons', async (context) => {
  const app = await openApp(context, { width: 360, locale: 'zh', path: '/app/dashboards' });
  const { page } = app;
  const some = TILES.filter(({ id }) => ['a', 'b', 'e'].includes(id));
  const id = await openBoard(app, { tiles: some, filters: [] });
  await page.getByRole('button', { name: /^编 ?辑$/ }).click();
  const press = (name: RegExp) => page.getByRole('button', { name }).click();
  await press(/^把营业收入往后移$/);
  await expect.poll(() => titles(page), SOON).toEqual(['b', 'a', 'e']);
  await press(/^把Read this往前移$/);
  await expect.poll(() => titles(page), SOON).toEqual(['b', 'e', 'a']);
  await press(/^移除净利润$/);
  await expect.poll(() => titles(page), SOON).toEqual(['e', 'a']);
  await press(/^添加卡片$/);
  const form = page.getByRole('dialog');
  await form.getByRole('combobox').fill('cac');
  await page.keyboard.press('Enter');
  await form.getByRole('button', { name: /^添 ?加$/ }).click();
  await page.locator('[data-metric=cac] [data-exact]').waitFor();
  await page.getByRole('textbox').first().fill('手机上改的');
  expect(await fitsWidth(page)).toBe(true);
  expect(await namelessControls(page)).toEqual([]);
  await press(/^保 ?存$/);
  await page.getByText('已保存', { exact: true }).waitFor();
  await page.goto(`${app.url}/app/dashboards/${id}`);
  await page.getByRole('heading', { name: '手机上改的' }).waitFor();
  const order = await titles(page);
  expect(order.filter((one) => one === 'e' || one === 'a')).toEqual(['e', 'a']);
  expect(order).toHaveLength(3);
});

test('the order of tiles is changed with the keys of a handle', async (context) => {
  const app = await openApp(context, { path: '/app/dashboards' });
  const { page } = app;
  await openBoard(app, { tiles: TILES, filters: [] }, '?edit=on');
  await page
    .locator('[data-tile=a]')
    .getByRole('button', { name: /^Move Revenue/ })
    .focus();
  await page.keyboard.press('PageDown');
  await expect.poll(() => titles(page), SOON).toEqual(['b', 'a', 'e', 'c', 'd']);
  await page.getByText('Revenue: 2 of 5').waitFor();
  await page.keyboard.press('PageUp');
  await expect.poll(() => titles(page), SOON).toEqual(['a', 'b', 'e', 'c', 'd']);
});

test.for(['zh', 'en'] as const)('the example dashboard shows the truth, in %s', async (locale, context) => {
  const app = await openApp(context, { locale, path: '/app/dashboards' });
  const { page, folder } = app;
  const name = { zh: '增收不增利：一页看懂', en: 'More sold, less earned: on one page' }[locale];
  await page.getByRole('link', { name }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
  // The year so far is what the record of the company holds.
  await page.goto(`${app.url}${new URL(page.url()).pathname}?period=2026-10`);
  const table = page.locator('[data-tile=channels]');
  await table.getByRole('treegrid').waitFor();
  const { channels, headline } = JSON.parse(await readFile(join(folder, 'data/truth/truth.json'), 'utf8'));
  const cell = table.locator('[data-exact]');
  await expect.poll(() => cell.count(), SOON).toBeGreaterThan(channels.length);
  const shown = await cell.evaluateAll((all) => all.map((one) => Number(one.getAttribute('data-exact'))));
  for (const { channel, revenue, contribution } of channels)
    for (const figure of [revenue, contribution])
      expect(
        shown.some((one) => Math.abs(one - figure) < 0.005),
        `${channel} ${figure}`,
      ).toBe(true);
  expect(shown.some((one) => Math.abs(one - headline.revenue) < 0.005)).toBe(true);
  await expect.poll(() => page.locator('.tile [data-metric] [data-exact]').count(), SOON).toBe(7);
  expect(await namelessControls(page)).toEqual([]);
});

test('tiles that differ in their metric alone share a question, and one that fails keeps no other back', async (context) => {
  const expected = /status of 500/;
  const app = await openApp(context, { path: '/app/dashboards', expected });
  const { page } = app;
  const names = ['revenue', 'gross_margin_rate', 'net_profit', 'operating_cash_flow', 'new_customers', 'cac'];
  const more = ['collection_rate', 'gross_profit', 'cash', 'receivables', 'inventories', 'headcount'];
  const cards = [...names, ...more].map((name, i) => ({
    id: name,
    kind: 'metric',
    x: (i % 4) * 3,
    y: Math.floor(i / 4) * 4,
    w: 3,
    h: 4,
    title: '',
    view: view({ metrics: [name] }),
  }));
  const charts = ['gross_margin_rate', 'cac'].map((name, i) => ({
    id: `chart_${name}`,
    kind: 'chart',
    x: i * 6,
    y: 12,
    w: 6,
    h: 7,
    title: '',
    view: view({ metrics: [name], rows: ['month'], period: 'last 12 months', compare: ['year_ago'] }),
  }));
  await page.locator('main').waitFor();
  const id = await make(app, { tiles: [...cards, ...charts], filters: [] });
  const tab = await openTab(app, '/app/metrics');
  const asked: { readonly metrics: readonly string[] }[] = [];
  tab.on('request', (request) => {
    if (request.url().endsWith('/api/v1/query')) asked.push(request.postDataJSON());
  });
  await tab.goto(`${app.url}/app/dashboards/${id}`);
  await expect.poll(() => tab.locator('.tile .metric-card [data-exact]').count(), SOON).toBe(12);
  await expect.poll(() => tab.locator('.tile canvas').count(), SOON).toBe(2);
  const kinds = asked.map(({ metrics: _, ...question }) => JSON.stringify(question));
  expect(new Set(kinds).size).toBe(kinds.length);
  expect(asked.filter(({ metrics }) => metrics.length === 12)).toHaveLength(1);
  // Whatever holds cash fails by a fault of the server.
  await tab.route('**/api/v1/query', (route) => {
    const { metrics }: (typeof asked)[number] = route.request().postDataJSON();
    const problem = { type: 'about:blank', title: 'Internal Server Error', status: 500, diagnostics: [] };
    return metrics.includes('cash') ? route.fulfill({ status: 500, json: problem }) : route.continue();
  });
  await tab.goto(`${app.url}/app/dashboards/${id}?period=2026-09`);
  await tab.locator('[data-metric=cash] .card-reason').waitFor();
  await expect.poll(() => tab.locator('.tile .metric-card [data-exact]').count(), SOON).toBe(11);
  await expect.poll(() => tab.locator('.tile canvas').count(), SOON).toBe(2);
});
