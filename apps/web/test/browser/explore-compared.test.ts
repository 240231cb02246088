import { describe, expect, test } from 'vitest';
import { askServer, cellsOf, pivotTable } from './harness/explore-table.ts';
import { fitsWidth, namelessControls, openApp } from './open-app.ts';

const PATH = '/app/explore';
const SLOW = { timeout: 20_000 };

describe('explore, rows behind what figures are compared with', () => {
  test('of a fixed period, and of a year before that lines up by weekdays', async (context) => {
    const app = await openApp(context, {
      path: `${PATH}?metrics=ordered_amount&rows=day:part:day&chart=none&against=year_ago,fixed:2025-03&align=weekday`,
    });
    const { page } = app;
    await pivotTable(page, 'en').waitFor();
    const truth = await askServer(app, {
      metrics: ['ordered_amount'],
      by: [{ field: 'day', part: 'day' }],
      period: '2026-10',
      compare: ['year_ago', { fixed: '2025-03' }],
      alignment: 'weekday',
    });
    await cellsOf(page, '5', 'ordered_amount').first().click();
    const panel = page.getByRole('complementary', { name: 'Orders taken' });
    await panel.getByRole('grid', { name: 'Rows' }).waitFor();
    for (const [label, name] of [
      ['Year ago', 'year_ago'],
      ['2025-03', 'fixed_2025_03'],
    ] as const) {
      const answered = page.waitForResponse(
        (one) => one.url().endsWith('/api/v1/rows') && one.request().postDataJSON().compare !== undefined,
      );
      await panel.locator('.detail-rows-head').getByText(label, { exact: true }).click();
      const found = (await (await answered).json()) as RowsFound;
      const at = found.columns.findIndex((column) => column.name === found.reads[0]);
      const sum = found.rows.reduce((all, row) => all + Math.round(Number(row[at]) * 100), 0);
      const figure = truth.columns.findIndex((column) => column.name === `ordered_amount__${name}`);
      expect([found.total_rows, sum / 100]).toEqual([found.rows.length, Number(truth.rows[4]?.[figure])]);
    }
  });
});

interface RowsFound {
  readonly columns: readonly { readonly name: string }[];
  readonly reads: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
  readonly total_rows: number;
}

describe('explore, what figures are compared with', () => {
  test('a fixed period beside the year before, which lines up by weekdays', async (context) => {
    const app = await openApp(context, {
      path: `${PATH}?metrics=revenue&rows=channel_en&chart=none&against=year_ago`,
    });
    const { page } = app;
    await pivotTable(page, 'en').waitFor();
    await page.getByRole('button', { name: 'Add a comparison' }).click();
    await page.getByRole('menuitem', { name: 'A fixed period …' }).click();
    await page.locator('dialog textarea:focus').waitFor();
    await page.keyboard.type('2025-03');
    await page.keyboard.press('Enter');
    const address = (key: string) => new URL(page.url()).searchParams.get(key);
    await expect.poll(() => address('against'), SLOW).toBe('year_ago,fixed:2025-03');
    await page.getByRole('columnheader', { name: 'vs 2025-03' }).waitFor();
    await page.getByRole('button', { name: 'Add a comparison' }).click();
    await page.getByRole('menuitem', { name: 'A year ago lines up by' }).hover();
    await page.getByRole('menuitem', { name: 'Weekdays (364 days)' }).click();
    await expect.poll(() => address('align'), SLOW).toBe('weekday');
    await expect
      .poll(() => page.locator('.pivot-terms').textContent(), SLOW)
      .toContain('364 days earlier, so that weekdays meet');
    const truth = await askServer(app, {
      metrics: ['revenue'],
      by: ['channel_en'],
      period: '2026-10',
      compare: ['year_ago', { fixed: '2025-03' }],
      alignment: 'weekday',
    });
    const columns = ['revenue__year_ago_pct', 'revenue__fixed_2025_03_pct'];
    for (const column of columns) {
      const at = truth.columns.findIndex(({ name }) => name === column);
      for (const row of truth.rows) {
        const exact = () =>
          cellsOf(page, String(row[0]), column).first().getAttribute('data-exact', { timeout: 5000 });
        await expect.poll(exact, SLOW).toBe(String(row[at]));
      }
    }
    await page.getByRole('button', { name: 'Remove 2025-03' }).click();
    await expect.poll(() => address('against'), SLOW).toBe('year_ago');
    expect(await namelessControls(page)).toEqual([]);
  });

  test('a fixed period that is none says where it is wrong', async (context) => {
    const { page } = await openApp(context, {
      path: `${PATH}?metrics=revenue&rows=channel_en&chart=none`,
      expected: /status of 422/,
    });
    await pivotTable(page, 'en').waitFor();
    await page.getByRole('button', { name: 'Add a comparison' }).click();
    await page.getByRole('menuitem', { name: 'A fixed period …' }).click();
    await page.locator('dialog textarea:focus').waitFor();
    await page.keyboard.type('last autumn');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('.text-error').textContent(), SLOW).toContain('last autumn');
    expect(new URL(page.url()).searchParams.get('against')).toBe(null);
  });
});

describe('explore, periods', () => {
  test('that are not over are compared whole, and those without data are lines', async (context) => {
    const app = await openApp(context, {
      locale: 'zh',
      width: 360,
      path: `${PATH}?metrics=revenue&rows=month&span=2026-09..2026-11&chart=none&against=year_ago`,
    });
    const { page } = app;
    await pivotTable(page, 'zh').waitFor();
    await page.getByRole('button', { name: '添加筛选' }).click();
    await page.getByRole('menuitem', { name: '未完期间' }).click();
    await page.getByRole('menuitem', { name: '按整期对比整期' }).click();
    await expect.poll(() => new URL(page.url()).searchParams.get('partial'), SLOW).toBe('full');
    const truth = await askServer(app, {
      metrics: ['revenue'],
      by: ['month'],
      period: '2026-09..2026-11',
      compare: ['year_ago'],
      partial: 'full',
    });
    const at = truth.columns.findIndex(({ name }) => name === 'revenue__year_ago_pct');
    const exact = () =>
      cellsOf(page, '2026年11月', 'revenue__year_ago_pct')
        .first()
        .getAttribute('data-exact', { timeout: 5000 });
    await expect.poll(exact, SLOW).toBe(String(truth.rows.at(-1)?.[at]));
    await page.getByRole('button', { name: '添加筛选' }).click();
    await page.getByRole('menuitem', { name: '显示没有数据的期间' }).click();
    await expect.poll(() => new URL(page.url()).searchParams.get('fill'), SLOW).toBe('yes');
    await page.getByRole('button', { name: '移除含没有数据的期间' }).waitFor();
    expect(await fitsWidth(page)).toBe(true);
    expect(await namelessControls(page)).toEqual([]);
  });
});
