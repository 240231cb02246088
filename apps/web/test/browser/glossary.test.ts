import { describe, expect, test } from 'vitest';
import { fitsWidth, namelessControls, openApp } from './open-app.ts';

const SLOW = { timeout: 30_000 };

describe('glossary', () => {
  test('terms stand under their letters, are looked for in both languages, and lead to each other and to metrics', async (context) => {
    const { page } = await openApp(context, { locale: 'zh', path: '/app/metrics?period=2026-10' });
    await page.getByRole('link', { name: '术语表' }).click(SLOW);
    const list = page.getByRole('navigation', { name: '术语', exact: true });
    const letters = list.getByRole('heading');
    await expect.poll(() => letters.count(), SLOW).toBeGreaterThan(5);
    const shown = await letters.allTextContents();
    expect(shown).toEqual(shown.toSorted());
    expect(
      await page.getByRole('link', { name: '指标', exact: true }).first().getAttribute('class'),
    ).toContain('active');

    const box = page.getByRole('textbox', { name: '查找术语：名称、同义词或释义' });
    await box.fill('cash COLLECTED');
    await expect.poll(() => list.getByRole('link').count(), SLOW).toBe(1);
    await list.getByRole('link').press('Enter');
    await expect.poll(() => new URL(page.url()).searchParams.get('term'), SLOW).toBe('collection');
    const term = page.getByRole('article', { name: '回款' });
    expect(await term.textContent()).toContain('货款回笼');
    await term.getByRole('link', { name: '预收款' }).first().click();
    const prepayment = page.getByRole('article', { name: '预收款' });
    // The other side says so, and both show it.
    await prepayment.getByRole('link', { name: '回款', exact: true }).first().waitFor();

    await box.fill('没有这样的词');
    await page.getByRole('button', { name: '显示全部' }).click();
    await expect.poll(() => list.getByRole('link').count(), SLOW).toBeGreaterThan(10);
    await prepayment.getByRole('link', { name: '合同负债' }).first().click();
    await expect.poll(() => new URL(page.url()).pathname, SLOW).toBe('/app/metrics/contract_liabilities');
    expect(new URL(page.url()).searchParams.get('period')).toBe('2026-10');
  });

  test('a metric shows the terms that explain it; the ask box finds a term by a synonym', async (context) => {
    const { page } = await openApp(context, { path: '/app/metrics/collection_rate?period=2026-10' });
    const rail = page.locator('.term-notes');
    await expect.poll(() => rail.getByRole('term').allTextContents(), SLOW).toEqual(['Basis', 'Collection']);
    await rail.getByRole('link', { name: 'Collection' }).press('Enter');
    await page.getByRole('article', { name: 'Collection' }).waitFor(SLOW);

    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill('past due');
    await expect.poll(() => page.getByRole('group', { name: 'Terms' }).count(), SLOW).toBe(1);
    await page.getByRole('group', { name: 'Terms' }).getByRole('option').first().click();
    await page.getByRole('article', { name: 'Overdue' }).waitFor(SLOW);
    await page.getByRole('article').getByRole('link', { name: 'Receivable', exact: true }).first().waitFor();
  });

  test.for([
    ['zh', 'dark', 360],
    ['en', 'light', 360],
    ['en', 'dark', 1440],
  ] as const)('fits: %s, %s, %i wide', async ([locale, theme, width], context) => {
    const { page } = await openApp(context, { locale, theme, width, path: '/app/glossary' });
    const isPhone = width === 360;
    await page.locator('.term-row').first().waitFor(SLOW);
    // Beside the list there is room for one; a phone shows the list, then the term with the way back.
    expect(await page.getByRole('article').count()).toBe(isPhone ? 0 : 1);
    expect([await fitsWidth(page), await namelessControls(page)]).toEqual([true, []]);
    await page.locator('.term-row').nth(3).click();
    await page.getByRole('article').waitFor();
    expect([await fitsWidth(page), await namelessControls(page)]).toEqual([true, []]);
    if (!isPhone) return;
    expect(await page.locator('.term-row').count()).toBe(0);
    await page.getByRole('button', { name: locale === 'zh' ? '全部术语' : 'All terms' }).click();
    await page.locator('.term-row').first().waitFor();
  });

  test('a term that is not there, or not for the reader, is said to be so', async (context) => {
    const { page } = await openApp(context, { path: '/app/glossary?term=nothing_of_the_kind' });
    await page.getByText('There is no such term, or you may not see it.').waitFor(SLOW);
  });
});
