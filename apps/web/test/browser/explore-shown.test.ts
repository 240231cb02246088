import { describe, expect, test } from 'vitest';
import { askServer, cellsOf, pivotTable } from './harness/explore-table.ts';
import { namelessControls, openApp } from './open-app.ts';

const PATH = '/app/explore';
const SLOW = { timeout: 20_000 };

describe('explore, what figures are shown as', () => {
  test('members have the names of the page’s language, and open as what they are', async (context) => {
    const app = await openApp(context, {
      path: `${PATH}?metrics=revenue&rows=channel&columns=month&span=2026-08..2026-10&chart=none&against=none`,
    });
    const { page } = app;
    await pivotTable(page, 'en').waitFor();
    const named = await askServer(app, {
      metrics: ['revenue'],
      by: ['channel_en'],
      period: '2026-08..2026-10',
    });
    expect(named.rows.map(([name]) => name)).toContain('Own shops');
    for (const [name, value] of named.rows)
      expect(await cellsOf(page, String(name), 'revenue').last().getAttribute('data-exact')).toBe(value);
    expect(await page.getByRole('rowheader', { name: '直营' }).count()).toBe(0);
    await page.getByRole('rowheader', { name: 'Own shops', exact: true }).click();
    await page.getByRole('menuitem').filter({ hasText: 'Own shops' }).first().click();
    await expect.poll(() => new URL(page.url()).search, SLOW).toContain(encodeURIComponent('直营'));
  });

  const QUARTERS = 'metrics=revenue,gross_margin_rate&rows=channel,category&columns=quarter,month&span=6m';

  test('shares are the server’s, in total rows and columns too; what does not add up stays a figure', async (context) => {
    const app = await openApp(context, { locale: 'zh', path: `${PATH}?${QUARTERS}&chart=none&against=none` });
    const { page } = app;
    await pivotTable(page, 'zh').waitFor();
    await page.getByRole('columnheader', { name: '小计' }).first().waitFor();
    for (const [choice, share] of [
      ['占上级', { parent: ['channel', 'category'] }],
      ['占本行', { within: ['channel', 'category'] }],
    ] as const) {
      await page.getByRole('combobox', { name: '显示为' }).click();
      await page
        .getByRole('option', { name: choice })
        .or(page.getByTitle(choice, { exact: true }))
        .last()
        .click();
      await cellsOf(page, '直营', 'revenue__share').first().waitFor();
      const { columns, totals } = await askServer(app, {
        metrics: ['revenue', 'gross_margin_rate'],
        by: ['channel', 'category', 'quarter', 'month'],
        period: '2026-05..2026-10',
        totals: 'all',
        share: { ...share, metrics: ['revenue'] },
      });
      const at = columns.findIndex(({ name }) => name === 'revenue__share');
      const own = totals.find(({ by, row }) => by.join() === 'channel' && row[0] === '直营');
      // The last cell of a line is the total of all columns.
      const exact = () => cellsOf(page, '直营', 'revenue__share').last().getAttribute('data-exact');
      await expect.poll(exact, SLOW).toBe(String(own?.row[at]));
    }
    await expect
      .poll(() => cellsOf(page, '直营', 'revenue__share').last().textContent(), SLOW)
      .toBe('100.0%');
    expect(await cellsOf(page, '直营', 'gross_margin_rate').count()).toBeGreaterThan(0);
    expect(await page.locator('.pivot-terms').textContent()).toContain('毛利率各项相加不等于合计');
    // The total stays at the right end, wherever the columns are scrolled to.
    const total = await cellsOf(page, '直营', 'revenue__share').last().boundingBox();
    const box = await page.locator('.sheet').boundingBox();
    expect((total?.x ?? 0) + (total?.width ?? 0)).toBeLessThanOrEqual((box?.x ?? 0) + (box?.width ?? 0) + 1);
    expect(await namelessControls(page)).toEqual([]);
  });
});

describe('explore, figures beside shares', () => {
  test('one metric of a table of shares stays the figure it is', async (context) => {
    const metrics = ['revenue', 'ordered_amount'];
    const app = await openApp(context, {
      path: `${PATH}?metrics=${metrics.join(',')}&rows=channel_en&as=total&chart=none&against=none`,
    });
    const { page } = app;
    await pivotTable(page, 'en').waitFor();
    await page.getByRole('columnheader', { name: 'Orders taken' }).waitFor();
    await page.locator('.q-chip').getByRole('button', { name: 'Orders taken', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Show as: Figures' }).click();
    await expect.poll(() => new URL(page.url()).searchParams.get('figures'), SLOW).toBe('ordered_amount');
    const share = { within: [], metrics: ['revenue'] };
    const truth = await askServer(app, { metrics, by: ['channel_en'], period: '2026-10', share });
    for (const column of ['ordered_amount', 'revenue__share']) {
      const at = truth.columns.findIndex(({ name }) => name === column);
      for (const row of truth.rows)
        await expect
          .poll(
            () => cellsOf(page, String(row[0]), column).first().getAttribute('data-exact', { timeout: 5000 }),
            SLOW,
          )
          .toBe(String(row[at]));
    }
    // It was chosen: nothing says that it has no share.
    expect(await page.locator('.pivot-terms').textContent()).not.toContain('Orders taken');
    await page.locator('.q-chip').getByRole('button', { name: 'Orders taken', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Show as: % of total' }).click();
    await expect.poll(() => new URL(page.url()).searchParams.get('figures'), SLOW).toBeNull();
  });
});

describe('explore, in other terms', () => {
  test('another currency and another day are said in words', async (context) => {
    const path = `${PATH}?metrics=revenue&rows=channel_en&chart=none&against=none`;
    const { page } = await openApp(context, { path });
    await pivotTable(page, 'en').waitFor();
    await page.getByRole('button', { name: 'Add a filter' }).click();
    await page.getByRole('menuitem', { name: 'In another currency …' }).click();
    await page.getByRole('radio', { name: 'USD' }).check();
    await page.getByRole('button', { name: 'Apply' }).click();
    await expect.poll(() => new URL(page.url()).searchParams.get('currency'), SLOW).toBe('USD');
    await expect
      .poll(() => page.locator('.pivot-terms').textContent(), SLOW)
      .toContain('Amounts in USD, average rates');
    await cellsOf(page, 'Own shops', 'revenue').first().click();
    const panel = page.getByRole('complementary', { name: 'Revenue' });
    await panel
      .getByText('rows in the currency they were recorded in; the figure is their sum in USD')
      .waitFor();
    await panel.getByRole('columnheader', { name: 'Amount without tax, CNY' }).waitFor();
    await panel.getByRole('button', { name: 'Close' }).click();
    await page.getByRole('button', { name: 'Add a filter' }).click();
    await page.getByRole('menuitem', { name: 'As of a day …' }).click();
    await page.getByLabel('Day', { exact: true }).fill('2026-11-01');
    await page.keyboard.press('Enter');
    await expect.poll(() => new URL(page.url()).searchParams.get('asof'), SLOW).toBe('2026-11-01');
    await expect
      .poll(() => page.locator('.pivot-terms').textContent(), SLOW)
      .toContain('as asked on 2026-11-01');
    await page.getByRole('button', { name: 'Remove in USD' }).click();
    await expect.poll(() => page.locator('.pivot-terms').textContent(), SLOW).not.toContain('USD');
  });
});

describe('explore, a row of choices', () => {
  test('a row of choices is one stop of the tab key', async (context) => {
    const { page } = await openApp(context, { path: `${PATH}?metrics=revenue&rows=channel_en&chart=none` });
    await pivotTable(page, 'en').waitFor();
    const layout = page.getByRole('radiogroup', { name: 'Layout of the table' });
    await layout.getByRole('radio', { name: 'Subtotals' }).focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => new URL(page.url()).searchParams.get('pivot'), SLOW).toBe('flat');
    await page.keyboard.press('Shift+Tab');
    expect(await layout.locator(':focus').count()).toBe(0);
    await page.keyboard.press('Tab');
    expect(await layout.locator(':focus').count()).toBe(1);
    await page.keyboard.press('Tab');
    expect(await layout.locator(':focus').count()).toBe(0);
  });
});
