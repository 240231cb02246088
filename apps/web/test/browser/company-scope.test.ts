import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { makePerson } from './harness/person.ts';
import { type PolicedShop, servePolicedShop } from './harness/policed-shop.ts';
import type { Session } from './harness/signed-in.ts';
import { openApp } from './open-app.ts';

let shop: PolicedShop | null = null;
let ann: Session | null = null;

const url = () => shop?.server.url ?? '';

/** Two regions are hidden from her in October, one in September; November is not over. */
const FILES = {
  'company.yaml':
    'metrics: [{name: all_sales, label: {zh: 全公司收入, en: Company revenue}, formula: sum(sales.amount), scope: company, plans: {budget: all_planned}}, {name: all_planned, label: {zh: 预算, en: Budget}, formula: sum(sales.amount) * 2}]\n',
  'sales.csv': [
    'id,day,region,amount',
    '1,2026-09-02,east,1.00',
    '2,2026-09-03,west,2.00',
    '3,2026-10-02,east,12.50',
    '4,2026-10-03,west,30.00',
    '5,2026-10-04,north,7.50',
    '6,2026-11-04,north,1.00',
    '',
  ].join('\n'),
};

beforeAll(async () => {
  if (inject('web').kind === 'missing') return;
  shop = await servePolicedShop(FILES);
  const admin = { url: url(), session: shop.admin };
  const attributes = { regions: ['east'] };
  ann = await makePerson(admin, { login: 'ann', name: 'Ann', roles: ['analyst'], attributes });
});
afterAll(() => shop?.stop());

test('a figure of the company has its page for who sees a part: whole months, and what is not said says why', async (context) => {
  const path = '/app/metrics/all_sales?period=2026-10';
  const { page } = await openApp(context, { url: url(), session: ann, path });
  const value = page.locator('[data-part=value]');
  await value.waitFor();
  expect(await value.getAttribute('data-exact')).toBe('50.00');
  const note = page.getByText('Of the whole company: by whole months', { exact: false });
  expect(await note.count()).toBe(2);
  expect(await page.getByRole('button', { name: 'Try again' }).count()).toBe(0);
  expect(await page.locator('.breakdown table').count()).toBe(0);
});

test('a month in which one hidden region would be found out by the difference stays empty, with the reason', async (context) => {
  const path = '/app/metrics/all_sales?period=2026-09';
  const { page } = await openApp(context, { url: url(), session: ann, path });
  await page.locator('[data-part=value]').getByText('of the whole company', { exact: false }).waitFor();
});
