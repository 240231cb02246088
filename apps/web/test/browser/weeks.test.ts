import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type RunningServer, runServer } from './harness/running-server.ts';
import { type Session, signIn } from './harness/signed-in.ts';
import { openApp } from './open-app.ts';

/** Years of whole weeks: period 10 of 2026 is 28 September to 25 October. */
describe('a workspace whose months are periods of whole weeks', () => {
  let folder = '';
  let server: RunningServer | undefined;
  let session: Session | null = null;

  beforeAll(async () => {
    if (inject('web').kind === 'missing') return;
    folder = await mkdtemp(join(tmpdir(), 'plumbline-weeks-'));
    await writeFile(join(folder, 'plumbline.yaml'), WORKSPACE);
    await writeFile(join(folder, 'sales.csv'), SALES);
    server = await runServer(['serve', folder]);
    session = await signIn(server.url, server.oneTime);
  });

  afterAll(async () => {
    await server?.stop();
    if (folder !== '') await rm(folder, { recursive: true, force: true });
  });

  test('chooses its periods, and asks for them by their names', async (context) => {
    const { page } = await openApp(context, { url: server?.url ?? '', session, path: '/app/company' });
    const card = page.locator('[data-metric=revenue] [data-part=month]');
    await card.and(page.locator('[data-exact="20.00"]')).waitFor();
    await page.getByRole('button', { name: 'Period P10 FY2026' }).click();
    expect(await page.getByRole('button', { name: 'P12', exact: true }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: 'P9', exact: true }).click();
    await page.waitForURL(/period=FY2026-P09/);
    await card.and(page.locator('[data-exact="3.00"]')).waitFor();
    await page.getByRole('button', { name: 'Period P9 FY2026' }).click();
    await page.getByText('Quarter', { exact: true }).click();
    await page.getByRole('button', { name: 'Q4', exact: true }).click();
    await page.waitForURL(/period=FY2026-Q4/);
  });

  test('has nothing to reconcile, and is told how that is written', async (context) => {
    const { page } = await openApp(context, {
      url: server?.url ?? '',
      session,
      path: '/app/reconciliations',
    });
    await page.getByRole('heading', { name: 'Nothing is reconciled yet' }).waitFor();
    expect(await page.locator('pre').textContent()).toMatch(/^reconciliations:\n {2}- name: /);
    expect(await page.getByRole('button', { name: 'Copy the example' }).count()).toBe(1);
  });

  test('follows a metric from period to period', async (context) => {
    const { page } = await openApp(context, {
      url: server?.url ?? '',
      session,
      path: '/app/metrics/revenue?period=FY2026-P10',
    });
    const chosen = page.locator('.period-table tr.chosen');
    await chosen.getByText('P10').waitFor();
    expect(await chosen.locator('[data-exact]').first().getAttribute('data-exact')).toBe('20.00');
    await page.locator('[data-part=ytd][data-exact="23.00"]').waitFor();
  });

  test('reads a month of the date in an address as no choice', async (context) => {
    const { page } = await openApp(context, {
      url: server?.url ?? '',
      session,
      path: '/app/company?period=2026-09',
    });
    await page.getByRole('button', { name: 'Period P10 FY2026' }).waitFor();
    await page.locator('[data-metric=revenue] [data-part=month][data-exact="20.00"]').waitFor();
  });
});

const SALES = `id,day,amount
1,2025-10-06,10.00
2,2026-09-27,3.00
3,2026-09-28,7.50
4,2026-10-25,12.50
5,2026-10-26,5.00
`;

const WORKSPACE = `
workspace: weeks
label: {zh: 按周的铺子, en: Shop of weeks}
currency: CNY
timezone: Asia/Shanghai
today: 2026-11-20
calendar: {pattern: 4-4-5, year_end: last sunday of december}
datasets:
  - name: sales
    source: {files: sales.csv}
    primary_key: [id]
    time: day
    fields:
      - {name: id, type: bigint}
      - {name: day, type: date}
      - {name: amount, type: "decimal(18,2)", unit: money}
metrics:
  - {name: revenue, label: {zh: 收入, en: Revenue}, formula: sum(sales.amount), direction: up}
`;
