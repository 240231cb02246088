import { describe, expect, test } from 'vitest';
import { askServer } from './harness/explore-table.ts';
import { fitsWidth, namelessControls, openApp } from './open-app.ts';

const SLOW = { timeout: 30_000 };

describe('statements', () => {
  test('every line is a cell of the API, the result is that of the metric, and a line opens its vouchers', async (context) => {
    const app = await openApp(context, { locale: 'zh', path: '/app/statements' });
    const { page } = app;
    await page.getByRole('table', { name: '利润表' }).waitFor(SLOW);
    const { columns, rows } = await askServer(app, {
      metrics: [
        'income_statement.revenue',
        'income_statement.selling',
        'income_statement.net_profit',
        'net_profit',
      ],
      period: '2026-10',
    });
    const truth = new Map(columns.map(({ name }, i) => [name, String(rows[0]?.[i])]));
    const shown = (line: string) =>
      page.locator(`[data-line=${line}] td.main`).first().getAttribute('data-exact');
    for (const line of ['revenue', 'selling', 'net_profit'])
      expect(await shown(line), line).toBe(truth.get(`income_statement.${line}`));
    expect(Number(await shown('net_profit'))).toBeCloseTo(Number(truth.get('net_profit')), 2);
    await page.getByRole('button', { name: '打开四、净利润' }).press('Enter');
    const panel = page.getByRole('dialog');
    await panel.getByRole('button', { name: '减：所得税费用' }).click();
    await expect.poll(() => new URL(page.url()).searchParams.get('line'), SLOW).toBe('income_tax');
    await panel.getByRole('grid', { name: '明细' }).waitFor(SLOW);
    await panel.getByRole('columnheader', { name: '凭证号' }).waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => panel.count(), SLOW).toBe(0);
    expect(await namelessControls(page)).toEqual([]);
  });

  test.for([
    ['en', 'dark', 1440],
    ['zh', 'dark', 360],
    ['en', 'light', 360],
  ] as const)(
    'the balance sheet balances and fits: %s, %s, %i wide',
    async ([locale, theme, width], context) => {
      const { page } = await openApp(context, {
        locale,
        theme,
        width,
        path: '/app/statements?statement=balance_sheet',
      });
      await page.getByRole('table', { name: locale === 'zh' ? '资产负债表' : 'Balance sheet' }).waitFor(SLOW);
      const exact = (line: string) =>
        page.locator(`[data-line=${line}] td`).first().getAttribute('data-exact');
      expect(await exact('total_assets')).toBe(await exact('liabilities_and_equity'));
      expect(Number(await exact('difference'))).toBe(0);
      expect(await fitsWidth(page)).toBe(true);
      expect(await namelessControls(page)).toEqual([]);
    },
  );
});
