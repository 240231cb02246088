import { expect, test } from 'vitest';
import { pivotTable } from './harness/explore-table.ts';
import { servedFiles } from './harness/served-files.ts';

const SLOW = { timeout: 20_000 };

const ORDERS = `id,day,who
1,2026-08-03,a
2,2026-08-04,b
3,2026-09-05,a
4,2026-09-06,c
5,2026-10-07,c
6,2026-11-02,a
`;

const WORKSPACE = `
workspace: visitors
label: {zh: 访客, en: Visitors}
currency: CNY
timezone: Asia/Shanghai
today: 2026-11-20
datasets:
  - name: orders
    source: {files: orders.csv}
    primary_key: [id]
    time: day
    fields:
      - {name: id, type: integer}
      - {name: day, type: date}
      - {name: who, type: text}
metrics:
  - {name: customers, label: {zh: 客户, en: Customers}, formula: count_distinct(orders.who), direction: up}
  - {name: kept, label: {zh: 留存率, en: Kept}, formula: "retention(customers, by: orders.who)", unit: percent, direction: up}
  - {name: came, label: {zh: 同期群客户, en: Came}, formula: "cohort(customers, by: orders.who, grain: month)", direction: up}
`;

/** August brought a and b, of whom a came again in September: half of them at age 1. */
const open = servedFiles({ 'plumbline.yaml': WORKSPACE, 'orders.csv': ORDERS });

test('a retention without after: leads from its page to the cohorts by age, with a metric that makes them', async (context) => {
  const { page } = await open(context, '/app/metrics/kept?period=2026-10');
  await page.getByRole('link', { name: 'Table of cohorts by age' }).click();
  await expect.poll(() => new URL(page.url()).searchParams.get('metrics'), SLOW).toBe('kept,came');
  const table = pivotTable(page, 'en');
  await table.getByRole('rowheader', { name: 'Aug 2026', exact: true }).waitFor();
  const august = table
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: 'Aug 2026', exact: true }) });
  const kept = august.locator('td[data-column=kept]');
  expect(await kept.nth(0).getAttribute('data-exact')).toBe('1');
  expect(Number(await kept.nth(1).getAttribute('data-exact'))).toBe(0.5);
});

test('a metric that makes cohorts has its figure, and the way to them: zh', async (context) => {
  const { page } = await open(context, '/app/metrics/came?period=2026-10', { locale: 'zh', width: 360 });
  await page.locator('.hero').waitFor();
  await page.getByRole('link', { name: '同期群×期数表' }).click();
  await expect.poll(() => new URL(page.url()).searchParams.get('rows'), SLOW).toBe('cohort');
});
