import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type RunningServer, runServer } from './harness/running-server.ts';
import { type Session, signIn } from './harness/signed-in.ts';
import { fitsWidth, namelessControls, openApp } from './open-app.ts';

describe.each([
  ['en', 1440, 'light'],
  ['zh', 360, 'dark'],
] as const)('a metric page in %s, %i wide, %s', (locale, width, theme) => {
  test('shows the truth, its course and its parts', async (context) => {
    const { page, folder } = await openApp(context, {
      locale,
      width,
      theme,
      path: '/app/metrics/revenue',
    });
    const { headline, channels } = JSON.parse(await readFile(join(folder, 'data/truth/truth.json'), 'utf8'));
    await expect
      .poll(() => exactOf(page, '.strip [data-part=ytd] [data-exact]'), { timeout: 30_000 })
      .toBe(headline.revenue);
    expect(await page.locator('.strip [data-part=year_ago]').textContent()).toMatch(/[+−]\d/);
    await page.locator('.trend canvas').first().waitFor();
    await page.locator('.breakdown-table tbody tr').first().waitFor();
    expect(await namelessControls(page)).toEqual([]);
    expect(await fitsWidth(page)).toBe(true);

    // The parts of the year by channel are those of the truth.
    await page.goto(
      `${page.url().split('?')[0]}?period=2026-10&by=${locale === 'zh' ? 'channel' : 'channel_en'}`,
    );
    const shops = page.locator('.breakdown-table tbody tr').first();
    await shops.waitFor();
    expect(await page.locator('.breakdown-table tbody tr').count()).toBe(channels.length);
  });
});

test('every kind of metric has something to say, or a reason', async (context) => {
  const { page } = await openApp(context, { locale: 'zh', path: '/app/metrics/receivables' });
  await page.locator('.strip [data-part=opening]').waitFor({ timeout: 30_000 });
  expect(await page.locator('.metric-title').textContent()).toContain('时点指标');
  const visit = async (name: string) => {
    await page.goto(`${new URL(page.url()).origin}/app/metrics/${name}`);
    await expect.poll(() => page.locator('.strip-hero').textContent(), { timeout: 30_000 }).not.toBe('');
    return (await page.locator('.strip').textContent()) ?? '';
  };
  expect(await visit('gross_margin_rate')).toMatch(/\d+\.\d\d%.*百分点/s);
  expect(await visit('cac')).toMatch(/\d元/);
  expect(await visit('current_ratio')).toMatch(/\d\.\d\d倍.*同比 [+−]0\.\d\d倍/s);
  expect(await visit('new_business_customers')).toContain('本期没有数据行');
  expect(await visit('revenue_attainment')).toContain('缺少基期');
});

test('names of a formula say what they are, and a click opens the whole definition', async (context) => {
  const { page } = await openApp(context, { locale: 'en', path: '/app/metrics/gross_margin_rate' });
  const name = page.locator('.rail .formula').getByRole('button', { name: '[Revenue]' }).first();
  await name.hover();
  const card = page.locator('.name-card');
  await card.locator('[data-exact]').waitFor({ timeout: 30_000 });
  expect(await card.textContent()).toMatch(/Revenue.*Metric.*Value in Oct 2026/s);
  await page.mouse.move(0, 0);
  await page.getByRole('button', { name: 'Full definition' }).click();
  await expect.poll(() => new URL(page.url()).searchParams.get('tab')).toBe('definition');
  await page.locator('.graph .graph-box').first().waitFor({ timeout: 30_000 });
  expect(await page.locator('.sources-table tbody tr').count()).toBe(3);
  expect(await page.locator('.attribute-groups').textContent()).toContain('PRF-004');
  await page.getByText('List', { exact: true }).click();
  await page.locator('.lineage-kind').first().waitFor();
  expect(await namelessControls(page)).toEqual([]);
});

describe.each([1440, 360])('the tree, %i wide', (width) => {
  test('is live and walked by keys', async (context) => {
    const { page } = await openApp(context, {
      locale: 'en',
      width,
      path: '/app/metrics/gross_margin_rate?tab=tree',
    });
    const tree = page.getByRole('tree', { name: 'Tree of Gross margin' });
    const root = tree.getByRole('treeitem', { name: 'Gross margin', exact: true });
    await root.waitFor({ timeout: 30_000 });
    await expect
      .poll(() => tree.locator('[data-part=value]').count(), { timeout: 30_000 })
      .toBeGreaterThan(3);
    expect(await page.locator('.graph').count()).toBe(width < 600 ? 0 : 1);
    const before = await tree.getByRole('treeitem').count();
    await root.focus();
    await page.keyboard.press('-');
    await expect.poll(() => tree.getByRole('treeitem').count()).toBe(1);
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => tree.getByRole('treeitem').count()).toBe(before);
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => page.evaluate<string>('document.activeElement?.ariaLabel ?? ""')).toBe('Revenue');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Revenue' }).waitFor();
    expect(new URL(page.url()).searchParams.get('tab')).toBe('tree');
    expect(await fitsWidth(page)).toBe(true);
  });
});

test('the rows behind the number add up to it', async (context) => {
  const { page } = await openApp(context, {
    locale: 'en',
    path: '/app/metrics/returned_amount?period=2026-10',
  });
  await page.locator('.strip-hero [data-exact]').first().waitFor({ timeout: 30_000 });
  const figure = await exactOf(page, '.strip-hero [data-exact]');
  await page.getByRole('button', { name: 'Rows behind it' }).click();
  const drawer = page.getByRole('dialog');
  await drawer.locator('.rows-table tbody tr').first().waitFor({ timeout: 30_000 });
  const more = drawer.getByRole('button', { name: 'More rows' });
  while (await more.isVisible()) {
    const before = await drawer.locator('.rows-table tbody tr').count();
    await more.click();
    await expect.poll(() => drawer.locator('.rows-table tbody tr').count()).toBeGreaterThan(before);
  }
  const [shown, all] = (await drawer.getByRole('status').textContent())?.match(/\d+/g) ?? [];
  expect(shown).toBe(all);
  const amounts = await drawer.locator('.rows-table td.number.strong').allTextContents();
  const sum = amounts.reduce(
    (total, text) => total + Number(text.replaceAll(',', '').replace('\u2212', '-')),
    0,
  );
  expect(sum).toBeCloseTo(figure, 2);
  expect(new URL(page.url()).searchParams.get('rows')).toBe('0');
  await page.keyboard.press('Escape');
  await expect.poll(() => new URL(page.url()).searchParams.get('rows')).toBeNull();
});

describe('versions', () => {
  let folder = '';
  let server: RunningServer | undefined;
  let session: Session | undefined;

  beforeAll(async () => {
    if (inject('web').kind === 'missing') return;
    folder = await mkdtemp(join(tmpdir(), 'plumbline-versions-'));
    await writeFile(join(folder, 'plumbline.yaml'), workspace('sum(sales.amount)'));
    await writeFile(join(folder, 'sales.csv'), 'id,day,amount,returned\n1,2026-10-02,12.50,0.50\n');
    server = await runServer(['serve', folder]);
    session = await signIn(server.url, server.oneTime);
  });

  afterAll(async () => {
    await server?.stop();
    if (folder !== '') await rm(folder, { recursive: true, force: true });
  });

  test('a changed formula becomes the next version; what changed is shown word by word', async (context) => {
    const { page } = await openApp(context, {
      url: server?.url ?? '',
      session: session ?? null,
      locale: 'en',
      path: '/app/metrics/revenue?tab=versions',
    });
    await page.getByText('There is one version.', { exact: false }).waitFor();
    await apply(page, workspace('sum(sales.amount) - sum(sales.returned)'), 'Returns are taken off');
    await page.reload();
    const row = page.locator('tr[data-version="2"]');
    await row.waitFor();
    expect(await row.textContent()).toMatch(/In force.*Returns are taken off.*Formula/s);
    const diff = page.locator('tr[data-part=formula]');
    expect(await diff.locator('del').count()).toBe(0);
    expect(await diff.locator('ins').allTextContents()).toEqual([' - sum(sales.returned)']);
    await page.getByRole('tab', { name: 'Overview' }).click();
    await expect.poll(() => exactOf(page, '.strip-hero [data-exact]')).toBe(12);
  });
});

async function exactOf(page: Page, selector: string): Promise<number> {
  const found = page.locator(selector).first();
  return Number((await found.count()) === 0 ? Number.NaN : await found.getAttribute('data-exact'));
}

/** As the command line does it, from within the page of who is signed in. */
async function apply(page: Page, yaml: string, comment: string): Promise<void> {
  const body = JSON.stringify({ files: { 'plumbline.yaml': yaml }, comment });
  const status = await page.evaluate<number>(`(async () => {
    const me = await (await fetch('/api/v1/me')).json();
    const headers = { 'content-type': 'application/json', 'x-csrf-token': me.csrf_token };
    return (await fetch('/api/v1/apply', { method: 'POST', headers, body: ${JSON.stringify(body)} })).status;
  })()`);
  expect(status).toBe(200);
}

function workspace(formula: string): string {
  return [
    'workspace: shop',
    'label: {zh: 小店, en: Shop}',
    'locale: en',
    'currency: CNY',
    'timezone: UTC',
    'today: 2026-11-20',
    'datasets:',
    '  - name: sales',
    '    label: {zh: 销售, en: Sales}',
    '    source: {files: sales.csv}',
    '    primary_key: [id]',
    '    time: day',
    '    fields:',
    '      - {name: amount, type: "decimal(18,2)", unit: money}',
    '      - {name: returned, type: "decimal(18,2)", unit: money}',
    'metrics:',
    `  - {name: revenue, label: {zh: 收入, en: Revenue}, formula: "${formula}"}`,
    '',
  ].join('\n');
}
