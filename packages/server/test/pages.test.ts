import { afterAll, beforeAll, expect, test } from 'vitest';
import { OWN_PASSWORD } from './browser.ts';
import { type ServedShop, SHOP, serveShop } from './serve-shop.ts';

let shop: ServedShop;
let cookie = '';
beforeAll(async () => {
  const yaml = SHOP['plumbline.yaml']?.replace('zh: 收入, en: Revenue', 'zh: 收入, en: "<b>Revenue</b>"');
  shop = await serveShop({ files: { 'plumbline.yaml': yaml ?? '' } });
});
afterAll(() => shop.close());

/** As a browser without scripts does it. */
async function submit(path: string, fields: Readonly<Record<string, string>>, origin = shop.server.url) {
  const response = await fetch(shop.server.url + path, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin, cookie },
    body: new URLSearchParams(fields),
  });
  cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie;
  return response;
}

const home = async () => (await fetch(`${shop.server.url}/?lang=en`, { headers: { cookie } })).text();
const csrfIn = (page: string) => /name="csrf" value="([^"]+)"/.exec(page)?.[1] ?? '';

test('forms alone lead from the one-time password to the figures, and out again', async () => {
  const first = shop.server.oneTimePassword;
  if (first === null) throw new Error('no one-time password');
  expect(await home()).toContain('action="/sign-in?lang=en"');
  const wrong = await submit('/sign-in?lang=en', { login: 'admin', password: 'wrong' });
  expect([wrong.status, (await wrong.text()).includes('the login or the password is wrong')]).toEqual([
    401,
    true,
  ]);
  expect((await submit('/sign-in?lang=en', { ...first }, 'https://evil.example')).status).toBe(403);
  expect((await submit('/sign-in?lang=en', { ...first })).status).toBe(303);
  const choose = await home();
  expect(choose).toContain('Choose your own password');
  const csrf = csrfIn(choose);
  const fields = { current: first.password, new: OWN_PASSWORD, again: OWN_PASSWORD };
  expect((await submit('/password?lang=en', { ...fields, csrf: 'x' })).status).toBe(403);
  expect((await submit('/password?lang=en', { ...fields, again: 'other', csrf })).status).toBe(400);
  expect((await submit('/password?lang=en', { ...fields, csrf })).status).toBe(303);
  const figures = await home();
  expect(figures).toContain('title="1157.75">1.16K');
  expect(figures).toContain('2024-01-01 – 2024-02-29');
  expect(figures).toContain('revenue = sum(orders.amount)');
  expect(figures).toContain('&lt;b&gt;Revenue&lt;/b&gt;');
  expect(figures).not.toMatch(/<b>|<script|style=| on\w+=/);
  expect((await submit('/sign-out?lang=en', { csrf: csrfIn(figures) })).status).toBe(303);
  expect(await home()).toContain('action="/sign-in?lang=en"');
});

test('the reference shows every call, in both languages', async () => {
  const page = await (await fetch(`${shop.server.url}/api/docs?lang=zh`)).text();
  for (const path of ['/api/v1/query', '/api/v1/metrics/{name}/tree', '/readyz'])
    expect(page).toContain(path);
  expect(page).toContain('查询指标');
  expect(page).not.toContain('http://cdn');
});
