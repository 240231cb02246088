import { describe, expect, test } from 'vitest';
import { askServer, cellsOf, pivotTable } from './harness/explore-table.ts';
import { fitsWidth, namelessControls, openApp } from './open-app.ts';

const SLOW = { timeout: 20_000 };
const RATE = 'metrics=collection_rate&chart=lines';

describe('a rate whose definition changed in January 2026', () => {
  test('2025 as it was reported, then restated by the switch; the address and the copied call say so', async (context) => {
    const app = await openApp(context, {
      locale: 'zh',
      path: `/app/explore?metrics=collection_rate&span=2025&against=none`,
    });
    const { page } = app;
    const figure = () => page.locator('td[data-column=collection_rate]').getAttribute('data-exact');
    const query = { metrics: ['collection_rate'], period: '2025' };
    const reported = await askServer(app, query);
    const restated = await askServer(app, { ...query, restated: true });
    await expect.poll(figure, SLOW).toBe(String(reported.rows[0]?.[0]));
    const note = page.locator('.versions-bar');
    expect(await note.textContent()).toContain('截至2025-12-31的口径');
    await note.getByRole('switch', { name: '按最新口径重述' }).click();
    await expect.poll(figure, SLOW).toBe(String(restated.rows[0]?.[0]));
    expect(Number(reported.rows[0]?.[0])).toBeGreaterThan(Number(restated.rows[0]?.[0]) + 0.1);
    expect(page.url()).toContain('restated=yes');
    await expect.poll(() => note.textContent(), SLOW).toContain('各期都按最新口径重述');
    await page.getByRole('button', { name: 'API', exact: true }).click();
    await expect
      .poll(() => page.locator('.copied pre').first().textContent(), SLOW)
      .toContain('"restated":true');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '移除按最新口径重述' }).click();
    await expect.poll(figure, SLOW).toBe(String(reported.rows[0]?.[0]));
  });

  test('months: where the new definition begins, and the base that is restated to it', async (context) => {
    const app = await openApp(context, {
      locale: 'en',
      path: `/app/explore?${RATE}&rows=month&span=2025-09..2026-04&against=year_ago`,
    });
    const { page } = app;
    await pivotTable(page, 'en').waitFor();
    const begins = page.getByRole('rowheader').filter({ hasText: 'new definition' });
    await expect.poll(() => begins.allTextContents(), SLOW).toEqual(['Jan 2026new definition']);
    const answered = await askServer(app, {
      metrics: ['collection_rate'],
      by: ['month'],
      period: '2025-09..2026-04',
      compare: ['year_ago'],
    });
    const change = answered.rows.find(([key]) => key === '2026-02-01')?.[3];
    const cell = page
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader', { name: 'Feb 2026' }) })
      .locator('td[data-column=collection_rate__year_ago_change]');
    expect(await cell.getAttribute('class')).toContain('restated');
    expect(await cell.getAttribute('data-exact')).toBe(String(change));
    const before = cellsOf(page, 'Dec 2025', 'collection_rate__year_ago_change');
    expect(await before.getAttribute('class')).not.toContain('restated');
    expect(await page.locator('.versions-bar').textContent()).toContain(
      'New definition from 2026-01-01 · Last year’s base is restated to today’s definition',
    );
    expect(await namelessControls(page)).toEqual([]);
  });
});

describe('a definition that changed, elsewhere', () => {
  test('the metric page says it beside the base, in the course and in its versions', async (context) => {
    const { page } = await openApp(context, {
      locale: 'zh',
      path: '/app/metrics/collection_rate?period=2026-10',
    });
    const strip = page.locator('[data-part=year_ago]');
    await expect.poll(() => strip.textContent(), SLOW).toContain('上年同期已按现口径重述');
    const begins = page.locator('.period-table tr').filter({ hasText: '新口径' });
    await expect.poll(() => begins.count(), SLOW).toBe(1);
    expect(await begins.textContent()).toContain('1月');
    expect(await page.locator('.versions-note').textContent()).toContain('自2026-01-01起用新口径');
    await page.getByRole('tab', { name: '版本' }).click();
    const change = page.locator('.diff-table [data-part=formula]');
    await expect.poll(() => change.textContent(), SLOW).toContain('bill');
  });

  test('on a phone, in the dark', async (context) => {
    const { page } = await openApp(context, {
      locale: 'en',
      theme: 'dark',
      width: 360,
      path: `/app/explore?${RATE}&rows=month&span=2025-09..2026-04`,
    });
    await page.getByRole('switch', { name: 'Restate by the latest definition' }).click();
    await expect.poll(() => page.locator('.versions-bar').textContent(), SLOW).toContain('Every figure');
    expect(await fitsWidth(page)).toBe(true);
  });
});
