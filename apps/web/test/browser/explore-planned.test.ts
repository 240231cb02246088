import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { askServer, cellsOf, pivotTable } from './harness/explore-table.ts';
import { send } from './harness/person.ts';
import { servePlannedShop } from './harness/planned-shop.ts';
import { servedThroughout } from './harness/serve-company.ts';
import { fitsWidth, namelessControls, openApp } from './open-app.ts';

const SLOW = { timeout: 30_000 };
const { at, shop } = servedThroughout(servePlannedShop);
const PATH = '/app/explore?metrics=sales&rows=month&span=2026-01..2026-04&chart=none';

const address = (page: Page, key: string) => new URL(page.url()).searchParams.get(key);

test('a plan among the rows is compared with, on all days or on the snapshots of both', async (context) => {
  const app = await openApp(context, at('fay', `${PATH}&against=none`));
  const { page } = app;
  await pivotTable(page, 'en').waitFor();
  const add = async (name: string) => {
    await page.getByRole('button', { name: 'Add a comparison' }).press('Enter');
    await page.getByRole('menuitem', { name, exact: true }).press('Enter');
  };
  await add('Budget');
  await expect.poll(() => address(page, 'against'), SLOW).toBe('budget');
  await page.locator('.pivot-terms', { hasText: 'only one of what happened and the budget has' }).waitFor();
  await expect
    .poll(() => cellsOf(page, 'Total', 'sales').first().getAttribute('data-exact'), SLOW)
    .toBe('315.00');
  await add('Budget (snapshots of both)');
  await expect.poll(() => address(page, 'against'), SLOW).toBe('budget:matched');
  await page.locator('.pivot-terms', { hasText: 'of the snapshot days that both have' }).waitFor();
  const compare = [{ budget: true, matched: 'snapshots' }];
  const asked = { metrics: ['sales'], by: ['month'], period: '2026-01..2026-04', compare, totals: true };
  const truth = await askServer(app, asked);
  const total = truth.totals[0]?.row ?? [];
  const of = (name: string) => total[truth.columns.findIndex((column) => column.name === name)];
  expect(of('sales')).toBe('240.00');
  for (const column of ['sales', 'sales__budget_attainment'])
    await expect
      .poll(() => cellsOf(page, 'Total', column).first().getAttribute('data-exact'), SLOW)
      .toBe(String(of(column)));
  expect(await namelessControls(page)).toEqual([]);
});

test('the rows behind a figure are those of the days that both have', async (context) => {
  const { page } = await openApp(context, {
    ...at('fay', `${PATH}&against=budget:matched`),
    locale: 'zh',
    width: 360,
  });
  await pivotTable(page, 'zh').waitFor();
  const answered = page.waitForResponse((one) => one.url().endsWith('/api/v1/rows'));
  await cellsOf(page, '2026年4月', 'sales').first().click();
  const found = (await (await answered).json()) as { readonly total_rows: number };
  expect(found.total_rows).toBe(1);
  expect(await fitsWidth(page)).toBe(true);
});

test('what has days of its own is not matched, and a name that is refused is taken back', async (context) => {
  const { page } = await openApp(
    context,
    at('fay', `${PATH.replace('sales', 'a_day')}&against=budget:matched`),
  );
  await pivotTable(page, 'en').waitFor();
  await page.getByRole('button', { name: 'Add a comparison' }).click();
  await page.getByRole('menuitem', { name: 'Budget', exact: true }).waitFor();
  expect(await page.getByRole('menuitem', { name: 'Budget (snapshots of both)' }).count()).toBe(0);
  const chip = page.locator('.bad-chip', { hasText: 'Budget (snapshots of both)' });
  expect(await chip.locator('.q-name').getAttribute('title')).toBe(
    'cannot be combined with every chosen metric',
  );
  expect(await page.locator('.pivot-terms').count()).toBe(0);
});

test('the page of a metric measures it by the budget among its rows; an outlook is no plan', async (context) => {
  const { page } = await openApp(context, at('fay', '/app/metrics/sales?period=2026-04'));
  await page.locator('[data-part=plan][data-exact="65.00"]').waitFor();
  // A scenario is no part of a figure; what cuts it into parts comes first.
  await page.locator('.breakdown').getByRole('columnheader', { name: 'Share' }).waitFor();
  const scenarios = await openApp(context, at('fay', '/app/metrics/sales?period=2026-04&by=ledger.scenario'));
  await scenarios.page.locator('.breakdown [data-member=Budget]').waitFor();
  expect(await scenarios.page.getByRole('columnheader', { name: 'Share' }).count()).toBe(0);
  await scenarios.page.getByText('The parts do not add up').waitFor();
  const outlook = await openApp(context, at('fay', '/app/metrics/shipped?period=2026-04'));
  await outlook.page.locator('.strip-plan').getByText('No plan').waitFor();
});

test('a plan of other snapshots is no measure: said below the figure, without a verdict', async (context) => {
  // March has a snapshot of what happened, and none of the budget: 250 of 175 is of other months.
  const { page } = await openApp(context, at('fay', '/app/metrics/sales?period=2026-Q1'));
  await page.locator('[data-part=plan][data-exact="175.00"]').waitFor();
  await page.locator('.strip-warnings', { hasText: 'the budget has' }).waitFor();
  expect(await page.locator('[data-part=plan] .word').count()).toBe(0);
  expect(await page.locator('[data-part=plan]').getByText('142.9%').count()).toBeGreaterThan(0);
});

test('a scope on the scenario leaves the figures without a plan', async (context) => {
  const { page } = await openApp(
    context,
    at('fay', '/app/metrics/sales?period=2026-02&scope=ledger.scenario%3ABudget'),
  );
  await page.locator('[data-part=value][data-exact="85.00"]').waitFor();
  await page.locator('.strip-plan').getByText('No plan').waitFor();
  expect(await page.locator('.strip-plan .refused').count()).toBe(0);
  const company = await openApp(
    context,
    at('fay', '/app/company?period=2026-02&scope=ledger.scenario%3ABudget'),
  );
  const card = company.page.locator('article[data-metric=sales]');
  await card.locator('[data-part=month][data-exact="85.00"]').waitFor();
  expect(await card.locator('.refused').count()).toBe(0);
  // The course of the year beside the cards: January and February.
  await company.page.locator('.rail tbody tr').nth(1).waitFor();
  expect(await company.page.locator('.failure').count()).toBe(0);
});

test('shares are not asked along scenarios, whose members are no parts', async (context) => {
  const { page } = await openApp(
    context,
    at('fay', '/app/explore?metrics=sales&rows=ledger.scenario&as=total&against=none&chart=none'),
  );
  await pivotTable(page, 'en').waitFor();
  await page.locator('.pivot-terms', { hasText: 'Sales' }).waitFor();
  const view = {
    metrics: ['sales'],
    rows: ['ledger.scenario'],
    columns: [],
    period: null,
    compare: [],
    where: null,
    params: {},
    order: [],
    limit: null,
    chart: 'none',
    pivot: true,
    shown: 'total',
  };
  const tile = { id: 'a', kind: 'table', x: 0, y: 0, w: 12, h: 7, title: 'Scenarios', view };
  const board = { name: 'Shares', body: { tiles: [tile], filters: [] } };
  const made = await send(shop().as('fay'), 'POST', 'dashboards', board);
  const tab = await openApp(context, at('fay', `/app/dashboards/${made.body.id}`));
  await tab.page.locator('.tile [role=treegrid]').waitFor();
});

test('a balance of another day is said below the figure; a running period is not judged by its whole plan', async (context) => {
  const { page } = await openApp(context, {
    ...at('fay', '/app/metrics/stores?period=2026-Q2'),
    locale: 'zh',
  });
  await page.locator('.strip-warnings', { hasText: '期末存货是2026-04-30的余额' }).waitFor();
  const narrow = await openApp(context, { ...at('fay', '/app/metrics/stores?period=2026-04'), width: 360 });
  await narrow.page.locator('[data-part=value][data-exact="7.00"]').waitFor();
  expect(await narrow.page.locator('.strip-warnings').count()).toBe(0);
  const running = await openApp(context, at('fay', '/app/metrics/sales?period=2026-05'));
  const plan = running.page.locator('[data-part=plan][data-exact="95.00"]');
  await plan.getByText('of the plan for the whole period, which is not over').waitFor();
  expect(await plan.locator('.word').count()).toBe(0);
  // The budget is dated ahead: what happened is known to the second of May.
  await running.page.locator('.rail .facts').getByText('2026-05-02', { exact: true }).waitFor();
  const over = await openApp(context, at('fay', '/app/metrics/sales?period=2026-02'));
  await over.page.locator('[data-part=plan] .word').waitFor();
  expect(await over.page.locator('.strip-warnings').count()).toBe(0);
  expect(await fitsWidth(narrow.page)).toBe(true);
});
