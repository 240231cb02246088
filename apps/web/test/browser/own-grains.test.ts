import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { cellsOf, pivotTable } from './harness/explore-table.ts';
import { fourWeeksShop } from './harness/four-weeks-shop.ts';

const SLOW = { timeout: 20_000 };

const open = fourWeeksShop();

describe('a workspace with a grain of its own', () => {
  test('is chosen like a month, read by names, opened to days, and exported with both', async (context) => {
    const path = '/app/explore?metrics=revenue&span=2026-09-03..2026-11-20&against=previous';
    const { page } = await open(context, path);
    const address = (key: string) => new URL(page.url()).searchParams.get(key);
    await page.locator('[data-field=period13] input').check();
    await expect.poll(() => address('rows'), SLOW).toBe('period13');
    await pivotTable(page, 'en').getByRole('rowheader', { name: 'P10', exact: true }).waitFor();
    await page.getByRole('button', { name: 'Four weeks', exact: true }).waitFor();
    // The chart has a table of its own for who does not see it, there as soon as the chart is.
    await page.locator('canvas').first().waitFor();
    expect(await pivotTable(page, 'en').locator('tbody th').allTextContents()).toEqual([
      expect.stringContaining('P9'),
      expect.stringContaining('P10'),
      expect.stringContaining('P11'),
      'Total',
    ]);
    const exact = (name: string, column: string) =>
      cellsOf(page, name, column).first().getAttribute('data-exact');
    expect(await exact('P10', 'revenue')).toBe('20.00');
    expect(await exact('Total', 'revenue')).toBe('38.00');
    await page.getByRole('button', { name: 'Four weeks', exact: true }).click();
    expect(await page.getByRole('menuitem', { name: 'Remove', exact: true }).count()).toBe(1);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Export' }).click();
    const waiting = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: /CSV/ }).click();
    const file = await readFile(await (await waiting).path(), 'utf8');
    expect(file.replace('\uFEFF', '').split('\r\n').slice(0, 3)).toEqual([
      expect.stringMatching(/^period13,period13_name,revenue/),
      expect.stringMatching(/^2026-09-03,P9,3\.00/),
      expect.stringMatching(/^2026-10-01,P10,20\.00/),
    ]);
    await pivotTable(page, 'en').getByRole('rowheader', { name: 'P10', exact: true }).click();
    await page.getByRole('menuitem', { name: /Day/ }).click();
    await expect.poll(() => address('rows'), SLOW).toBe('day');
  });

  test('stands in columns under its names in Chinese, with the rows of a period behind its figure', async (context) => {
    const path = '/app/explore?metrics=revenue&rows=sales.shop&columns=period13&span=2026-09-03..2026-11-20';
    const { page } = await open(context, path, { locale: 'zh' });
    const heads = pivotTable(page, 'zh').getByRole('columnheader');
    await heads.filter({ hasText: 'P10' }).first().waitFor();
    await cellsOf(page, 'a', 'revenue').nth(1).click();
    const panel = page.getByRole('complementary', { name: '收入' });
    await panel.getByRole('grid', { name: '明细' }).waitFor();
    expect(await panel.locator('.detail-place').textContent()).toContain('四周期 P10');
    await panel.getByText('7.50').first().waitFor();
  });
});

describe('conditions on a grain of the company’s own', () => {
  test('narrows to members chosen by their names, kept in the address by their first days', async (context) => {
    const path = '/app/explore?metrics=revenue&rows=sales.shop,period13&span=2026-09-03..2026-11-20';
    const { page } = await open(context, path);
    const where = () => new URL(page.url()).searchParams.get('where');
    const chip = (name: string) => page.locator('.query-row').getByRole('button', { name, exact: true });
    const total = () => cellsOf(page, 'Total', 'revenue').first().getAttribute('data-exact');
    await chip('Four weeks').click();
    await page.getByRole('menuitem', { name: 'Use as filter' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('checkbox', { name: 'P10', exact: true }).check();
    await dialog.locator('button[type=submit]').click();
    await expect.poll(where, SLOW).toBe("period13 in (date '2026-10-01')");
    await chip('P10').waitFor();
    await expect.poll(total, SLOW).toBe('20.00');
    await chip('Four weeks').click();
    await page.getByRole('menuitem', { name: 'Remove', exact: true }).click();
    await chip('P10').waitFor();
    await expect.poll(total, SLOW).toBe('20.00');
    await chip('P10').click();
    await dialog.getByRole('checkbox', { name: 'P11', exact: true }).check();
    await dialog.getByText('Without these', { exact: true }).click();
    await dialog.locator('button[type=submit]').click();
    await expect.poll(where, SLOW).toBe("not (period13 in (date '2026-10-01', date '2026-10-29'))");
    await expect.poll(total, SLOW).toBe('3.00');
  });
});
