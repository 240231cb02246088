import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { askServer, cellsOf, pivotTable } from './harness/explore-table.ts';
import { type RunningServer, runServer } from './harness/running-server.ts';
import { type Session, signIn } from './harness/signed-in.ts';
import { openApp } from './open-app.ts';

const SLOW = { timeout: 20_000 };

/** Pages by the clock: from 8 to 9 on 6 January 2024 8 of them, 4 in that hour a year before. */
describe('a workspace whose rows know the time of day', () => {
  let folder = '';
  let server: RunningServer | undefined;
  let session: Session | null = null;

  beforeAll(async () => {
    if (inject('web').kind === 'missing') return;
    folder = await mkdtemp(join(tmpdir(), 'plumbline-hours-'));
    await writeFile(join(folder, 'plumbline.yaml'), WORKSPACE);
    await writeFile(join(folder, 'visits.csv'), VISITS);
    server = await runServer(['serve', folder]);
    session = await signIn(server.url, server.oneTime);
  });

  afterAll(async () => {
    await server?.stop();
    if (folder !== '') await rm(folder, { recursive: true, force: true });
  });

  test('is asked by the hour beside the year before, as the bar says, and hours without rows are added', async (context) => {
    const path = '/app/explore?metrics=pages&span=2024-01-06';
    const app = await openApp(context, { url: server?.url ?? '', session, path });
    const { page } = app;
    const address = (key: string) => new URL(page.url()).searchParams.get(key);
    const members = () => pivotTable(page, 'en').locator('tbody th').allTextContents();
    await page.locator('[data-field=hour] input').check();
    await expect.poll(() => address('rows'), SLOW).toBe('hour');
    await expect
      .poll(members, SLOW)
      .toEqual(['2024-01-06 00:00', '2024-01-06 08:00', '2024-01-06 21:00', 'Total']);
    await page.getByRole('button', { name: 'Hour', exact: true }).waitFor();
    expect(await cellsOf(page, '2024-01-06 08:00', 'pages').getAttribute('data-exact')).toBe('8');
    expect(await cellsOf(page, '2024-01-06 08:00', 'pages__year_ago_pct').textContent()).toBe('+100.0%');
    await page.goto(`${app.url}${path}&rows=hour&fill=yes`);
    await expect.poll(async () => (await members()).length, SLOW).toBe(25);
    expect((await members()).slice(22)).toEqual(['2024-01-06 22:00', '2024-01-06 23:00', 'Total']);
    await page.locator('canvas').first().waitFor();
    const asked = { metrics: ['pages'], by: ['hour'], period: '2024-01-06', compare: ['previous'] };
    const { rows } = await askServer(app, { ...asked, having: 'pages__previous > 4' });
    expect(rows.map((row) => row.slice(0, 3))).toEqual([
      ['2024-01-06T01:00:00', null, '5'],
      ['2024-01-06T09:00:00', null, '8'],
    ]);
  });

  test('opens a day into its hours, with the rows of an hour behind its figure, in Chinese', async (context) => {
    const path = '/app/explore?metrics=pages&rows=day&span=2024-01-05..2024-01-06&against=year_ago';
    const { page } = await openApp(context, { url: server?.url ?? '', session, path, locale: 'zh' });
    const member = (name: string) => pivotTable(page, 'zh').getByRole('rowheader', { name, exact: true });
    await member('2024-01-06').click();
    await page.getByRole('menuitem', { name: /小时/ }).click();
    await member('2024-01-05 22:00').waitFor();
    await page.getByRole('button', { name: '小时', exact: true }).waitFor();
    await cellsOf(page, '2024-01-06 08:00', 'pages').click();
    const panel = page.getByRole('complementary', { name: '浏览量' });
    await panel.getByRole('grid', { name: '明细' }).waitFor();
    expect(await panel.locator('.detail-place').textContent()).toContain('2024-01-06 08:00');
    expect(await panel.getByRole('grid', { name: '明细' }).locator('tbody tr').count()).toBe(2);
  });
});

const VISITS = `id,seen,page,pages
1,2024-01-05T22:10:00,home,2
2,2024-01-06T00:15:00,help,5
3,2024-01-06T08:05:00,home,6
4,2024-01-06T08:59:59,help,2
5,2023-01-06T08:30:00,home,4
6,2023-01-06T21:30:00,home,9
7,2023-01-05T08:30:00,help,1
`;

const WORKSPACE = `
workspace: clocks
label: {zh: 网站, en: Site}
currency: CNY
timezone: Asia/Shanghai
today: 2024-01-07
datasets:
  - name: visits
    source: {files: visits.csv}
    primary_key: [id]
    time: seen
    fields:
      - {name: id, type: bigint}
      - {name: seen, type: timestamp}
      - {name: page, type: text, label: {zh: 页面, en: Page}}
      - {name: pages, type: integer}
metrics:
  - {name: pages, label: {zh: 浏览量, en: Pages}, formula: sum(visits.pages), direction: up}
`;
