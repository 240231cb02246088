import { expect, test } from 'vitest';
import { servedFiles } from './harness/served-files.ts';

const SLOW = { timeout: 20_000 };

/** October was filed with 100 and corrected to 70 in December; November was filed in December, too. */
const FILINGS = `company,day,filed,profit
a,2026-09-30,2026-10-10,40.00
a,2026-10-31,2026-11-10,100.00
a,2026-10-31,2026-12-05,70.00
b,2026-10-31,2026-12-06,5.00
`;

const WORKSPACE = `
workspace: filed
label: {zh: 申报, en: Filings}
currency: CNY
timezone: Asia/Shanghai
today: 2026-12-20
datasets:
  - name: filings
    source: {files: filings.csv}
    time: day
    history: {key: [company, day], recorded_at: filed}
    fields:
      - {name: company, type: text, label: {zh: 公司, en: Company}}
      - {name: day, type: date}
      - {name: filed, type: date}
      - {name: profit, type: "decimal(18,2)", unit: money}
metrics:
  - {name: profit, label: {zh: 申报利润, en: Profit as filed}, formula: sum(filings.profit), direction: up}
`;

const open = servedFiles({ 'plumbline.yaml': WORKSPACE, 'filings.csv': FILINGS });

test.for([
  ['en', 'As known on', 'As known today', 'known on 2026-11-30', 'as known on 2026-11-30'],
  ['zh', '按哪天已有的数据', '回到今天', '按2026-11-30已有的数据', '按2026-11-30已有的数据'],
] as const)(
  'data recorded in versions are shown as they were known on a day, every figure of the page: %s',
  async ([locale, choose, clear, told, titled], context) => {
    const { page } = await open(context, '/app/metrics/profit?period=2026-10', { locale });
    const figure = page.locator('.strip-hero [data-part=value]');
    const october = page.locator('.period-table tbody tr').first().locator('td.strong');
    const members = page.locator('.breakdown-table tbody td.member-name');
    const exact = () => figure.getAttribute('data-exact');
    // 70, corrected, and 5 of the other company.
    await expect.poll(exact, SLOW).toBe('75.00');
    await page.getByLabel(choose, { exact: true }).fill('2026-11-30');
    await expect.poll(() => new URL(page.url()).searchParams.get('asof'), SLOW).toBe('data:2026-11-30');
    // As it was known in November: 100 as first filed, and nothing of the other company.
    await expect.poll(exact, SLOW).toBe('100.00');
    await expect.poll(() => october.getAttribute('data-exact'), SLOW).toBe('100.00');
    await expect.poll(() => members.allTextContents(), SLOW).toContain('a');
    expect(await members.allTextContents()).not.toContain('b');
    await expect.poll(() => page.locator('.versions-bar').textContent(), SLOW).toContain(told);
    // A link that is sent shows the same; the rows are those that were known.
    await page.goto(`${page.url()}&rows=0`);
    await expect.poll(() => page.locator('.ant-drawer-title').textContent(), SLOW).toContain(titled);
    await expect.poll(() => page.locator('.ant-drawer tbody').textContent(), SLOW).toContain('100.00');
    expect(await page.locator('.ant-drawer tbody').textContent()).not.toContain('70.00');
    await page.locator('.ant-drawer-close').click();
    await page.getByRole('button', { name: clear }).click();
    await expect.poll(exact, SLOW).toBe('75.00');
  },
);
