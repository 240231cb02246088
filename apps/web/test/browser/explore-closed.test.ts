import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { serveClosedShop } from './harness/closed-shop.ts';
import { askServer, cellsOf, pivotTable } from './harness/explore-table.ts';
import { send } from './harness/person.ts';
import { servedThroughout } from './harness/serve-company.ts';
import { fitsWidth, namelessControls, openApp } from './open-app.ts';

const SLOW = { timeout: 30_000 };
const { shop, at } = servedThroughout(serveClosedShop);
const MONTHS = '/app/explore?metrics=revenue,gross_margin_rate&rows=month&span=2026-04..2026-07&chart=none';

const address = (page: Page, key: string) => new URL(page.url()).searchParams.get(key);

test('figures as they were closed stand beside those of now, with the change since', async (context) => {
  for (const period of ['2026-06', '2026-07'])
    await send(shop().as('fay'), 'POST', `closes/${period}/lock`, {});
  await shop().post('90,2026-06-28,west,50.00,20.00');
  const app = await openApp(context, at('fay', `${MONTHS}&against=none`));
  const { page } = app;
  await pivotTable(page, 'en').waitFor();
  await page.getByRole('button', { name: 'Add a comparison' }).press('Enter');
  await page.getByRole('menuitem', { name: 'As closed' }).press('Enter');
  await expect.poll(() => address(page, 'against'), SLOW).toBe('closed');
  await page.getByRole('columnheader', { name: 'since closed' }).first().waitFor();
  const truth = await askServer(app, {
    metrics: ['revenue', 'gross_margin_rate'],
    by: ['month'],
    period: '2026-04..2026-07',
    compare: ['closed'],
    totals: true,
  });
  const at6 = truth.rows.find(([month]) => month === '2026-06-01') ?? [];
  const of = (column: string) => at6[truth.columns.findIndex(({ name }) => name === column)];
  expect(of('revenue__closed_change')).toBe('50.00');
  const shown = (month: string, column: string) => cellsOf(page, month, column).first();
  for (const column of ['revenue__closed', 'revenue__closed_change', 'gross_margin_rate__closed_change'])
    await expect
      .poll(() => shown('Jun 2026', column).getAttribute('data-exact'), SLOW)
      .toBe(String(of(column)));
  await expect.poll(() => shown('May 2026', 'revenue__closed').textContent(), SLOW).toBe('—');
  expect(await shown('May 2026', 'revenue__closed').getAttribute('title')).toContain('no figure was closed');
  await shown('Jun 2026', 'revenue__closed_change').click();
  const panel = page.getByRole('complementary', { name: 'Revenue' });
  await panel.getByText('As closed').waitFor();
  await panel.getByRole('grid', { name: 'Rows' }).waitFor();
  expect(await panel.locator('.detail-rows-head').getByText('As closed').count()).toBe(0);
  expect(await namelessControls(page)).toEqual([]);
});

test('what divides a closed figure is said at the choice, in the answer and on a phone', async (context) => {
  const app = await openApp(context, {
    ...at('fay', '/app/explore?metrics=revenue&rows=vouchers.region&chart=none&against=closed'),
    locale: 'zh',
    width: 360,
  });
  const { page } = app;
  await pivotTable(page, 'zh').waitFor();
  await page.locator('.pivot-terms', { hasText: '结账数不拆分' }).waitFor();
  await page.locator('.bad-chip', { hasText: '结账数' }).waitFor();
  await page.getByRole('button', { name: '移除结账数' }).click();
  await expect.poll(() => address(page, 'against'), SLOW).toBe('none');
  await page.getByRole('button', { name: '添加对比' }).click();
  const choice = page.getByRole('menuitem', { name: '结账数' });
  await choice.waitFor();
  expect(await choice.getAttribute('aria-disabled')).toBe('true');
  expect(await choice.textContent()).toContain('不拆分');
  expect(await fitsWidth(page)).toBe(true);
});

test('who sees a part of the rows is told why, and goes on without', async (context) => {
  const { page } = await openApp(context, {
    ...at('ann', `${MONTHS}&against=year_ago,closed`),
    expected: /status of 4\d\d/,
  });
  await page.getByRole('button', { name: 'Do not compare with: As closed' }).click();
  await pivotTable(page, 'en').waitFor();
  expect(address(page, 'against')).toBe('year_ago');
});

test('a tile with closed figures answers who sees a part of the rows, without them, and says so', async (context) => {
  const view = {
    metrics: ['revenue'],
    rows: ['month'],
    columns: [],
    period: '2026-04..2026-07',
    compare: ['year_ago', 'closed'],
    where: null,
    params: {},
    order: [],
    limit: null,
    chart: 'none',
    pivot: true,
  };
  const tile = { id: 'a', kind: 'table', x: 0, y: 0, w: 12, h: 7, title: 'Months', view };
  const board = { name: 'Shared', body: { tiles: [tile], filters: [] } };
  const made = await send(shop().as('ann'), 'POST', 'dashboards', board);
  const { page } = await openApp(context, {
    ...at('ann', `/app/dashboards/${made.body.id}`),
    expected: /status of 4\d\d/,
  });
  await page.locator('.tile [role=treegrid]').waitFor();
  const note = page.getByText('Not compared with closed figures');
  await note.waitFor();
  expect(await note.getAttribute('title')).toContain('closed figures are those of the whole company');
  expect(await page.getByRole('columnheader', { name: 'YoY' }).count()).toBeGreaterThan(0);
  expect(await page.locator('.failure').count()).toBe(0);
});

test('a kept view and a tile of a dashboard compare as they were saved', async (context) => {
  const app = await openApp(context, at('fay', `${MONTHS}&against=year_ago,closed`));
  const { page } = app;
  await pivotTable(page, 'en').waitFor();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Months as closed');
  await page.keyboard.press('Enter');
  await expect.poll(() => address(page, 'view'), SLOW).not.toBe(null);
  const id = address(page, 'view');
  await page.goto(`${app.url}/app/explore?view=${id}`);
  await page.getByRole('columnheader', { name: 'since closed' }).first().waitFor();
  expect(address(page, 'against')).toBe('year_ago,closed');
  const view = (await send(shop().as('fay'), 'GET', `views/${id}`)).body.body;
  const tile = { id: 'a', kind: 'table', x: 0, y: 0, w: 12, h: 7, title: 'Months', view };
  const filter = { ref: 'vouchers.region', values: ['west'] };
  for (const filters of [[], [filter]]) {
    const board = { name: 'Closed', body: { tiles: [tile], filters } };
    const made = await send(shop().as('fay'), 'POST', 'dashboards', board);
    await page.goto(`${app.url}/app/dashboards/${made.body.id}`);
    await page.locator('.tile treegrid, .tile [role=treegrid]').waitFor();
    expect(await page.getByRole('columnheader', { name: 'YoY' }).count()).toBeGreaterThan(0);
    const closed = await page.getByRole('columnheader', { name: 'since closed' }).count();
    expect(closed > 0).toBe(filters.length === 0);
    expect(await page.locator('.tile-note', { hasText: 'closed figures are' }).count()).toBe(filters.length);
  }
});
