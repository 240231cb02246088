import { expect, test } from 'vitest';
import { fourWeeksShop } from './harness/four-weeks-shop.ts';

const SLOW = { timeout: 20_000 };

const open = fourWeeksShop();

test.for([
  ['en', 'Step of the trend', 'Four weeks', 'P11not over'],
  ['zh', '走势的粒度', '四周期', 'P11未完'],
] as const)(
  'a grain of the company\u2019s own is a step of the page of a metric, read by its names: %s',
  async ([locale, group, step, running], context) => {
    const { page } = await open(context, '/app/metrics/revenue?period=2026-10', { locale });
    await page.getByRole('radiogroup', { name: group }).getByText(step, { exact: true }).click();
    await expect.poll(() => new URL(page.url()).searchParams.get('step'), SLOW).toBe('period13');
    const rows = page.locator('.period-table tbody tr');
    const told = () => rows.locator('td:first-child').allTextContents();
    // The newest first; the eleventh is known to 20 November of its 25 days.
    await expect.poll(told, SLOW).toEqual([running, 'P10', 'P9']);
    const values = rows.locator('td.strong');
    expect(await values.nth(1).getAttribute('data-exact')).toBe('20.00');
    expect(await values.nth(0).getAttribute('data-exact')).toBe('15.00');
  },
);
