import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { fitsWidth, namelessControls, openApp, openTab } from './open-app.ts';

const HEADING = { en: 'Channel contribution', zh: '渠道贡献' } as const;

const SOON = { timeout: 30_000 };

/** Members of the demo company by the names of its records. */
const CHANNELS = {
  en: { direct: 'Own shops', dealer: 'Dealers', online: 'Online', project: 'Projects', export: 'Export' },
  zh: { direct: '直营', dealer: '经销', online: '线上', project: '工程', export: '出口' },
} as const;

interface Truth {
  readonly headline: Readonly<Record<string, number>>;
  readonly channels: readonly (Readonly<Record<string, number>> & { readonly channel: string })[];
  readonly events: {
    readonly acquisition: { readonly new_customers: number; readonly cac: number };
    readonly collection_rate: { readonly in_force: number };
  };
}

/** Columns of the table under the names of the record. */
const COLUMNS = {
  revenue: 'revenue',
  revenue_attainment: 'attainment',
  gross_margin_budget: 'margin_budget',
  gross_margin_rate: 'margin',
  gross_profit: 'gross_profit',
  channel_direct_expense: 'direct_expense',
  channel_contribution: 'contribution',
} as const;

async function truthOf(folder: string): Promise<Truth> {
  return JSON.parse(await readFile(join(folder, 'data/truth/truth.json'), 'utf8'));
}

describe.each(['en', 'zh'] as const)('the company page in %s', (locale) => {
  test.for([1440, 360])('shows the truth, %i wide', async (width, context) => {
    const { page, folder } = await openApp(context, {
      locale,
      width,
      theme: locale === 'zh' ? 'dark' : 'light',
      path: '/app/company',
    });
    const { headline, channels, events } = await truthOf(folder);
    await page.getByRole('heading', { name: HEADING[locale] }).waitFor();
    await page.locator('canvas').first().waitFor();
    const shown = await exactByMetric(page);
    for (const name of ['revenue', 'net_profit', 'operating_cash_flow'])
      expect(shown.get(name), name).toBeCloseTo(headline[name] ?? 0, 2);
    expect(shown.get('gross_margin_rate')).toBeCloseTo(
      (headline.gross_profit ?? 0) / (headline.revenue ?? 1),
      9,
    );
    expect(shown.get('new_customers')).toBe(events.acquisition.new_customers);
    expect(shown.get('collection_rate')).toBeCloseTo(events.collection_rate.in_force, 9);
    expect(shown.size).toBe(6);
    const cac = await page.locator('.lead [data-column=cac]').getAttribute('data-exact');
    expect(Number(cac)).toBeCloseTo(events.acquisition.cac, 9);
    for (const [name, member] of Object.entries(CHANNELS[locale])) {
      const record = channels.find(({ channel }) => channel === name);
      const row = page.locator(`tr[data-channel="${member}"]`);
      for (const [column, key] of Object.entries(COLUMNS)) {
        const cell = Number(await row.locator(`[data-column=${column}]`).getAttribute('data-exact'));
        expect(cell, `${name} ${key}`).toBeCloseTo(
          record?.[key] ?? Number.NaN,
          key.includes('margin') ? 9 : 2,
        );
      }
    }
    const total = page.locator('tr[data-channel=""] [data-column=revenue]');
    expect(Number(await total.getAttribute('data-exact'))).toBeCloseTo(headline.revenue ?? 0, 2);
    expect(await fitsWidth(page)).toBe(true);
    expect(await namelessControls(page)).toEqual([]);
  });
});

test.for(['en', 'zh'] as const)(
  'every figure of the prose is a cell of an answer, in %s',
  async (locale, context) => {
    const app = await openApp(context, { locale, path: '/app/metrics' });
    const { page } = app;
    const cells = new Set<string>();
    page.on('response', async (response) => {
      if (!response.url().endsWith('/api/v1/query')) return;
      const answer = (await response.json().catch(() => ({}))) as { rows?: readonly (readonly unknown[])[] };
      for (const cell of answer.rows?.flat() ?? []) cells.add(String(cell));
    });
    await page.goto(`${app.url}/app/company`);
    await page.locator('.lead .prose-figure').first().waitFor({ timeout: 30_000 });
    const figures = await page.locator('.headline .prose-figure').all();
    expect(figures.length).toBeGreaterThan(6);
    for (const figure of figures) {
      const exact = (await figure.getAttribute('data-exact')) ?? '';
      expect([...cells]).toContain(exact);
    }
    const marks = await page.evaluate<string>("document.querySelector('.checked').textContent");
    expect(marks).toContain(String(figures.length));
  },
);

test.for(['', '&compare=previous'])(
  'figures share their questions, also of a period that runs%s',
  async (more, context) => {
    const { page, url } = await openApp(context, { path: '/app/account' });
    const asked: string[] = [];
    page.on('request', (request) => {
      if (!request.url().endsWith('/api/v1/query')) return;
      const { metrics, ...rest } = request.postDataJSON() as { readonly metrics: readonly string[] };
      expect(metrics.length).toBeGreaterThan(0);
      asked.push(JSON.stringify(rest));
    });
    await page.goto(`${url}/app/company?period=2026-11${more}`);
    await expect.poll(() => page.locator('[data-part=ytd]').count(), SOON).toBe(6);
    await page.locator('canvas').first().waitFor();
    await page.locator('tr[data-channel=""]').waitFor();
    // Nothing is asked twice of two metrics that could have been asked of both at once.
    expect(asked).toEqual([...new Set(asked)]);
    expect(asked.filter((question) => !question.includes('"by"')).length).toBeLessThanOrEqual(6);
  },
);

test.for([
  ['zh', '2026'],
  ['zh', '2026-Q4'],
  ['en', '2026'],
  ['en', '2026-Q4'],
] as const)(
  'in %s nothing moves on a phone when the sentences of %s come',
  async ([locale, period], context) => {
    const { page, shift } = await openApp(context, {
      locale,
      width: 360,
      path: `/app/company?period=${period}`,
    });
    await page.locator('.lead .prose-figure').first().waitFor({ timeout: 30_000 });
    await page.locator('tr[data-channel=""]').waitFor(SOON);
    await page.locator('canvas').first().waitFor(SOON);
    expect(await shift()).toBeLessThan(0.005);
  },
);

test('a period that runs is marked, and not judged by its whole plan', async (context) => {
  const { page } = await openApp(context, { path: '/app/company?period=2026-11' });
  const card = page.locator('.figure[data-metric=revenue]');
  await card.getByText('In progress').waitFor({ timeout: 30_000 });
  await card.getByText('to 19 Nov').waitFor();
  expect(await card.locator('.behind, .watch, .good').count()).toBe(0);
  await page.locator('[data-edge="2026-10-31"]').waitFor();
  await page.locator('[data-edge="2026-11-19"]').waitFor();
});

test('the scope and the chosen trend stand in the address and hold in another tab', async (context) => {
  const app = await openApp(context, { path: '/app/company' });
  const { page } = app;
  const whole = (await exactByMetric(page)).get('revenue') ?? 0;
  await page.getByText('Net profit', { exact: true }).last().click();
  await expect.poll(() => new URL(page.url()).searchParams.get('trend'), SOON).toBe('net_profit');
  const scoped = `/app/company?trend=net_profit&scope=${encodeURIComponent('sales_channel.name:直营')}`;
  const tab = await openTab(app, scoped);
  const revenue = tab.locator('.figure[data-metric=revenue] [data-part=ytd]');
  await revenue.waitFor();
  const part = Number(await revenue.getAttribute('data-exact'));
  expect(part).toBeGreaterThan(0);
  expect(part).toBeLessThan(whole);
  await tab.getByRole('heading', { name: /Trend Net profit/ }).waitFor();
});

/** Exact values of the year so far, by metric. */
async function exactByMetric(page: Page): Promise<ReadonlyMap<string, number>> {
  await expect.poll(() => page.locator('[data-part=ytd]').count(), SOON).toBe(6);
  const pairs = await page.evaluate<readonly (readonly [string, string])[]>(
    "[...document.querySelectorAll('.figure')].map((card) => [card.dataset.metric, card.querySelector('[data-part=ytd]').dataset.exact])",
  );
  return new Map(pairs.map(([name, exact]) => [name, Number(exact)]));
}
