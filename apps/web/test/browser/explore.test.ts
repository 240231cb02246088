import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { askServer, cellsOf, pivotTable } from './harness/explore-table.ts';
import { fitsWidth, namelessControls, openApp } from './open-app.ts';

const PATH = '/app/explore';
const ASKED = 'metrics=revenue,gross_margin_rate&rows=channel,category&columns=month&span=3m';
const SLOW = { timeout: 20_000 };

describe('explore, by mouse', () => {
  test('two metrics by two dimensions: subtotals are those of the API, a member opens, rows stand behind a figure', async (context) => {
    const app = await openApp(context, { locale: 'zh', path: PATH });
    const { page } = app;
    for (const name of ['渠道', '品类', '营业收入', '毛利率']) await choose(page, name);
    await expect.poll(() => new URL(page.url()).searchParams.get('rows'), SLOW).toBe('channel,category');
    // The answer to the fields chosen before stands until this one comes.
    await expect.poll(async () => (await exactByName(page)).get('合计')?.length, SLOW).toBe(2);
    const truth = await askServer(app, {
      metrics: ['revenue', 'gross_margin_rate'],
      by: ['channel', 'category'],
      period: '2026-10',
      totals: true,
    });
    const shown = await exactByName(page);
    for (const { by, row } of truth.totals) {
      const name = by.length === 0 ? '合计' : String(row[0]);
      expect(shown.get(name), name).toEqual([String(row[2]), String(row[3])]);
    }
    await pivotTable(page, 'zh').getByRole('rowheader', { name: '直营' }).click();
    await page.getByRole('menuitem', { name: '只看直营' }).click();
    await expect.poll(() => new URL(page.url()).searchParams.get('where'), SLOW).toBe("channel in ('直营')");
    await expect.poll(async () => [...(await exactByName(page)).keys()].includes('线上'), SLOW).toBe(false);
    await page.goBack();
    await expect.poll(async () => [...(await exactByName(page)).keys()].includes('线上'), SLOW).toBe(true);
    await cellOf(page, '直营', 'revenue').click();
    const panel = page.getByRole('complementary', { name: '营业收入' });
    await panel.getByRole('grid', { name: '明细' }).waitFor();
    await panel.getByRole('button', { name: '关闭' }).click();
    expect(await namelessControls(page)).toEqual([]);
  });
});

describe('explore, further by mouse', () => {
  test('drags a field into the columns', async (context) => {
    const { page } = await openApp(context, { path: `${PATH}?metrics=revenue&rows=channel_en` });
    await pivotTable(page, 'en').waitFor();
    await page.locator('[data-field=category_en]').dragTo(page.getByRole('group', { name: 'Columns' }));
    await expect.poll(() => new URL(page.url()).searchParams.get('columns'), SLOW).toBe('category_en');
    await pivotTable(page, 'en').getByRole('columnheader', { name: 'Mattresses' }).waitFor();
  });

  test('keeps a view, opens it by its link, and takes it away again', async (context) => {
    const app = await openApp(context, { path: `${PATH}?${ASKED}&pivot=compact` });
    const { page, url } = app;
    await page.getByRole('button', { name: 'Save' }).click();
    const name = `Channel margin review ${Date.now()}`;
    await page.getByLabel('Name', { exact: true }).fill(name);
    await page.keyboard.press('Enter');
    await expect.poll(() => new URL(page.url()).searchParams.get('view'), SLOW).not.toBeNull();
    const id = new URL(page.url()).searchParams.get('view');
    await page.goto(`${url}${PATH}?view=${id}`);
    await page.getByRole('heading', { name }).waitFor();
    await expect.poll(() => new URL(page.url()).searchParams.get('pivot'), SLOW).toBe('compact');
    await pivotTable(page, 'en').waitFor();
    const remove = page.getByRole('button', { name: `Delete the view ${name}` });
    await remove.click();
    await page.getByRole('button', { name: 'Remove', exact: true }).click();
    await expect.poll(() => remove.count(), SLOW).toBe(0);
  });

  test('exports the figures it shows', async (context) => {
    const { page } = await openApp(context, { path: `${PATH}?metrics=revenue&rows=channel_en&against=none` });
    await pivotTable(page, 'en').waitFor();
    const shown = await exactByName(page);
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('menuitem', { name: 'CSV, exact figures' }).click();
    const file = await (await waiting).path();
    const lines = (await readFile(file, 'utf8'))
      .replace(/^\uFEFF/, '')
      .trim()
      .split(/\r?\n/)
      .slice(1);
    expect(lines).toHaveLength(shown.size - 1);
    for (const line of lines) {
      const [name = '', figure] = line.split(',');
      expect(shown.get(name), name).toEqual([figure]);
    }
  });
});

describe('explore, the picture', () => {
  test('its figures stand beside it as a table, and it is kept as a file', async (context) => {
    const { page } = await openApp(context, { locale: 'zh', path: `${PATH}?${ASKED}&pivot=compact` });
    await page.locator('canvas').nth(1).waitFor();
    const name = await page.getByRole('img', { name: /^营业收入/ }).getAttribute('aria-label');
    const figures = page.getByRole('table', { name: name ?? '' });
    const spoken = await figures.locator('tr', { hasText: '直营' }).locator('td').allTextContents();
    const shown = await cellsOf(page, '直营', 'revenue').allTextContents();
    expect(shown.length).toBeGreaterThan(2);
    // The last is the total of the line, which no chart draws.
    for (const figure of shown.slice(0, -1)) expect(spoken).toContain(figure);
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name: '导出' }).click();
    await page.getByRole('menuitem', { name: '图表图片' }).click();
    const file = await readFile(await (await waiting).path());
    expect(file.subarray(1, 4).toString()).toBe('PNG');
    expect(file.readUInt32BE(16), 'width').toBeGreaterThan(1200);
  });
});

describe('explore, by keyboard', () => {
  test('a heading sorts', async (context) => {
    const { page } = await openApp(context, {
      path: `${PATH}?metrics=revenue&rows=channel&columns=quarter&span=6m&against=none&chart=none`,
    });
    await pivotTable(page, 'en').waitFor();
    await page.locator('[data-place="0:1"]').focus();
    await page.keyboard.press('ArrowUp');
    await page.locator('.sheet-sort:focus').waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(() => new URL(page.url()).searchParams.get('order'), SLOW).toMatch(/^revenue:desc@/);
    await page.locator('.sheet-sort:focus').waitFor();
    await page.keyboard.press('ArrowDown');
    await page.locator('[data-place="0:1"]:focus').waitFor();
  });

  test('a field, its place, the cells of the table and their menu', async (context) => {
    const { page } = await openApp(context, { path: `${PATH}?metrics=orders&rows=channel_en,region_en` });
    await pivotTable(page, 'en').waitFor();
    await page.getByRole('button', { name: 'Options for Month' }).focus();
    await page.keyboard.press('Enter');
    await page.locator('[role=menuitem]:focus', { hasText: 'Add to rows' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.locator('[role=menuitem]:focus', { hasText: 'Add to columns' }).waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(() => new URL(page.url()).searchParams.get('columns'), SLOW).toBe('month');
    await pivotTable(page, 'en').getByRole('columnheader', { name: 'Oct 2026' }).waitFor();
    const first = page.locator('[data-place="0:0"]');
    await first.focus();
    const rows = page.getByRole('row');
    const before = await rows.count();
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => rows.count(), SLOW).toBeLessThan(before);
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => rows.count(), SLOW).toBe(before);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    expect(await page.evaluate('document.activeElement.dataset.place')).toBe('1:1');
    await page.keyboard.press('Enter');
    const panel = page.getByRole('complementary', { name: 'Orders' });
    await panel.waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => panel.count(), SLOW).toBe(0);
    expect(await page.evaluate('document.activeElement.dataset.place')).toBe('1:1');
  });

  test('a typed condition says where it is wrong, and is taken over when it is right', async (context) => {
    const { page } = await openApp(context, {
      path: `${PATH}?metrics=revenue&rows=channel`,
      expected: /status of 422/,
    });
    await pivotTable(page, 'en').waitFor();
    await page.getByRole('button', { name: 'Add a filter' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Typed condition …' }).press('Enter');
    await page.locator('dialog textarea:focus').waitFor();
    await page.keyboard.type("chanel = '直营'");
    await page.keyboard.press('Enter');
    await page.locator('mark', { hasText: 'chanel' }).waitFor();
    await page.getByRole('button', { name: 'Use channel' }).click();
    await page.getByRole('button', { name: 'Apply' }).click();
    await expect.poll(() => new URL(page.url()).searchParams.get('where'), SLOW).toBe("(channel = '直营')");
    await expect.poll(async () => (await exactByName(page)).size, SLOW).toBe(2);
  });
});

describe('explore, in every look', () => {
  test.for([
    ['zh', 'light', 1440],
    ['en', 'dark', 1440],
    ['zh', 'dark', 360],
    ['en', 'light', 360],
  ] as const)('%s, %s, %i wide', async ([locale, theme, width], context) => {
    const { page } = await openApp(context, { locale, theme, width, path: `${PATH}?${ASKED}` });
    await pivotTable(page, locale).waitFor();
    await page.locator('canvas').nth(1).waitFor();
    expect(await fitsWidth(page)).toBe(true);
    expect(await namelessControls(page)).toEqual([]);
  });

  test.for(['flat', 'subtotals'] as const)(
    'thousands of lines scroll without a gap, %s',
    async (pivot, context) => {
      const { page } = await openApp(context, {
        path: `${PATH}?metrics=orders&rows=shop.name,day&span=12m&against=none&chart=none&pivot=${pivot}`,
      });
      const grid = page.getByRole(pivot === 'flat' ? 'grid' : 'treegrid', { name: 'Pivot' });
      await grid.waitFor();
      expect(Number(await grid.getAttribute('aria-rowcount'))).toBeGreaterThan(2000);
      expect(await gapsWhileScrolling(page, 'scrollTop')).toBe(0);
    },
  );

  test('hundreds of columns scroll without a gap, and keys reach the total of a line', async (context) => {
    const app = await openApp(context, {
      path: `${PATH}?metrics=revenue&rows=channel&columns=day&span=12m&against=none&chart=none`,
    });
    const { page } = app;
    await pivotTable(page, 'en').waitFor();
    const columns = Number(await pivotTable(page, 'en').getAttribute('aria-colcount'));
    expect(columns).toBeGreaterThan(300);
    expect(await page.locator('.sheet tbody tr').first().locator('td').count()).toBeLessThan(columns / 3);
    expect(await gapsWhileScrolling(page, 'scrollLeft')).toBe(0);
    await page.locator('[data-place="0:0"]').focus();
    await page.keyboard.press('End');
    const last = page.locator(`[data-place="0:${columns - 1}"]:focus`);
    await last.waitFor();
    const name = await page.locator('[data-place="0:0"]').textContent();
    const truth = await askServer(app, {
      metrics: ['revenue'],
      by: ['channel_en'],
      period: '2025-11..2026-10',
    });
    const exact = truth.rows.find(([channel]) => channel === name)?.[1];
    expect(await last.getAttribute('data-exact')).toBe(String(exact));
  });

  test('a question that takes long can be stopped and asked again', async (context) => {
    const { page } = await openApp(context, { path: PATH });
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route('**/api/v1/query', async (route) => {
      await held;
      await route.continue().catch(() => {});
    });
    await choose(page, 'Revenue');
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByText('Stopped before the answer came.').waitFor();
    release();
    await page.getByRole('button', { name: 'Ask again' }).click();
    await pivotTable(page, 'en').waitFor();
  });
});

/** Places of the table without a cell, in forty leaps from end to end. */
function gapsWhileScrolling(page: Page, way: 'scrollTop' | 'scrollLeft'): Promise<number> {
  return page.evaluate<number>(`(async () => {
    const box = document.querySelector('.sheet');
    box.scrollIntoView();
    const { left, top, width, height } = box.getBoundingClientRect();
    const most = '${way}' === 'scrollTop' ? box.scrollHeight - box.clientHeight : box.scrollWidth - box.clientWidth;
    let gaps = 0;
    for (let step = 1; step <= 40; step++) {
      box.${way} = (step / 40) * most;
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      for (const part of [0.2, 0.5, 0.8]) {
        const [x, y] = '${way}' === 'scrollTop' ? [20, height * part] : [width * part, height * 0.6];
        if (document.elementFromPoint(left + x, top + y)?.closest('[data-place]') == null) gaps++;
      }
    }
    return gaps;
  })()`);
}

async function choose(page: Page, label: string): Promise<void> {
  const box = page.getByRole('checkbox', { name: label, exact: true });
  if ((await box.count()) === 0) {
    await page.getByPlaceholder(/Find a field|查找字段/).fill(label);
    await box.first().check();
    await page.getByPlaceholder(/Find a field|查找字段/).fill('');
  } else await box.first().check();
}

function cellOf(page: Page, name: string, column: string) {
  return cellsOf(page, name, column).first();
}

/** Exact values of the lines in sight, without comparisons, by the name of the line; the first of several. */
async function exactByName(page: Page): Promise<ReadonlyMap<string, readonly string[]>> {
  const lines = await page.evaluate<[string, string[]][]>(`
    [...document.querySelectorAll('.pivot tbody tr')].filter((row) => row.cells.length > 0).map((row) => [
      row.querySelector('.sheet-text').textContent,
      [...row.querySelectorAll('td:not([data-column*=__])')].map((cell) => cell.dataset.exact ?? ''),
    ])`);
  return new Map([...lines].reverse());
}
