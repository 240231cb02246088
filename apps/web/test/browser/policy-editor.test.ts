import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { checkedAs, overwrite } from './harness/editing.ts';
import { send } from './harness/person.ts';
import { serveReviewedShop } from './harness/reviewed-shop.ts';
import { section, servedThroughout } from './harness/serve-company.ts';
import { fitsWidth, namelessControls, openApp } from './open-app.ts';

const { shop, at } = servedThroughout(serveReviewedShop);
const asAdmin = (path: string) => ({ url: shop().server.url, session: shop().admin, path });

test('in Chinese: a policy is found in administration, mended, and who sees less is told before it is asked for', async (context) => {
  const { page } = await openApp(context, { ...asAdmin('/app/admin?section=policies'), locale: 'zh' });
  await page.getByRole('link', { name: '编辑全部开放' }).press('Enter');
  await checkedAs(page, 'fine').waitFor();
  const sights = section(page, 'sights');
  await sights.getByText('没有人看到的内容因此改变。').waitFor();
  await overwrite(
    page,
    '数据权限的YAML定义',
    'name: all\nlabel: {zh: 全部开放, en: All open}\nroles: [analyst, steward, business_owner]\nopen: [bils]\n',
  );
  await checkedAs(page, 'wrong').waitFor();
  await page.getByText('第4行第8字').waitFor();
  await page.getByRole('button', { name: '改为bills' }).click();
  await checkedAs(page, 'fine').waitFor();
  await sights
    .locator('[data-person="zhao.qian"][data-verdict=less]')
    .getByText('账单：全部→不可见')
    .waitFor();
  expect(await sights.locator('[data-person]').count()).toBe(1);
  await section(page, 'difference').locator('[data-aspect=roles]').getByText('适用角色').waitFor();
  await page.getByLabel('改了什么，为什么').fill('查看者不再看账单');
  await page.getByRole('button', { name: '提交审核' }).press('Enter');
  await page.waitForURL(/\/app\/changes\/CR-\d+/);
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  const { body } = await send(shop().as('he.jing'), 'GET', `change-requests/${id}`);
  expect(body).toMatchObject({ state: 'in_review', title: '查看者不再看账单' });
});

test('one person is looked through under the policy as it is written, with a reason, figures and nothing kept', async (context) => {
  const { page } = await openApp(context, { ...asAdmin('/app/policies/all/edit') });
  const dialog = await lookDialog(page);
  expect(await dialog.getByRole('button', { name: 'Look' }).isDisabled()).toBe(true);
  await dialog.getByLabel('Why do you look?').fill('before it is asked for');
  await dialog.getByLabel('With the figures of').fill('Prepaid');
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: 'Look' }).click();
  await dialog.getByText('Hidden: Prepaid').waitFor();
  const last = dialog
    .getByRole('table', { name: /as they would see it/ })
    .getByRole('row')
    .last();
  const cells = await last.getByRole('cell').allInnerTexts();
  expect([cells[0]?.includes('—'), cells[1]]).toEqual([false, '—']);
  await dialog.getByRole('button', { name: 'Close' }).click();
  const { body } = await send(
    { url: shop().server.url, session: shop().admin },
    'GET',
    'audit?action=view-as/preview',
  );
  expect(body.events).toMatchObject([
    { details: { login: 'he.jing', reason: 'before it is asked for', policy: 'all', metric: 'prepaid' } },
  ]);
});

test('a look that failed is sent again in the same words', async (context) => {
  const { page } = await openApp(context, {
    ...asAdmin('/app/policies/all/edit'),
    expected: /ERR_FAILED/,
  });
  const dialog = await lookDialog(page);
  const look = dialog.getByRole('button', { name: 'Look' });
  const looks: string[] = [];
  await page.route('**/api/v1/edits/preview', (route) => {
    const sent = route.request().postData() ?? '';
    if (!sent.includes('"through"')) return route.continue();
    looks.push(sent);
    return looks.length === 1 ? route.abort() : route.continue();
  });
  await dialog.getByLabel('Why do you look?').fill('asked twice');
  await look.click();
  await expect.poll(() => looks.length).toBe(1);
  await expect.poll(() => dialog.locator('.ant-btn-loading').count()).toBe(0);
  await look.click();
  await dialog.getByText('Hidden: Prepaid').waitFor();
  expect(looks).toHaveLength(2);
  expect(looks[1]).toBe(looks[0]);
});

test('names are offered by what they are; whoever looks through nobody’s eyes is not told what others see', async (context) => {
  const { page } = await openApp(context, at('he.jing', '/app/policies/all/edit'));
  await checkedAs(page, 'fine').waitFor();
  await section(page, 'sights').getByText('What others see is told', { exact: false }).waitFor();
  await overwrite(page, 'Definition of the policy in YAML', 'name: all\nroles: [analyst]\nopen: [');
  await page.keyboard.type('bil');
  await page.getByRole('option', { name: /Bills/ }).first().waitFor();
  // The list does not take keys in the moment in which it appears.
  await page.waitForTimeout(200);
  await page.keyboard.press('Enter');
  const text = await page.getByRole('textbox', { name: 'Definition of the policy in YAML' }).innerText();
  expect(text).toMatch(/open: \[bill/);
});

test.for([
  ['zh', 'light'],
  ['en', 'dark'],
] as const)('on a phone it fits, and every control has a name: %s, %s', async ([locale, theme], context) => {
  const { page } = await openApp(context, {
    ...asAdmin('/app/policies/all/edit'),
    ...{ locale, theme, width: 360 },
  });
  await checkedAs(page, 'fine').waitFor();
  await section(page, 'sights').locator('.refused').waitFor();
  expect(await fitsWidth(page)).toBe(true);
  expect(await namelessControls(page)).toEqual([]);
});

/** The policy without the prepaid figures, as it is written, and the dialog that looks through somebody under it. */
async function lookDialog(page: Page): Promise<Locator> {
  await checkedAs(page, 'fine').waitFor();
  await overwrite(
    page,
    'Definition of the policy in YAML',
    'name: all\nlabel: {zh: 全部开放, en: All open}\nroles: [analyst, steward, business_owner, viewer]\nopen: [bills]\nmetrics: {deny: [prepaid]}\n',
  );
  await checkedAs(page, 'fine').waitFor();
  await section(page, 'sights')
    .locator('[data-person="he.jing"]')
    .getByRole('button', { name: /would see/ })
    .click();
  return page.getByRole('dialog');
}
