import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { makePerson } from './harness/person.ts';
import { type PolicedShop, servePolicedShop } from './harness/policed-shop.ts';
import { PASSWORD, signIn } from './harness/signed-in.ts';
import { fitsWidth, namelessControls, openApp } from './open-app.ts';

const SLOW = { timeout: 30_000 };

let shop: PolicedShop | undefined;
const url = () => shop?.server.url ?? '';
beforeAll(async () => {
  if (inject('web').kind !== 'missing') shop = await servePolicedShop();
});
afterAll(() => shop?.stop());

test('codes are set up, asked for at sign-in, and ended', async (context) => {
  const session = shop && (await person('una', ['viewer']));
  const app = await openApp(context, {
    url: url(),
    session: session ?? null,
    path: '/app/account',
    expected: /status of 401/,
  });
  const { page } = app;
  const codes = page.getByRole('region', { name: 'Codes at sign-in' });
  await codes.getByRole('button', { name: 'Set up' }).press('Enter');
  await codes.getByLabel('Your password').fill('not the password');
  await page.keyboard.press('Enter');
  await codes.getByText('This is not your password.').waitFor();
  await codes.getByLabel('Your password').fill(PASSWORD);
  await page.keyboard.press('Enter');
  const shown = codes.getByRole('region', { name: 'Secret for the app' }).locator('[data-once]');
  const secret = ((await shown.textContent()) ?? '').replaceAll(' ', '');
  expect(secret).toMatch(/^[A-Z2-7]{32}$/);
  expect(await codes.locator('[data-otpauth]').getAttribute('href')).toContain(`secret=${secret}`);
  await codes.getByLabel('Code of the app').fill(appCode(secret));
  await page.keyboard.press('Enter');
  const recovery = codes.getByRole('region', { name: 'Recovery codes' }).locator('code');
  await expect.poll(() => recovery.count(), SLOW).toBe(10);
  const [first = ''] = await recovery.allTextContents();
  expect(await namelessControls(page)).toEqual([]);
  await codes.getByRole('button', { name: 'I have kept them' }).click();
  await codes.getByText('Signing in takes the password and a code.').waitFor();
  await page.getByRole('button', { name: 'Account' }).click();
  await page.getByText('Sign out', { exact: true }).last().click();
  await page.getByLabel('User name').fill('una');
  await page.getByLabel('Password').fill(PASSWORD);
  await page.keyboard.press('Enter');
  const code = page.getByLabel(/^Code of the authenticator app/);
  await code.fill('000000');
  await page.keyboard.press('Enter');
  await page.locator('.ant-form-item-explain-error').waitFor();
  await code.fill(first);
  await page.keyboard.press('Enter');
  await page.getByRole('navigation', { name: 'Main navigation' }).waitFor();
  await page.getByRole('button', { name: 'Account' }).click();
  await page.getByRole('menuitem', { name: 'My account' }).click();
  await codes.getByRole('button', { name: 'Turn off' }).click();
  await codes.getByLabel(/^Code of the app/).fill(appCode(secret, 1));
  await page.keyboard.press('Enter');
  await codes.getByText('Signing in takes the password alone.').waitFor();
});

test('sessions of other browsers are ended, tokens are made and revoked, the password is changed', async (context) => {
  const session = shop && (await person('vera', ['analyst']));
  const { page } = await openApp(context, {
    url: url(),
    session: session ?? null,
    path: '/app/account',
    expected: /status of 401/,
  });
  await signIn(url(), null, 'vera');
  const sessions = page.getByRole('region', { name: 'Sessions' });
  await page.reload();
  await expect.poll(() => sessions.locator('tbody tr').count(), SLOW).toBe(2);
  expect(await sessions.getByText('this one').count()).toBe(1);
  await sessions.getByRole('button', { name: /^Sign out of (?!all)/ }).press('Enter');
  await sessions.getByText('You are signed in nowhere else.').waitFor();
  await signIn(url(), null, 'vera');
  await page.reload();
  await sessions.getByRole('button', { name: 'Sign out of all others' }).click();
  await expect.poll(() => sessions.locator('tbody tr').count(), SLOW).toBe(1);

  const tokens = page.getByRole('region', { name: 'API tokens' });
  await tokens.getByRole('button', { name: 'New token' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Make the token' }).click();
  await dialog.getByText('Say what it is for.').waitFor();
  await dialog.getByLabel('Name').fill('the nightly job');
  expect(await dialog.getByRole('checkbox', { name: 'change definitions' }).count()).toBe(0);
  await page.keyboard.press('Enter');
  const secret = (await dialog.locator('[data-once]').textContent()) ?? '';
  expect(secret).toMatch(/^plumb_/);
  expect(await asksWith(secret)).toBe(200);
  await dialog.getByRole('button', { name: 'Done' }).click();
  await tokens.getByRole('row').filter({ hasText: 'the nightly job' }).waitFor();
  await tokens.getByRole('button', { name: 'Revoke the nightly job' }).click();
  await page.getByRole('tooltip').getByRole('button', { name: 'Revoke' }).click();
  await tokens.getByText('No token yet.').waitFor();
  expect(await asksWith(secret)).toBe(401);

  const password = page.getByRole('region', { name: 'Password' });
  await password.getByLabel('Present password').fill('wrong');
  await password.getByLabel('New password', { exact: true }).fill('another long password');
  await password.getByLabel('New password again').fill('another long password');
  await page.keyboard.press('Enter');
  await password.getByText('This is not your password.').waitFor();
  await password.getByLabel('Present password').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await password.getByText('The password has been changed.').waitFor();
});

test.for([
  ['zh', 'dark', 360],
  ['en', 'light', 360],
  ['zh', 'light', 1440],
  ['en', 'dark', 1440],
] as const)('fits: %s, %s, %i wide', async ([locale, theme, width], context) => {
  const look = { url: url(), session: shop?.admin ?? null, locale, theme, width };
  const { page } = await openApp(context, { ...look, path: '/app/account' });
  await page.locator('.settings-section').nth(3).locator('button').first().waitFor();
  expect(await fitsWidth(page)).toBe(true);
  expect(await namelessControls(page)).toEqual([]);
});

test('a form that is longer than the screen scrolls inside: its first field has the focus, its buttons are in sight', async (context) => {
  const { page } = await openApp(context, {
    ...{ url: url(), session: shop?.admin ?? null, locale: 'en', width: 360, path: '/app/account' },
  });
  await page.getByRole('button', { name: 'New token' }).click();
  const dialog = page.getByRole('dialog', { name: 'New token' });
  await dialog.getByLabel('Name').waitFor();
  expect(
    await dialog.getByLabel('Name').evaluate((field) => field === field.ownerDocument.activeElement),
  ).toBe(true);
  await page.setViewportSize({ width: 360, height: 420 });
  const box = await dialog.getByRole('button', { name: 'Make the token' }).boundingBox();
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(420);
  await dialog.getByRole('combobox').scrollIntoViewIfNeeded();
  await dialog.getByRole('combobox').click();
  await page.getByTitle('365 days').click();
});

const person = (login: string, roles: readonly string[]) =>
  makePerson({ url: url(), session: shop?.admin ?? null }, { login, name: login, roles });

async function asksWith(token: string): Promise<number> {
  const response = await fetch(`${url()}/api/v1/metrics`, {
    headers: { authorization: `Bearer ${token}` },
  });
  return response.status;
}

/** An authenticator app, written apart from ours (RFC 6238); `later`: of a following interval. */
function appCode(secret: string, later = 0): string {
  const bits = [...secret].map((one) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(one).toString(2).padStart(5, '0'),
  );
  const bytes = (bits.join('').match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2));
  const counter = Buffer.alloc(8);
  counter.writeUInt32BE(Math.floor(Date.now() / 30_000) + later, 4);
  const digest = createHmac('sha1', Buffer.from(bytes)).update(counter).digest();
  const offset = digest.readUInt8(19) & 15;
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}
