import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { cellsOf, pivotTable } from './harness/explore-table.ts';
import { type RunningServer, runServer } from './harness/running-server.ts';
import { type Session, signIn } from './harness/signed-in.ts';
import { openApp } from './open-app.ts';

const SLOW = { timeout: 20_000 };

/** Periods of four weeks as the company lists them: 1 to 28 October 2026 is P10, what follows to 25 November P11. */
let folder = '';
let server: RunningServer | undefined;
let session: Session | null = null;

beforeAll(async () => {
  if (inject('web').kind === 'missing') return;
  folder = await mkdtemp(join(tmpdir(), 'plumbline-grains-'));
  await writeFile(join(folder, 'plumbline.yaml'), WORKSPACE);
  await writeFile(join(folder, 'sales.csv'), SALES);
  await writeFile(join(folder, 'periods.csv'), PERIODS);
  server = await runServer(['serve', folder]);
  session = await signIn(server.url, server.oneTime);
});

afterAll(async () => {
  await server?.stop();
  if (folder !== '') await rm(folder, { recursive: true, force: true });
});

describe('a workspace with a grain of its own', () => {
  test('is chosen like a month, read by names, opened to days, and exported with both', async (context) => {
    const path = '/app/explore?metrics=revenue&span=2026-09-03..2026-11-20&against=previous';
    const { page } = await openApp(context, { url: server?.url ?? '', session, path });
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
    const { page } = await openApp(context, { url: server?.url ?? '', session, path, locale: 'zh' });
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
    const { page } = await openApp(context, { url: server?.url ?? '', session, path });
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

const SALES = `id,day,shop,amount
1,2026-09-10,a,3.00
2,2026-10-01,a,7.50
3,2026-10-28,b,12.50
4,2026-10-29,a,15.00
5,2026-11-20,b,0.00
`;

const PERIODS = `period,starts_on,ends_on
P9,2026-09-03,2026-09-30
P10,2026-10-01,2026-10-28
P11,2026-10-29,2026-11-25
`;

const WORKSPACE = `
workspace: fours
label: {zh: 四周一期的铺子, en: Shop of four weeks}
currency: CNY
timezone: Asia/Shanghai
today: 2026-11-20
datasets:
  - name: sales
    source: {files: sales.csv}
    primary_key: [id]
    time: day
    fields:
      - {name: id, type: bigint}
      - {name: day, type: date}
      - {name: shop, type: text, label: {zh: 门店, en: Shop}}
      - {name: amount, type: "decimal(18,2)", unit: money}
  - {name: periods, source: {files: periods.csv}, primary_key: [starts_on]}
calendars:
  - name: thirteen
    label: {zh: 四周期, en: Four weeks}
    dataset: periods
    grain: period13
    key: period
    start: starts_on
    end: ends_on
metrics:
  - {name: revenue, label: {zh: 收入, en: Revenue}, formula: sum(sales.amount), direction: up}
`;
