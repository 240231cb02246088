import { join } from 'node:path';
import { openStore } from '@plumbline/store';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { makePerson, send } from './harness/person.ts';
import { type PolicedShop, servePolicedShop } from './harness/policed-shop.ts';
import type { Session } from './harness/signed-in.ts';
import { fitsWidth, namelessControls, openApp } from './open-app.ts';

const SLOW = { timeout: 30_000 };
const ISSUER = 'https://id.example.com';

let shop: PolicedShop | undefined;
let auditor: Session | null = null;
const admin = () => ({ url: shop?.server.url ?? '', session: shop?.admin ?? null });

beforeAll(async () => {
  if (inject('web').kind === 'missing') return;
  shop = await servePolicedShop();
  for (const [login, name] of [
    ['ann', 'Ann'],
    ['bob', 'Bob'],
  ] as const)
    await makePerson(admin(), { login, name, roles: ['analyst'], attributes: { regions: ['east'] } });
  auditor = await makePerson(admin(), { login: 'aud', name: 'Audra', roles: ['internal_audit'] });
});
afterAll(() => shop?.stop());

async function listed(part: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const { body } = await send(admin(), 'GET', part);
  return body[part] as unknown as readonly Readonly<Record<string, unknown>>[];
}

function file(text: string) {
  return { name: 'people.json', mimeType: 'application/json', buffer: Buffer.from(text) };
}

test('a team is made, renamed, given people and ended, by keyboard', async (context) => {
  const { page } = await openApp(context, { ...admin(), path: '/app/admin?section=teams' });
  await page.getByRole('button', { name: 'New team' }).press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Chinese name').fill('新品上市');
  await dialog.getByLabel('English name').fill('Launch');
  await dialog.getByLabel('Code').fill('launch');
  await dialog.getByRole('combobox', { name: 'Led by' }).fill('Ann');
  await page.keyboard.press('Enter');
  await dialog.getByLabel('English name').press('Enter');
  await dialog.waitFor({ state: 'detached' });
  const row = page.locator('[data-team=launch]');
  expect(await row.locator('td').nth(1).textContent()).toBe('Ann');

  await row.getByRole('button', { name: 'Change Launch' }).press('Enter');
  await dialog.getByLabel('English name').fill('Autumn launch');
  await dialog.getByRole('combobox', { name: 'Members' }).fill('Bob');
  await page.keyboard.press('Enter');
  await dialog.getByLabel('Last day').fill('2099-12-31');
  await dialog.getByLabel('English name').press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await row.getByText('Autumn launch').waitFor();
  expect(await listed('teams')).toMatchObject([
    { code: 'launch', leads: ['ann'], members: ['bob'], ends_on: '2099-12-31' },
  ]);

  await row.getByRole('button', { name: 'End: Autumn launch' }).press('Enter');
  await page.getByRole('tooltip').getByRole('button', { name: 'End', exact: true }).press('Enter');
  await row.getByText('Over', { exact: true }).waitFor();
  expect(await row.getByRole('button', { name: /^End/ }).count()).toBe(0);
  const [team] = await listed('teams');
  expect(String(team?.ends_on) < new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)).toBe(true);
  expect(team?.members).toEqual(['bob']);
});

test('who only looks sees teams and no way to change them', async (context) => {
  await send(admin(), 'PUT', 'teams/seen', {
    ...{ label: { zh: '所见', en: 'Seen' }, members: [], leads: ['ann'] },
  });
  const { page } = await openApp(context, {
    ...admin(),
    session: auditor,
    path: '/app/admin?section=teams',
  });
  await page.locator('[data-team=seen]').waitFor();
  expect(await page.locator('.admin-body button').count()).toBe(0);
  await page.getByRole('tab', { name: 'Users' }).click();
  await page.getByRole('grid', { name: 'Users' }).waitFor();
  expect(await page.getByRole('button', { name: 'Import' }).count()).toBe(0);
});

test('an import is looked through first: what is wrong at its place, then who becomes what, then it is written', async (context) => {
  const { page } = await openApp(context, { ...admin(), path: '/app/admin' });
  await page.getByRole('button', { name: 'Import' }).press('Enter');
  const dialog = page.getByRole('dialog');
  const input = dialog.locator('input[type=file]');
  const write = dialog.getByRole('button', { name: /^Write/ });
  await input.setInputFiles(file('no json'));
  await dialog.getByText('This file holds no JSON.').waitFor();
  expect(await write.isDisabled()).toBe(true);

  const wrong = [{ userName: 'cy', roles: ['analist'] }, { displayName: '<b>Nobody</b>' }];
  await input.setInputFiles(file(JSON.stringify(wrong)));
  await dialog.getByText('there is no role analist').waitFor();
  await dialog.getByText('[1].userName').waitFor();
  await dialog.getByText('2 errors: nobody is written').waitFor();
  expect(await write.isDisabled()).toBe(true);

  const list = {
    Resources: [
      { userName: 'cy', displayName: 'Cy', emails: [{ value: 'cy@shop.example' }], roles: ['viewer'] },
      { userName: 'bob', active: false },
      { userName: 'ann', displayName: 'Anna' },
      { userName: 'aud' },
    ],
  };
  await input.setInputFiles(file(JSON.stringify(list)));
  const rows = dialog.locator('[data-import]');
  await expect.poll(() => rows.count(), SLOW).toBe(3);
  expect(await rows.evaluateAll((all) => all.map((row) => row.textContent))).toEqual([
    'cymadeE-mail, Roles',
    'annchangedName',
    'bobdeactivatedState',
  ]);
  expect((await listed('users')).some(({ login }) => login === 'cy')).toBe(false);
  await dialog.getByRole('button', { name: 'Write 3 accounts' }).press('Enter');
  await dialog.getByText('3 accounts were written.').waitFor();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('grid', { name: 'Users' }).getByText('Cy', { exact: true }).waitFor();
  const users = await listed('users');
  expect(users.find(({ login }) => login === 'cy')).toMatchObject({ email: 'cy@shop.example' });
  expect(users.find(({ login }) => login === 'bob')).toMatchObject({ is_disabled: true });
  expect(users.find(({ login }) => login === 'ann')).toMatchObject({ name: 'Anna' });
});

test('the account of a provider that stands for a person is shown, and forgotten', async (context) => {
  if (shop === undefined) return context.skip();
  await makePerson(admin(), { login: 'dee', name: 'Dee', roles: ['analyst'] });
  const url = `file:${join(shop.folder, '.plumbline', 'catalog.db')}`;
  const store = await openStore({ url, now: new Date() });
  const dee = await store.users.findByLogin('dee');
  const identity = { issuer: ISSUER, subject: 'sub-17' };
  await store.identities.link(identity, dee?.id ?? '', { by: 'dee', now: new Date() });
  const { page } = await openApp(context, { ...admin(), path: '/app/admin?user=dee' });
  const section = page.getByRole('region', { name: 'Accounts of the identity provider' });
  await section.locator('[data-account=sub-17]').getByText(ISSUER).waitFor();
  await section.getByRole('button', { name: 'Forget the link' }).press('Enter');
  await page.getByRole('tooltip').getByRole('button', { name: 'Forget the link' }).press('Enter');
  await section.getByText('This server knows no identity provider').waitFor();
  expect(await store.identities.find(identity)).toBe(null);
  await store.close();
});

test('a line of the log names whom it is about', async (context) => {
  const days = { from: '2099-01-01', to: '2099-01-31', reason: 'leave' };
  await makePerson(admin(), { login: 'eva', name: 'Eva Lin', roles: ['viewer'] });
  await makePerson(admin(), { login: 'fay', name: 'Fay', roles: ['viewer'] });
  await send(admin(), 'POST', 'delegations', { delegator: 'eva', delegate: 'fay', ...days });
  const path = '/app/admin?section=audit&action=delegation%2F';
  const { page } = await openApp(context, { ...admin(), path });
  const line = page.locator('[data-action="delegation/create"]').first();
  await line.getByText('Fay (fay) → Eva Lin (eva), 2099-01-01 – 2099-01-31').waitFor();
  await line.getByRole('button').click();
  const panel = page.getByRole('dialog');
  await panel.getByText('Called today').waitFor();
  await panel
    .locator('dd')
    .getByText(/^Eva Lin \(eva\)/)
    .waitFor();
});

test.for([
  ['zh', 'dark', 360],
  ['en', 'light', 360],
  ['zh', 'light', 1440],
] as const)('the new pages fit: %s, %s, %i wide', async ([locale, theme, width], context) => {
  const look = { locale, theme, width } as const;
  const { page } = await openApp(context, { ...admin(), ...look, path: '/app/admin?section=teams' });
  await page.locator('[data-team]').first().waitFor();
  expect(await fitsWidth(page)).toBe(true);
  await page.locator('.admin-tools .ant-btn-primary').click();
  await page.getByRole('dialog').locator('#endsOn').waitFor();
  expect(await namelessControls(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.goto(`${shop?.server.url}/app/admin?section=users`);
  await page.locator('.admin-tools .ant-btn-default').first().click();
  await page.locator('.import-file').waitFor();
  expect([await fitsWidth(page), await namelessControls(page)]).toEqual([true, []]);
});
