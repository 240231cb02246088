import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { makePerson, send } from './harness/person.ts';
import { type PolicedShop, servePolicedShop } from './harness/policed-shop.ts';
import { openApp } from './open-app.ts';

const SLOW = { timeout: 30_000 };

let shop: PolicedShop | undefined;
const admin = () => ({ url: shop?.server.url ?? '', session: shop?.admin ?? null });

beforeAll(async () => {
  if (inject('web').kind === 'missing') return;
  shop = await servePolicedShop();
  const department = { label: { zh: '总部', en: 'Head office' }, parent: null };
  await send({ url: shop.server.url, session: shop.admin }, 'PUT', 'departments/hq', department);
  for (const [login, name] of [
    ['ann', 'Ann'],
    ['bob', 'Bob'],
  ] as const)
    await makePerson(
      { url: shop.server.url, session: shop.admin },
      { login, name, roles: ['analyst'], attributes: { regions: ['east'] } },
    );
});
afterAll(() => shop?.stop());

/** What a page sends to a part of the interface, each answered half a second late. */
async function lateSends(page: Page, part: string): Promise<readonly unknown[]> {
  const sent: unknown[] = [];
  await page.route(`**/api/v1/${part}`, async (route) => {
    if (route.request().method() === 'GET') return route.fallback();
    sent.push(route.request().postDataJSON());
    await new Promise((done) => setTimeout(done, 500));
    return route.continue();
  });
  return sent;
}

test('Enter pressed twice sends once, and nobody leaves what is on its way', async (context) => {
  const { page } = await openApp(context, { ...admin(), path: '/app/admin?section=delegations' });
  const sent = await lateSends(page, 'delegations');
  const opener = page.getByRole('button', { name: 'New delegation' });
  await opener.click();
  const dialog = page.getByRole('dialog');
  for (const [field, person] of [
    ['In the place of', 'Ann (ann)'],
    ['Stand-in', 'Bob (bob)'],
  ] as const) {
    await dialog.getByLabel(field).click();
    await dialog.locator('.ant-select-item-option', { hasText: person }).last().click();
  }
  await dialog.getByLabel('Last day').fill(await dialog.getByLabel('First day').inputValue());
  const reason = dialog.getByLabel('Reason');
  await reason.fill('Leave');
  await reason.press('Enter');
  await reason.press('Enter');
  await page.keyboard.press('Escape');
  expect(await dialog.isVisible()).toBe(true);
  await expect.poll(() => dialog.count(), SLOW).toBe(0);
  expect(sent).toHaveLength(1);
  expect(await page.getByRole('table', { name: 'Delegations' }).locator('tbody tr').count()).toBe(1);
});

test('the focus goes back to what opened a dialog', async (context) => {
  const { page } = await openApp(context, { ...admin(), path: '/app/admin' });
  const opener = page.getByRole('button', { name: 'New user' });
  await opener.press('Enter');
  await page.getByRole('dialog').getByLabel('User name').waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(() => opener.evaluate('document.activeElement?.textContent'), SLOW).toBe('New user');
});

test('a password that could not be given is asked for again, the account is not made twice', async (context) => {
  const { page } = await openApp(context, {
    ...admin(),
    path: '/app/admin',
    expected: /Failed to load resource/,
  });
  let isBroken = true;
  await page.route('**/api/v1/users/*/password', (route) => (isBroken ? route.abort() : route.continue()));
  await page.getByRole('button', { name: 'New user' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('User name').fill('cleo');
  await dialog.getByLabel('Name', { exact: true }).fill('Cleo');
  await dialog.getByLabel('Name', { exact: true }).press('Enter');
  await dialog.getByRole('alert').waitFor();
  expect(await dialog.getByLabel('User name').isDisabled()).toBe(true);
  isBroken = false;
  // The list that is asked for afterwards fails: what is open in it stays.
  await page.route('**/api/v1/users', (route) => route.abort());
  await dialog.getByRole('button', { name: 'Give a one-time password' }).click();
  expect(await dialog.locator('[data-once]').textContent()).toMatch(/^[a-z0-9]{5}(-[a-z0-9]{5}){3}$/);
  await page.locator('main [role=alert]').first().waitFor();
  expect(await dialog.locator('[data-once]').isVisible()).toBe(true);
});

test('what is new takes the place of nothing', async (context) => {
  const { page } = await openApp(context, { ...admin(), path: '/app/admin?section=roles' });
  const roles = await lateSends(page, 'roles/*');
  await page.getByRole('button', { name: 'New role' }).click();
  const panel = page.getByRole('dialog');
  await panel.getByLabel('Code').fill('analyst');
  await panel.getByLabel('Chinese name').fill('甲');
  await panel.getByLabel('English name').fill('A');
  await panel.getByRole('button', { name: 'Save' }).click();
  await panel.getByText('A role with this code is there already.').waitFor();
  await page.keyboard.press('Escape');
  const departments = await lateSends(page, 'departments/*');
  await page.getByRole('tab', { name: 'Departments' }).click();
  await page.getByRole('button', { name: 'New department' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Chinese name').fill('乙');
  await dialog.getByLabel('English name').fill('B');
  await dialog.getByLabel('Code').fill('hq');
  await dialog.getByLabel('Code').press('Enter');
  await dialog.getByText('A department with this code is there already.').waitFor();
  expect([...roles, ...departments]).toEqual([]);
});

test('of an account only what was changed is sent, over what was read', async (context) => {
  const { page } = await openApp(context, { ...admin(), path: '/app/admin?user=bob' });
  const panel = page.getByRole('dialog');
  await panel.getByLabel('E-mail').waitFor();
  const sent = await lateSends(page, 'users/bob');
  await panel.getByLabel('E-mail').fill('bob@shop.example');
  await panel.getByRole('button', { name: 'Save' }).click();
  await panel.getByText('Saved.').waitFor();
  expect(sent).toEqual([{ email: 'bob@shop.example', version: expect.any(String) }]);
  await panel.getByLabel('Name', { exact: true }).fill('Bob Lee');
  await expect.poll(() => panel.getByText('Saved.').count(), SLOW).toBe(0);
});
