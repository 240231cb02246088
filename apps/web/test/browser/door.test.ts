import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type RunningServer, runServer } from './harness/running-server.ts';
import { PASSWORD } from './harness/signed-in.ts';
import { namelessControls, openApp } from './open-app.ts';

describe('the door', () => {
  let folder = '';
  let server: RunningServer | undefined;

  beforeAll(async () => {
    if (inject('web').kind === 'missing') return;
    folder = await mkdtemp(join(tmpdir(), 'plumbline-door-'));
    await writeFile(join(folder, 'plumbline.yaml'), WORKSPACE);
    await writeFile(join(folder, 'sales.csv'), 'id,day,amount\n1,2026-10-02,12.50\n');
    // Nobody is there: the test of the server signs in at a real one.
    server = await runServer(['serve', folder], {
      PLUMBLINE_OIDC_ISSUER: 'http://127.0.0.1:9',
      PLUMBLINE_OIDC_CLIENT_ID: 'plumbline',
      PLUMBLINE_OIDC_NAME: 'the group',
    });
  });

  afterAll(async () => {
    await server?.stop();
    if (folder !== '') await rm(folder, { recursive: true, force: true });
  });

  test('turns a one-time password into a password, lets out and in again', async (context) => {
    const url = server?.url ?? '';
    const { page } = await openApp(context, { url, session: null, expected: /status of 401/ });
    const oneTime = server?.oneTime ?? '';
    await page.getByLabel('User name').fill('admin');
    await page.getByLabel('Password').fill('not the password');
    await page.keyboard.press('Enter');
    await page.locator('.ant-form-item-explain').waitFor();
    expect(await namelessControls(page)).toEqual([]);
    await page.getByLabel('Password').fill(oneTime);
    await page.keyboard.press('Enter');
    await page.getByLabel('One-time password').fill(oneTime);
    await page.getByLabel('New password', { exact: true }).fill(PASSWORD);
    await page.getByLabel('New password again').fill('something else');
    await page.keyboard.press('Enter');
    await page.getByText('The two entries differ.').waitFor();
    await page.getByLabel('New password again').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('navigation', { name: 'Main navigation' }).waitFor();
    await page.getByRole('button', { name: 'Account' }).click();
    await page.getByText('Sign out').click();
    await page.getByLabel('User name').fill('admin');
    await page.getByLabel('Password').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('navigation', { name: 'Main navigation' }).waitFor();
  });

  test('offers the accounts of the group, and says why one of them did not open it', async (context) => {
    const url = server?.url ?? '';
    const { page } = await openApp(context, { url, path: '/app/metrics', session: null });
    await page.getByRole('link', { name: 'Sign in with the group' }).click();
    await page.getByText('The identity provider could not be reached or gave a wrong answer.').waitFor();
    expect(await namelessControls(page)).toEqual([]);
    await page.goto(`${url}/app?refused=${encodeURIComponent('<b>anything</b>')}`);
    await page.getByRole('link', { name: 'Sign in with the group' }).waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
  });
});

const WORKSPACE = `
workspace: door
label: {zh: 一间铺子, en: One shop}
currency: CNY
timezone: Asia/Shanghai
today: 2026-11-20
datasets:
  - name: sales
    source: {files: sales.csv}
    primary_key: [id]
    time: day
    fields:
      - {name: id, type: bigint}
      - {name: day, type: date}
      - {name: amount, type: "decimal(18,2)", unit: money}
metrics:
  - {name: revenue, label: {zh: 收入, en: Revenue}, formula: sum(sales.amount), direction: up}
`;
