import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { answerLate, type IsWaiting } from './harness/answer-late.ts';
import { serveClosedShop } from './harness/closed-shop.ts';
import { send } from './harness/person.ts';
import { servedThroughout } from './harness/serve-company.ts';
import { fitsWidth, namelessControls, openApp } from './open-app.ts';

const SLOW = { timeout: 30_000 };

const { shop, at: atPage } = servedThroughout(serveClosedShop);
const at = (login: string, path = '/app/closes') => atPage(login, path);
const row = (page: Page, period: string) => page.locator(`tr[data-period="${period}"]`);
const lockBy = (login: string, period: string) => send(shop().as(login), 'POST', `closes/${period}/lock`, {});

test('every time on the page is by the clock of the company, and who is elsewhere is told so', async (context) => {
  const { page } = await openApp(context, { ...at('fay'), timeZone: 'America/Los_Angeles' });
  await page.getByText('Times in China Standard Time').first().waitFor();
  const { last_load: loaded } = (await page.evaluate("fetch('/readyz').then((answer) => answer.json())")) as {
    readonly last_load: string;
  };
  const inShanghai = new Date(Date.parse(loaded) + 8 * 3_600_000).toISOString();
  await page.getByText(inShanghai.slice(11, 16)).first().waitFor();
  const there = await openApp(context, { ...at('fay'), timeZone: 'Asia/Shanghai' });
  await there.page.getByText(inShanghai.slice(11, 16)).first().waitFor();
  expect(await there.page.locator('[data-clock]').count()).toBe(0);
});

test('a month is locked, a late voucher changes it, and it is unlocked with a reason', async (context) => {
  const { page } = await openApp(context, { ...at('fay', '/app/home'), theme: 'dark' });
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('link', { name: 'Period close' }).click();
  await page.getByText('No period is locked yet.', { exact: false }).waitFor();
  await page.getByRole('button', { name: 'Lock a period' }).press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'Period' }).fill('Jun 2026');
  await page.keyboard.press('Enter');
  await dialog.getByLabel('Comment').fill('WD+5');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Jun 2026 is locked' }).waitFor();
  await dialog.getByText('6 figures were recorded.').waitFor();
  await page.keyboard.press('Enter');
  const june = row(page, '2026-06');
  await expect.poll(() => focused(page), SLOW).toBe('Jun 2026: figures and history');
  await june.getByText('As closed').waitFor();
  await june.getByText('WD+5').waitFor();
  await june.getByText('Fay Lin', { exact: true }).waitFor();
  expect(await june.locator('.number').textContent()).toBe('6');
  await june.getByRole('button', { name: 'Copy the hash of Jun 2026' }).click();
  await june.getByText('Copied').waitFor({ state: 'attached' });
  expect(await page.evaluate('navigator.clipboard.readText()')).toMatch(/^[0-9a-f]{64}$/);

  await shop().post('15,2026-06-28,west,50.00,20.00');
  await page.getByRole('button', { name: 'Verify now' }).click();
  const summary = page.getByRole('status').filter({ hasText: 'Worked out again' });
  await summary
    .getByText('6 figures of 1 period. 5 are not as they were closed.', { exact: false })
    .waitFor();
  await summary.getByText('1 period is locked; 1 has changed since.').waitFor();
  await june.getByRole('link', { name: '5 figures changed' }).click();
  const revenue = page.locator('[data-findings="2026-06"] [data-finding=revenue]');
  await revenue.getByText('rows of vouchers').waitFor();
  expect(await partsOf(revenue)).toEqual(['1,200.00', '1,250.00', '+50.00']);
  const rate = page.locator('[data-findings="2026-06"] [data-finding=gross_margin_rate]');
  expect(await partsOf(rate)).toEqual(['32.50%', '33.60%', '+1.10 pts']);
  await revenue.getByRole('link', { name: 'Revenue' }).click();
  await page.waitForURL(/\/app\/metrics\/revenue\?.*period=2026-06/);
  await page.goBack();

  await page.getByRole('button', { name: 'Jun 2026: figures and history' }).press('Enter');
  const panel = page.getByRole('dialog').filter({ hasText: 'History' });
  await panel.getByRole('row').filter({ hasText: 'Revenue' }).getByText('1,200.00').waitFor();
  await panel.getByRole('button', { name: 'Unlock' }).click();
  const asking = page.getByRole('dialog', { name: 'Unlock Jun 2026' });
  await asking.getByRole('button', { name: 'Unlock' }).click();
  await asking.getByText('Say why it is unlocked.').waitFor();
  await asking.getByLabel('Reason').fill('voucher 15 belongs to June');
  await page.keyboard.press('Enter');
  await panel.locator('[data-event=unlock]', { hasText: 'voucher 15 belongs to June' }).waitFor();
  expect(await panel.getByRole('button', { name: /Unlock|Verify/ }).count()).toBe(0);
  await expect.poll(() => page.evaluate('document.activeElement.textContent'), SLOW).toBe('Unlocked');
  await page.keyboard.press('Escape');
  await june.getByText('Unlocked').waitFor();
  expect(await page.locator('[data-findings]').count()).toBe(0);
  const { body } = await send(shop().as('vic'), 'GET', 'closes/2026-06');
  expect(body).toMatchObject({ event: 'unlock', comment: 'voucher 15 belongs to June' });
});

test('what the server says of a lock is shown: a refusal at the form, a warning behind it', async (context) => {
  const { page } = await openApp(context, { ...at('fay'), expected: /status of (409|422)/ });
  await page.getByRole('button', { name: 'Lock a period' }).click();
  const dialog = page.getByRole('dialog');
  await choose(page, 'Sep 2026');
  await lockBy('fay', '2026-09');
  await dialog.getByRole('button', { name: 'Lock', exact: true }).click();
  await dialog.getByText('2026-09 was locked by fay', { exact: false }).waitFor();
  await choose(page, 'Oct 2026');
  await dialog.getByRole('button', { name: 'Lock', exact: true }).click();
  await page.getByRole('heading', { name: 'Oct 2026 is locked' }).waitFor();
  await dialog.getByText('the rows do not reach the end of 2026-10', { exact: false }).waitFor();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect.poll(() => page.locator('tr[data-state=asClosed]').count(), SLOW).toBe(2);
  await page.getByRole('button', { name: 'Lock a period' }).click();
  await dialog.getByRole('combobox', { name: 'Period' }).press('ArrowDown');
  const options = page.locator('.ant-select-item-option');
  await options.filter({ hasText: 'Aug 2026' }).waitFor();
  expect(await options.filter({ hasText: 'Oct 2026' }).count()).toBe(0);
});

test('who may not close looks on: a viewer verifies, an analyst of one region sees no figure', async (context) => {
  const viewer = await openApp(context, {
    ...at('vic', '/app/closes?close=2026-07'),
    before: changeJuly,
  });
  const panel = viewer.page.getByRole('dialog');
  await panel.getByText('5 figures changed').waitFor();
  await panel.getByText('Figures as closed').waitFor();
  expect(await panel.getByRole('button', { name: 'Unlock' }).count()).toBe(0);
  await panel.getByRole('button', { name: 'Verify Jul 2026 now' }).click();
  await panel.getByText('Worked out at', { exact: false }).waitFor();
  await viewer.page.keyboard.press('Escape');
  await viewer.page.locator('[data-findings="2026-07"] [data-finding=revenue]').waitFor();
  expect(await viewer.page.getByRole('button', { name: /Lock|Unlock/ }).count()).toBe(0);

  const analyst = await openApp(context, at('ann'));
  await row(analyst.page, '2026-07').getByText('Locked', { exact: true }).waitFor();
  await analyst.page.getByText('a part of the data is kept from you', { exact: false }).waitFor();
  expect(await analyst.page.getByRole('button', { name: /Verify|Lock a/ }).count()).toBe(0);
  expect(await analyst.page.locator('[data-findings]').count()).toBe(0);
  await analyst.page.getByRole('button', { name: 'Jul 2026: figures and history' }).click();
  const kept = analyst.page.getByRole('dialog');
  await kept.getByText('a part of the data is kept from you', { exact: false }).waitFor();
  expect(await kept.getByText('Figures as closed').count()).toBe(0);

  const reader = await openApp(context, at('ray'));
  await reader.page.getByText('Your roles do not give that.', { exact: false }).waitFor();
  expect(await reader.page.getByRole('table').count()).toBe(0);
});

test('in Chinese on a phone: the list, both figures and what was done', async (context) => {
  const { page } = await openApp(context, { ...at('fay'), locale: 'zh', width: 360, before: changeJuly });
  const july = row(page, '2026-07');
  await july.getByText('5个数变动').waitFor();
  const finding = page.locator('[data-findings="2026-07"] [data-finding=cost]');
  await finding.getByText('vouchers的数据').waitFor();
  expect(await partsOf(finding)).toEqual(['910.00', '940.00', '+30.00']);
  expect(await fitsWidth(page)).toBe(true);
  expect(await namelessControls(page)).toEqual([]);
  await page.getByRole('button', { name: '2026年7月：数值与经过' }).click();
  const panel = page.getByRole('dialog');
  await panel.getByText('营业收入').waitFor();
  expect(await fitsWidth(page)).toBe(true);
  expect(await namelessControls(page)).toEqual([]);
  await panel.getByRole('button', { name: '反结账' }).click();
  const asking = page.getByRole('dialog', { name: '反结账：2026年7月' });
  await asking.getByRole('button', { name: '反结账' }).click();
  await asking.getByText('请写明原因。').waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(() => asking.count(), SLOW).toBe(0);
  await page.keyboard.press('Escape');
  await expect.poll(() => page.getByRole('dialog').count(), SLOW).toBe(0);
  expect(await focused(page)).toBe('2026年7月：数值与经过');
});

test.for([
  ['zh', 360],
  ['zh', 640],
  ['en', 880],
  ['en', 1440],
] as const)(
  'stands still while a slow server answers in the wrong order: %s, %i wide',
  async ([locale, width], context) => {
    const late: IsWaiting[] = [];
    const { page } = await openApp(context, {
      ...at('vic'),
      locale,
      width,
      before: async (opened) => {
        await changeJuly();
        opened.setDefaultTimeout(120_000);
        late.push(await answerLate(opened));
      },
    });
    await page.locator('[data-findings="2026-07"] [data-finding=revenue]').waitFor();
    await expect.poll(() => page.locator('main [class*=waiting]').count(), SLOW).toBe(0);
    await expect.poll(() => late.some((isWaiting) => isWaiting()), SLOW).toBe(false);
  },
);

let july: Promise<void> | undefined;

/** July is locked, and then a voucher comes late; once for all tests. */
function changeJuly(): Promise<void> {
  july ??= lockBy('fay', '2026-07').then(() => shop().post('16,2026-07-30,west,70.00,30.00'));
  return july;
}

/** What the control that has the focus is called. */
function focused(page: Page): Promise<unknown> {
  return page.evaluate('document.activeElement.getAttribute("aria-label")');
}

/** Both figures of a finding, and their difference. */
function partsOf(finding: ReturnType<Page['locator']>): Promise<readonly string[]> {
  return finding.locator('[data-part]').allTextContents();
}

async function choose(page: Page, period: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Period' }).fill(period);
  await page.keyboard.press('Enter');
}
