import { EventEmitter, once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { makePerson, send } from './harness/person.ts';
import { type PolicedShop, servePolicedShop } from './harness/policed-shop.ts';
import type { Session } from './harness/signed-in.ts';
import { fitsWidth, namelessControls, openApp } from './open-app.ts';

const SLOW = { timeout: 30_000 };

let shop: PolicedShop | undefined;
let auditor: Session | null = null;
let analyst: Session | null = null;
const at = (session: Session | null | undefined, path: string) => ({
  url: shop?.server.url ?? '',
  session: session ?? null,
  path,
});

beforeAll(async () => {
  if (inject('web').kind === 'missing') return;
  shop = await servePolicedShop();
  const admin = { url: shop.server.url, session: shop.admin };
  for (const [code, zh, en, parent] of [
    ['hq', '总部', 'Head office', null],
    ['sales', '销售部', 'Sales', 'hq'],
  ] as const)
    await send(admin, 'PUT', `departments/${code}`, { label: { zh, en }, parent });
  auditor = await makePerson(admin, { login: 'aud', name: 'Audra', roles: ['internal_audit'] });
  analyst = await makePerson(admin, {
    login: 'ann',
    name: 'Ann',
    roles: ['analyst'],
    attributes: { regions: ['east'] },
  });
});
afterAll(() => shop?.stop());

test('a user is made with a one-time password, found, changed and deactivated', async (context) => {
  const { page } = await openApp(context, at(shop?.admin, '/app/home'));
  await page.getByRole('link', { name: 'Administration' }).click();
  await page.getByRole('button', { name: 'New user' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('User name').fill('bo');
  await dialog.getByLabel('Name', { exact: true }).fill('Bo Li');
  await dialog.getByRole('button', { name: 'Make and give a password' }).press('Enter');
  expect(await dialog.locator('[data-once]').textContent()).toMatch(/^[a-z0-9]{5}(-[a-z0-9]{5}){3}$/);
  await dialog.getByRole('button', { name: 'Done' }).click();
  await page.getByLabel(/^Find by name/).fill('bo viewer');
  const rows = page.getByRole('grid', { name: 'Users' }).locator('tbody tr[data-row]');
  await expect.poll(() => rows.count(), SLOW).toBe(1);
  await rows.first().focus();
  await page.keyboard.press('Enter');
  const panel = page.getByRole('dialog');
  await panel.getByRole('button', { name: 'Add an attribute' }).click();
  await panel.getByLabel('Attribute', { exact: true }).fill('regions');
  await panel.getByLabel('Values').fill('west,east,');
  await panel.getByRole('button', { name: 'Save' }).click();
  await panel.getByText('Saved.').waitFor();
  expect(await attributesOf('bo')).toEqual({ regions: ['west', 'east'] });
  await panel.getByRole('button', { name: 'Deactivate' }).click();
  await page.getByRole('tooltip').getByRole('button', { name: 'Deactivate' }).click();
  await panel.getByText('Deactivated').waitFor();
});

test('departments, roles and delegations are written and taken back', async (context) => {
  const { page } = await openApp(context, {
    ...at(shop?.admin, '/app/admin?section=departments'),
    expected: /status of 422/,
  });
  await page.getByRole('button', { name: 'Add a department below Sales' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Chinese name').fill('华东');
  await dialog.getByLabel('English name').fill('East');
  await dialog.getByLabel('Code').fill('east');
  await dialog.getByRole('button', { name: 'Save' }).click();
  const east = page.locator('[data-department=east]');
  await east.waitFor();
  await page.getByRole('button', { name: 'Delete: Sales' }).click();
  await page.getByRole('tooltip').getByRole('button', { name: 'Delete' }).click();
  await page.getByText('the department sales is not empty').waitFor();
  await page.getByRole('button', { name: 'Delete: East' }).click();
  const askedOfEast = page.getByRole('tooltip').filter({ hasText: 'Delete: East' });
  await askedOfEast.getByRole('button', { name: 'Delete' }).click();
  await expect.poll(() => east.count(), SLOW).toBe(0);

  await page.getByRole('tab', { name: 'Roles' }).click();
  await page.getByRole('button', { name: 'Viewer', exact: true }).click();
  const panel = page.getByRole('dialog');
  await panel.getByRole('checkbox', { name: 'ask for figures' }).uncheck();
  await panel.getByRole('button', { name: 'Save' }).click();
  const viewer = page.locator('[data-role=viewer]');
  await viewer.getByText('rewritten').waitFor();
  await page.getByRole('button', { name: 'Viewer', exact: true }).click();
  await panel.getByRole('button', { name: 'Put back as it came' }).click();
  await page.getByRole('tooltip').getByRole('button', { name: 'Put back as it came' }).click();
  await viewer.getByText('built in').waitFor();

  await page.getByRole('tab', { name: 'Delegations' }).click();
  await page.getByRole('button', { name: 'New delegation' }).click();
  await choose(page, 'In the place of', 'Ann');
  await choose(page, 'Stand-in', 'Audra');
  const today = await dialog.getByLabel('First day').inputValue();
  await dialog.getByLabel('Last day').fill(today);
  await dialog.getByLabel('Reason').fill('leave');
  await page.keyboard.press('Enter');
  const line = page.getByRole('row').filter({ hasText: 'leave' });
  await line.getByText('In force').waitFor();
  await line.getByRole('button', { name: 'End: Audra for Ann' }).click();
  await page.getByRole('tooltip').getByRole('button', { name: 'End' }).click();
  await line.getByText('Ended early').waitFor();
});

test('an auditor sees people, policies and the log, and changes nothing', async (context) => {
  const { page } = await openApp(context, at(auditor, '/app/admin'));
  await page.getByRole('grid', { name: 'Users' }).waitFor();
  const tabs = await page.getByRole('tab').allTextContents();
  expect(tabs).toEqual([
    'Users',
    'Departments',
    'Teams',
    'Roles',
    'Delegations',
    'Tokens',
    'Policies',
    'Audit',
  ]);
  for (const tab of tabs.slice(0, 6)) {
    await page.getByRole('tab', { name: tab }).click();
    await page.locator('.admin-body .waiting').waitFor({ state: 'detached' });
    const names = /New|Delete|Change|Add|Save|Revoke|End/;
    expect(await page.locator('.admin-body').getByRole('button', { name: names }).count(), tab).toBe(0);
  }
  await page.getByRole('tab', { name: 'Users' }).click();
  await page.getByRole('row').filter({ hasText: 'ann' }).click();
  const panel = page.getByRole('dialog');
  expect(await panel.getByLabel('Name', { exact: true }).isDisabled()).toBe(true);
  expect(await panel.getByRole('button', { name: /Save|Deactivate|password/ }).count()).toBe(0);
  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: 'Audit' }).click();
  await page.locator('[data-action="user/create"]').first().waitFor();
  const unkept = page.getByText('No head of this log is kept outside the workspace folder');
  await page.locator('[data-part=no-heads]', { hasText: 'PLUMBLINE_AUDIT_HEADS' }).waitFor();
  expect(await unkept.count()).toBe(1);
  await page.getByRole('button', { name: 'Verify the log' }).click();
  await page.locator('[data-intact=true]').waitFor();
  await page.locator('.audit-check', { hasText: 'PLUMBLINE_AUDIT_HEADS' }).waitFor();
  expect(await unkept.count()).toBe(1);
});

test('the log is filtered by person, object and kind of action, opened and exported', async (context) => {
  const { page } = await openApp(context, at(auditor, '/app/admin?section=audit&object=ann'));
  const lines = page.locator('[data-seq]');
  await expect.poll(() => lines.count(), SLOW).toBeGreaterThan(1);
  expect(await actions(page)).toContain('user/create');
  expect(await actions(page)).not.toContain('definitions/apply');
  await page.getByRole('textbox', { name: 'Object', exact: true }).fill('');
  await page.getByRole('combobox', { name: 'Person' }).fill('admin');
  await expect.poll(() => actions(page), SLOW).toContain('department/save');
  await page.getByRole('textbox', { name: 'From', exact: true }).fill('2020-01-01');
  await page.getByRole('textbox', { name: 'To', exact: true }).fill('2020-01-02');
  await page.getByText('No line matches.').waitFor();
  await page.getByRole('button', { name: 'Clear the filter' }).click();
  await page.locator('[data-action="user/create"] button').first().press('Enter');
  const panel = page.getByRole('dialog');
  expect(await panel.textContent()).toMatch(/[0-9a-f]{64}/);
  await page.keyboard.press('Escape');
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export' }).click();
  expect((await saved).suggestedFilename()).toBe('audit.ndjson');
});

test('days and times of the log are those of the workspace, whatever the clock of the reader', async (context) => {
  const { page } = await openApp(context, {
    ...at(auditor, '/app/admin?section=audit'),
    timeZone: 'America/Los_Angeles',
  });
  await page.locator('[data-seq]').first().waitFor();
  const answered = page.waitForResponse((response) => response.url().includes('to=2100-02-28T16'));
  await page.getByRole('textbox', { name: 'From', exact: true }).fill('2026-01-06');
  await page.getByRole('textbox', { name: 'To', exact: true }).fill('2100-02-28');
  const response = await answered;
  const asked = new URL(response.url()).searchParams;
  expect(asked.get('from')).toBe('2026-01-05T16:00:00.000Z');
  expect(asked.get('to')).toBe('2100-02-28T16:00:00.000Z');
  const { events } = (await response.json()) as { readonly events: readonly { at: string; seq: number }[] };
  const { at: moment = '', seq } = events[0] ?? {};
  const inShanghai = new Date(Date.parse(moment) + 8 * 3_600_000).toISOString();
  const line = page.locator(`[data-seq="${seq}"]`);
  expect(await line.textContent()).toContain(`${inShanghai.slice(0, 10)} ${inShanghai.slice(11, 16)}`);
  await page.getByText('Times are those of China Standard Time.').waitFor();
});

test('looking as another: their figures under a banner, no way to change anything, and the way out', async (context) => {
  const { page } = await openApp(context, {
    ...at(shop?.admin, '/app/admin?section=policies&user=ann'),
    expected: /status of 403/,
  });
  await page.locator('[data-dataset=sales][data-rows=some]').waitFor();
  expect(await page.locator('[data-policy]').count()).toBe(2);
  await page.getByRole('button', { name: 'View as this person' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Begin' }).click();
  await dialog.getByText('Say why.').waitFor();
  await dialog.getByLabel('Why do you look?').fill('a figure that she misses');
  await page.keyboard.press('Enter');
  const banner = page.getByRole('complementary', { name: /You are looking as Ann/ });
  await banner.waitFor();
  expect(await page.getByRole('link', { name: 'Administration' }).count()).toBe(0);
  expect(await figureOf(page, 'revenue')).toBe('20.00');
  expect(await figureOf(page, 'best_sale')).toBe('query/unknown-metric');
  await page.goto(`${shop?.server.url}/app/metrics`);
  await banner.waitFor();
  await page.getByText('Revenue', { exact: true }).first().waitFor();
  expect(await page.getByText('Best sale').count()).toBe(0);
  expect(await namelessControls(page)).toEqual([]);
  await banner.getByRole('button', { name: 'Stop looking' }).press('Enter');
  await page.getByRole('tab', { name: 'Audit' }).click();
  await page.locator('[data-action="view-as/end"]').first().waitFor();
  await page.locator('[data-action="view-as/begin"] button').first().click();
  await page.getByText('a figure that she misses').waitFor();
  await page.keyboard.press('Escape');
  expect(await banner.count()).toBe(0);
  expect(await figureOf(page, 'revenue')).toBe('50.00');
});

test('what was asked through the eyes of another and comes after the look takes nobody elsewhere', async (context) => {
  const { page } = await openApp(context, {
    ...at(shop?.admin, '/app/admin?section=policies&user=ann'),
    expected: /status of 40[13]/,
  });
  await page.getByRole('button', { name: 'View as this person' }).click();
  await page.getByLabel('Why do you look?').fill('what comes late');
  await page.keyboard.press('Enter');
  const banner = page.getByRole('complementary', { name: /You are looking as Ann/ });
  await banner.waitFor();
  const moments = new EventEmitter();
  const over = once(moments, 'over');
  const told = once(moments, 'told');
  await page.route('**/api/v1/query', async (route) => {
    await over;
    await route.continue();
  });
  page.on('response', (response) => {
    if (response.url().endsWith('/api/v1/query')) moments.emit('told');
  });
  // The look is over and the page on its way when the answer comes.
  await page.route('**/app/admin?section=policies', async (route) => {
    moments.emit('over');
    await told;
    await wait(200);
    await route.continue();
  });
  const asked = page.waitForRequest('**/api/v1/query');
  await page.goto(`${shop?.server.url}/app/metrics`);
  await asked;
  await banner.getByRole('button', { name: 'Stop looking' }).click();
  await page.waitForURL('**/app/admin?section=policies');
  await page.getByRole('tab', { name: 'Audit' }).waitFor();
});

test('an analyst finds no way there, and an address leads to nothing', async (context) => {
  const { page } = await openApp(context, at(analyst, '/app/admin?section=audit'));
  await page.getByText('Your roles do not open any part of administration.').waitFor();
  expect(await page.getByRole('link', { name: 'Administration' }).count()).toBe(0);
});

test.for([
  ['zh', 'dark', 360],
  ['en', 'light', 360],
  ['zh', 'light', 1440],
  ['en', 'dark', 1440],
] as const)('every section fits: %s, %s, %i wide', async ([locale, theme, width], context) => {
  const { page } = await openApp(context, { ...at(shop?.admin, '/app/admin'), locale, theme, width });
  const count = 8;
  await expect.poll(() => page.getByRole('tab').count(), SLOW).toBe(count);
  for (const section of [
    'users',
    'departments',
    'teams',
    'roles',
    'delegations',
    'tokens',
    'policies',
    'audit',
  ]) {
    await page.goto(`${shop?.server.url}/app/admin?section=${section}&user=ann`);
    await page.locator('.admin-body > *').first().waitFor();
    await page.locator('.admin-body .waiting').waitFor({ state: 'detached' });
    expect(await fitsWidth(page), section).toBe(true);
    expect(await scrolledSideways(page), section).toEqual([]);
    expect(await namelessControls(page), section).toEqual([]);
  }
});

async function attributesOf(login: string): Promise<unknown> {
  const { body } = await send({ url: shop?.server.url ?? '', session: shop?.admin ?? null }, 'GET', 'users');
  const users = body.users as unknown as readonly { login: string; attributes: unknown }[];
  return users.find((user) => user.login === login)?.attributes;
}

/** Chooses by typing a part of the name. */
async function choose(page: Page, field: string, name: string): Promise<void> {
  const box = page.getByRole('dialog').getByRole('combobox', { name: field });
  await box.fill(name);
  await page.keyboard.press('Enter');
}

/** Tables that go on beyond their box, by their names. */
function scrolledSideways(page: Page): Promise<readonly string[]> {
  return page.evaluate<string[]>(`
    [...document.querySelectorAll('.scroll, .data-table')]
      .filter((box) => box.scrollWidth > box.clientWidth)
      .map((box) => box.querySelector('table').ariaLabel ?? box.ariaLabel)`);
}

function actions(page: Page): Promise<readonly (string | null)[]> {
  return page.evaluate<string[]>(
    "[...document.querySelectorAll('[data-action]')].map((one) => one.dataset.action)",
  );
}

/** A figure of October as this tab is answered, or why it is refused. */
async function figureOf(page: Page, metric: string): Promise<unknown> {
  return page.evaluate<unknown>(`(async () => {
    const view = sessionStorage.getItem('plumbline.view-as');
    const headers = view === null ? {} : { 'x-view-as': view };
    const me = await (await fetch('/api/v1/me', { headers })).json();
    const response = await fetch('/api/v1/query', {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json', 'x-csrf-token': me.csrf_token },
      body: JSON.stringify({ metrics: ['${metric}'], period: '2026-10' }),
    });
    const answer = await response.json();
    return answer.rows?.[0]?.[0] ?? answer.diagnostics?.[0]?.code;
  })()`);
}
