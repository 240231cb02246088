import { describe, expect, test } from 'vitest';
import { askServer, cellsOf, pivotTable } from './harness/explore-table.ts';
import { fitsWidth, namelessControls, openApp } from './open-app.ts';

const PATH = '/app/explore';
const SLOW = { timeout: 20_000 };
const SIGNED = 'sales_order_line.signed_date';
const ORDERED = 'sales_order_line.order_date';

describe('explore, dates of the rows', () => {
  test('a weekday is found by its name, and opened to months of another date', async (context) => {
    const app = await openApp(context, { path: `${PATH}?metrics=ordered_amount&span=12m&chart=none` });
    const { page } = app;
    const address = (key: string) => new URL(page.url()).searchParams.get(key);
    await page.getByPlaceholder('Find a field').fill('weekday');
    await page.locator(`[data-field="${ORDERED}:part:weekday"] input`).check();
    await expect.poll(() => address('rows'), SLOW).toBe(`${ORDERED}:part:weekday`);
    await pivotTable(page, 'en').waitFor();
    const truth = await askServer(app, {
      metrics: ['ordered_amount'],
      by: [{ field: ORDERED, part: 'weekday' }],
      period: '2025-11..2026-10',
    });
    expect(truth.rows).toHaveLength(7);
    const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
    for (const [day, value] of truth.rows)
      expect(
        await cellsOf(page, DAYS[Number(day) - 1] ?? '', 'ordered_amount')
          .first()
          .getAttribute('data-exact'),
      ).toBe(value);
    // Days of the week come in their order, not by their figures.
    expect(await page.locator('tbody th').allTextContents()).toEqual([...DAYS, 'Total']);
    await page.getByRole('button', { name: 'Order date (weekday)', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Group by' }).hover();
    await page.getByRole('menuitem', { name: 'month of the year' }).click();
    await expect.poll(() => address('rows'), SLOW).toBe(`${ORDERED}:part:month`);
    await page.getByRole('rowheader', { name: 'Jan', exact: true }).waitFor();
  });

  test('orders by the month in which they were signed for; a member narrows, its rows stand behind it', async (context) => {
    const app = await openApp(context, {
      locale: 'zh',
      width: 360,
      path: `${PATH}?metrics=ordered_amount&rows=${SIGNED}:month&chart=none`,
    });
    const { page } = app;
    await pivotTable(page, 'zh').waitFor();
    const by = [{ field: SIGNED, grain: 'month' }];
    const truth = await askServer(app, { metrics: ['ordered_amount'], by, period: '2026-10' });
    const november = truth.rows.find(([month]) => month === '2026-11-01');
    const cell = cellsOf(page, '2026年11月', 'ordered_amount').first();
    expect(await cell.getAttribute('data-exact')).toBe(november?.[1]);
    await cell.click();
    const panel = page.getByRole('complementary', { name: '下单金额' });
    await panel.getByRole('grid', { name: '明细' }).waitFor();
    expect(await panel.locator('.detail-place').textContent()).toContain('签收日（月） 2026年11月');
    await panel.getByRole('button', { name: '关闭' }).click();
    await page.getByRole('rowheader', { name: '2026年11月' }).click();
    await page.getByRole('menuitem', { name: '只看2026年11月' }).click();
    await expect
      .poll(() => new URL(page.url()).searchParams.get('where'), SLOW)
      .toBe(`date_trunc(month, ${SIGNED}) in (date '2026-11-01')`);
    await expect.poll(() => page.locator('tbody th').allTextContents(), SLOW).toEqual(['2026年11月', '合计']);
    expect(await fitsWidth(page)).toBe(true);
    expect(await namelessControls(page)).toEqual([]);
  });
});

describe('explore, parts of the own day of each row', () => {
  test('revenue of datasets that share no date stands by the weekday of each row, and is narrowed to weekends', async (context) => {
    const app = await openApp(context, { path: `${PATH}?metrics=revenue&chart=none&against=none` });
    const { page } = app;
    const address = (key: string) => new URL(page.url()).searchParams.get(key);
    await page.getByPlaceholder('Find a field').fill('weekday');
    await page.locator('[data-field="day:part:weekday"] input').check();
    await expect.poll(() => address('rows'), SLOW).toBe('day:part:weekday');
    await pivotTable(page, 'en').waitFor();
    const by = [{ field: 'day', part: 'weekday' }];
    const truth = await askServer(app, { metrics: ['revenue'], by, period: '2026-10', totals: true });
    expect(truth.rows).toHaveLength(7);
    // The day is another field than its weekday: it comes and goes by itself.
    await page.getByPlaceholder('Find a field').fill('day');
    const [day, weekday] = ['day', 'day:part:weekday'].map((ref) => page.locator(`[data-field="${ref}"]`));
    expect(await weekday?.locator('small').textContent()).toBe('rows');
    expect(await day?.locator('small').textContent()).toBe('');
    await day?.locator('input').check();
    await expect.poll(() => address('columns'), SLOW).toBe('day');
    await day?.locator('input').uncheck();
    await expect.poll(() => address('columns'), SLOW).toBeNull();
    expect(address('rows')).toBe('day:part:weekday');
    await pivotTable(page, 'en').waitFor();
    await expect
      .poll(() => page.locator('tbody th').allTextContents(), SLOW)
      .toEqual([...['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'], 'Total']);
    const monday = cellsOf(page, 'Mon', 'revenue').first();
    expect(await monday.getAttribute('data-exact')).toBe(truth.rows[0]?.[1]);
    await monday.click();
    const panel = page.getByRole('complementary', { name: 'Revenue' });
    await panel.getByRole('grid', { name: 'Rows' }).waitFor();
    expect(await panel.locator('.detail-place').textContent()).toContain('Weekday Mon');
    await panel.getByRole('button', { name: 'Close' }).click();
    await page.getByRole('rowheader', { name: 'Sat', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Only Sat' }).click();
    await expect.poll(() => address('where'), SLOW).toBe('weekday(day) in (6)');
    await expect.poll(() => page.locator('tbody th').allTextContents(), SLOW).toEqual(['Sat', 'Total']);
    // Nothing is looked for any more: what is asked for stands in the list, and goes by it.
    await page.getByPlaceholder('Find a field').fill('');
    const chosen = page.getByRole('checkbox', { name: 'Weekday' });
    expect(await chosen.isChecked()).toBe(true);
    await chosen.click();
    await expect.poll(() => address('rows'), SLOW).toBeNull();
    expect(await chosen.count()).toBe(0);
  });
});

describe('explore, parts of dates as filters', () => {
  test('parts of the own day of each row are offered too', async (context) => {
    const { page } = await openApp(context, { path: `${PATH}?metrics=revenue&chart=none&against=none` });
    await page.getByRole('button', { name: 'Add a filter' }).click();
    await page.getByRole('menuitem', { name: 'Members of a dimension …' }).click();
    await page.locator('dialog').getByPlaceholder('Find a field').fill('Weekday');
    await page.locator('dialog').getByRole('button', { name: 'Weekday', exact: true }).click();
    await page.getByRole('checkbox', { name: 'Sat', exact: true }).check();
    await page.getByRole('button', { name: 'Apply' }).click();
    await expect.poll(() => new URL(page.url()).searchParams.get('where'), SLOW).toBe('weekday(day) in (6)');
  });

  test('days of the week are chosen from a list', async (context) => {
    const app = await openApp(context, {
      path: `${PATH}?metrics=ordered_amount&rows=channel_en&chart=none&against=none`,
    });
    const { page } = app;
    await pivotTable(page, 'en').waitFor();
    await page.getByRole('button', { name: 'Add a filter' }).click();
    await page.getByRole('menuitem', { name: 'Members of a dimension …' }).click();
    await page.locator('dialog').getByPlaceholder('Find a field').fill(`${ORDERED}:part:weekday`);
    await page.keyboard.press('Enter');
    for (const day of ['Sat', 'Sun']) await page.getByRole('checkbox', { name: day, exact: true }).check();
    await page.getByRole('button', { name: 'Apply' }).click();
    const where = () => new URL(page.url()).searchParams.get('where');
    await expect.poll(where, SLOW).toMatch(/^weekday\([a-z_.]+\) in \(6, 7\)$/);
    await page.getByRole('button', { name: 'Sat + 1', exact: true }).waitFor();
    const truth = await askServer(app, {
      metrics: ['ordered_amount'],
      by: ['channel_en'],
      period: '2026-10',
      where: where(),
    });
    for (const [name, value] of truth.rows)
      await expect
        .poll(() => cellsOf(page, String(name), 'ordered_amount').first().getAttribute('data-exact'), SLOW)
        .toBe(value);
  });
});
