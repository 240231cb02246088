import { describe, expect, test } from 'vitest';
import { pivotTable } from './harness/explore-table.ts';
import { fitsWidth, namelessControls, openApp } from './open-app.ts';

const PATH = '/app/explore';
const SLOW = { timeout: 20_000 };

describe('explore, the sums of a table', () => {
  test('each is left out by itself, and the address keeps it', async (context) => {
    const asked = 'metrics=revenue&rows=channel_en,category_en&columns=month&span=3m&chart=none&against=none';
    const { page } = await openApp(context, { path: `${PATH}?${asked}` });
    await pivotTable(page, 'en').waitFor();
    const address = () => new URL(page.url()).searchParams.get('nototals');
    const total = page.getByRole('rowheader', { name: 'Total', exact: true });
    const lastOfShops = () =>
      page
        .getByRole('row')
        .filter({ has: page.getByRole('rowheader', { name: 'Own shops', exact: true }) })
        .locator('td')
        .last()
        .textContent();
    await total.waitFor();
    expect(await lastOfShops()).toMatch(/\d/);
    await page.getByRole('button', { name: 'Totals', exact: true }).click();
    await page.getByRole('menuitemcheckbox', { name: 'Total row' }).click();
    await expect.poll(() => total.count(), SLOW).toBe(0);
    await page.getByRole('menuitemcheckbox', { name: /^Subtotals: / }).click();
    await expect.poll(lastOfShops, SLOW).toBe('');
    const heads = page.locator('thead').getByText('Total', { exact: true });
    expect(await heads.count()).toBe(1);
    await page.getByRole('menuitemcheckbox', { name: 'Total column' }).click();
    await expect.poll(() => heads.count(), SLOW).toBe(0);
    expect(address()).toBe('rows,channel_en,columns');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'No totals', exact: true }).waitFor();
    await page.reload();
    await pivotTable(page, 'en').waitFor();
    expect(await total.count()).toBe(0);
    await page.getByRole('button', { name: 'No totals', exact: true }).click();
    await page.getByRole('menuitemcheckbox', { name: 'Total row' }).click();
    await total.waitFor();
    await page.getByRole('button', { name: 'Totals: 1 of 3', exact: true }).waitFor();
    expect(await namelessControls(page)).toEqual([]);
  });
});

describe('explore, fiscal years of companies', () => {
  test('are put side by side by where they end, and only where there are years', async (context) => {
    const path = `${PATH}?metrics=revenue&rows=fiscal_year&span=24m&chart=none&against=none`;
    const { page } = await openApp(context, { path, locale: 'zh', width: 360 });
    await pivotTable(page, 'zh').waitFor();
    const question = page.waitForRequest(
      (request) => request.postData()?.includes('"peers":"calendar"') === true,
    );
    await page.getByRole('button', { name: '添加筛选' }).click();
    await page.getByRole('menuitem', { name: '各公司财年的对齐' }).click();
    await page.getByRole('menuitem', { name: '按结束所在的年度并列' }).click();
    await question;
    const peers = () => new URL(page.url()).searchParams.get('peers');
    await expect.poll(peers, SLOW).toBe('calendar');
    await expect
      .poll(() => page.locator('.pivot-terms').textContent(), SLOW)
      .toContain('财年按结束所在的年度并列');
    expect(await fitsWidth(page)).toBe(true);
    await page.getByRole('button', { name: '移除按结束所在的年度并列' }).click();
    await expect.poll(peers, SLOW).toBe(null);
  });
});
