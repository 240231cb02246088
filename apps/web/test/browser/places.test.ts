import { expect, test } from 'vitest';
import { servedFiles } from './harness/served-files.ts';

const SLOW = { timeout: 20_000 };

const SALES = `id,day,shop,amount
1,2026-10-01,a,30.00
2,2026-10-02,b,10.00
3,2026-10-03,c,20.00
`;

const WORKSPACE = `
workspace: ranked
label: {zh: 三家门店, en: Three shops}
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
metrics:
  - {name: place, label: {zh: 名次, en: Place}, formula: rank(sum(sales.amount)), direction: down}
`;

const open = servedFiles({ 'plumbline.yaml': WORKSPACE, 'sales.csv': SALES });

test.for([
  ['en', 'Places among members'],
  ['zh', '成员的名次'],
] as const)(
  'the page of a metric of places has no figure of the period, but the places of its members: %s',
  async ([locale, title], context) => {
    const { page } = await open(context, '/app/metrics/place?period=2026-10', { locale });
    await page.getByRole('heading', { name: title }).waitFor();
    const rows = page.locator('.breakdown-table tbody tr');
    // 30, 20 and 10: a, c, b; the first first.
    await expect
      .poll(() => rows.evaluateAll((all) => all.map((row) => row.getAttribute('data-member'))), SLOW)
      .toEqual(['a', 'c', 'b']);
    expect(await rows.locator('td.strong').allTextContents()).toEqual(['1', '2', '3']);
    expect(await page.locator('.strip-hero, .period-table, .breakdown-table tfoot tr').count()).toBe(0);
  },
);
