import { describe, expect, test } from 'vitest';
import { askServer } from './harness/explore-table.ts';
import { fitsWidth, namelessControls, openApp } from './open-app.ts';

const SLOW = { timeout: 30_000 };

describe('reconciliations', () => {
  test('both sides are cells of the API, agree where the books are closed, and are compared again', async (context) => {
    const app = await openApp(context, { locale: 'zh', path: '/app/reconciliations?period=2026-10' });
    const { page } = app;
    const row = (name: string) => page.locator(`[data-reconciliation=${name}]`);
    const verdict = (name: string) => row(name).getAttribute('data-verdict');
    await expect.poll(() => verdict('revenue_tie_out'), SLOW).toBe('agrees');
    await expect.poll(() => verdict('receivables_tie_out'), SLOW).toBe('within');
    await expect.poll(() => verdict('vouchers_balance'), SLOW).toBe('agrees');
    const metrics = ['revenue', 'ledger_revenue', 'subledger_receivables', 'receivables'];
    const { columns, rows } = await askServer(app, { metrics, period: '2026-10' });
    for (const metric of metrics)
      expect(await page.locator(`[data-part=${metric}]`).getAttribute('data-exact'), metric).toBe(
        rows[0]?.[columns.findIndex(({ name }) => name === metric)],
      );
    expect(
      Number(await row('revenue_tie_out').locator('[data-part=difference]').getAttribute('data-exact')),
    ).toBe(0);
    expect(await page.getByRole('status').filter({ hasText: '项一致' }).textContent()).toBe('3项一致');
    const asked = page.waitForResponse((response) =>
      response.url().endsWith('/reconciliations/vouchers_balance'),
    );
    await page.getByRole('button', { name: '重新核对：凭证借贷相等' }).press('Enter');
    expect((await asked).status()).toBe(200);
    await row('revenue_tie_out').getByRole('link', { name: '总账收入', exact: true }).click();
    await expect.poll(() => new URL(page.url()).pathname, SLOW).toBe('/app/metrics/ledger_revenue');
    expect(new URL(page.url()).searchParams.get('period')).toBe('2026-10');
  });

  test('a month that the ledger does not have yet differs, cell by cell; the navigation leads there', async (context) => {
    const { page } = await openApp(context, { path: '/app/statements?period=2026-11' });
    await page.getByRole('link', { name: 'Reconciliations' }).click();
    const row = page.locator('[data-reconciliation=revenue_tie_out]');
    await expect.poll(() => row.getAttribute('data-verdict'), SLOW).toBe('differs');
    const cells = page.getByRole('table', {
      name: 'Revenue of the business and of the ledger: cells that differ',
    });
    expect(await cells.getByRole('cell').first().textContent()).toBe('Nov 2026');
    expect(await row.textContent()).toContain('data to 2026-10-31');
    await row.getByRole('link', { name: /cell/ }).press('Enter');
    await expect.poll(() => new URL(page.url()).hash, SLOW).toBe('#differing-revenue_tie_out');
    expect(await namelessControls(page)).toEqual([]);
  });

  test.for([
    ['zh', 'dark', 360],
    ['en', 'light', 360],
    ['en', 'dark', 1440],
  ] as const)('fits: %s, %s, %i wide', async ([locale, theme, width], context) => {
    const { page } = await openApp(context, {
      locale,
      theme,
      width,
      expected: /status of 422 .*\/api\/v1\/reconciliations\//,
      path: '/app/reconciliations?period=2026-11&scope=sales_channel.name:%E7%9B%B4%E8%90%A5',
    });
    await expect.poll(() => page.locator('[data-reconciliation]').count(), SLOW).toBe(3);
    await expect.poll(() => page.locator('.reconciliation-waiting').count(), SLOW).toBe(0);
    expect(await fitsWidth(page)).toBe(true);
    expect(await namelessControls(page)).toEqual([]);
  });
});
