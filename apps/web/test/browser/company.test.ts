import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { fitsWidth, openApp } from './open-app.ts';

const HEADING = { en: 'Channel contribution', zh: '渠道贡献' } as const;

describe.each(['en', 'zh'] as const)('the company page in %s', (locale) => {
  test.for([1440, 360])('shows the truth, %i wide', async (width, context) => {
    const { page, folder } = await openApp(context, {
      locale,
      width,
      path: '/app/company',
      mostShift: width < 600 ? 0.15 : 0.1,
    });
    const truth = JSON.parse(await readFile(join(folder, 'data/truth/truth.json'), 'utf8')).headline;
    await page.getByRole('heading', { name: HEADING[locale] }).waitFor();
    await page.locator('canvas').first().waitFor();
    const shown = await yearToDate(page);
    for (const name of ['revenue', 'net_profit', 'operating_cash_flow'])
      expect(Number(shown.get(name)), name).toBe(truth[name]);
    expect(Number(shown.get('gross_margin_rate'))).toBeCloseTo(truth.gross_profit / truth.revenue, 9);
    expect(shown.size).toBe(6);
    expect(await fitsWidth(page)).toBe(true);
  });
});

/** Exact values of the year so far, by metric. */
async function yearToDate(page: Page): Promise<ReadonlyMap<string, string | null>> {
  await expect.poll(() => page.locator('[data-part=ytd]').count(), { timeout: 30_000 }).toBe(6);
  const cards = await page.locator('[data-metric]').all();
  const pairs = cards.map(
    async (card) =>
      [
        (await card.getAttribute('data-metric')) ?? '',
        await card.locator('[data-part=ytd]').getAttribute('data-exact'),
      ] as const,
  );
  return new Map(await Promise.all(pairs));
}
