import { expect, test } from 'vitest';
import { cellsOf } from './harness/explore-table.ts';
import { servedFiles } from './harness/served-files.ts';

const SLOW = { timeout: 20_000 };

const SALES = `id,day,code,amount
1,2025-10-05,USD,50.00
2,2026-09-05,USD,10.00
3,2026-10-05,USD,100.00
4,2026-10-06,CNY,70.00
5,2026-11-05,CNY,1.00
`;

const RATES = `code,day,rate
USD,2025-10-05,7.00
USD,2026-09-05,7.00
USD,2026-10-05,7.00
`;

const WORKSPACE = `
workspace: abroad
label: {zh: 境外铺子, en: Shop abroad}
currency: CNY
timezone: Asia/Shanghai
today: 2026-11-20
currency_rates: {dataset: rates, from: code, to: "'CNY'", date: day, average: rate, closing: rate}
datasets:
  - name: rates
    source: {files: rates.csv}
    primary_key: [code, day]
    fields:
      - {name: code, type: text}
      - {name: day, type: date}
      - {name: rate, type: "decimal(18,6)"}
  - name: sales
    source: {files: sales.csv}
    primary_key: [id]
    time: day
    fields:
      - {name: id, type: integer}
      - {name: day, type: date}
      - {name: code, type: text}
      - {name: amount, type: "decimal(18,2)", unit: money, currency: code}
metrics:
  - {name: local, label: {zh: 各币种收入, en: Local}, formula: sum(sales.amount), direction: up, layer: strategic, plans: {budget: doubled}}
  - {name: doubled, label: {zh: 两倍收入, en: Doubled}, formula: local * 2, direction: up}
  - {name: lines, label: {zh: 行数, en: Lines}, formula: count(sales), direction: up}
`;

/** October 2026: 100 USD at 7 and 70 CNY are 770 CNY; a year before 50 USD at 7 were 350 CNY. */
const open = servedFiles({ 'plumbline.yaml': WORKSPACE, 'sales.csv': SALES, 'rates.csv': RATES });

test('is asked in the workspace’s on its page, which says so beside its rows', async (context) => {
  const { page } = await open(context, '/app/metrics/local?rows=0');
  const drawer = page.getByRole('dialog');
  await drawer.getByText('rows stay in the currencies in which they were recorded').waitFor();
  await drawer.getByText('converted to Chinese Yuan').waitFor();
  expect(Number(await page.locator('.hero').getAttribute('data-exact'))).toBe(770);
});

test('is a card and a row of the list, with its currency', async (context) => {
  const { page, url } = await open(context, '/app/metrics?view=cards');
  const card = page.locator('.metric-card[data-metric=local] .card-value');
  await card.getByText('770.0').waitFor();
  expect(await card.textContent()).toContain('CNY');
  await page.goto(`${url}/app/metrics`);
  const value = page.locator('tr[data-metric=local] .cell-value');
  await value.getByText('770.0').waitFor();
  expect(await value.textContent()).toContain('CNY');
  const other = page.locator('tr[data-metric=lines] .cell-value');
  expect(await other.textContent()).toBe('2');
});

test('is on the home page: its card, the sentence, and what changed', async (context) => {
  const { page } = await open(context, '/app/home', { locale: 'zh' });
  await page.locator('.metric-card[data-metric=local] .card-value').getByText('770.0').waitFor();
  await expect.poll(() => page.locator('.home-sentence').textContent(), SLOW).toContain('770.0元');
  const changed = page.locator('tr[data-change=local]');
  await changed.waitFor();
  expect(Number(await changed.locator('td.number').first().getAttribute('data-exact'))).toBe(770);
  await changed.getByRole('link', { name: '分析' }).click();
  await expect.poll(() => new URL(page.url()).searchParams.get('currency'), SLOW).toBe('CNY');
});

test('is one of the six of the company, and a place of a tree', async (context) => {
  const { page, url } = await open(context, '/app/company');
  const figure = page.locator('.figure[data-metric=local] [data-part=month]');
  await expect.poll(async () => Number(await figure.last().getAttribute('data-exact')), SLOW).toBe(770);
  await page.goto(`${url}/app/metrics/doubled?tab=tree`);
  const places = page.locator('[role=treeitem][data-metric=local] [data-exact]');
  await expect.poll(async () => Number(await places.first().getAttribute('data-exact')), SLOW).toBe(770);
});

test('is chosen in Explore with the currency, which can be taken away and asked for again', async (context) => {
  const { page } = await open(context, '/app/explore?period=2026-10');
  const address = (key: string) => new URL(page.url()).searchParams.get(key);
  await page.locator('.fields').getByText('Local', { exact: true }).click();
  await expect.poll(() => address('currency'), SLOW).toBe('CNY');
  await expect
    .poll(async () => Number(await cellsOf(page, 'Total', 'local').first().getAttribute('data-exact')), SLOW)
    .toBe(770);
  await page.getByRole('button', { name: /Remove.*CNY/ }).click();
  await page.getByRole('button', { name: 'Convert to Chinese Yuan' }).click();
  await expect.poll(() => address('currency'), SLOW).toBe('CNY');
});
