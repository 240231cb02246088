import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { checkedAs, retype } from './harness/editing.ts';
import { REVIEWED_PEOPLE } from './harness/reviewed-company.ts';
import { type ServedCompany, serveCompany } from './harness/serve-company.ts';
import { openApp } from './open-app.ts';

const SLOW = { timeout: 30_000 };
const FOLDER = join(import.meta.dirname, 'harness/collections');
const Q2 = '/app/metrics/collection_rate?period=2026-Q2';

let served: ServedCompany | undefined;
beforeAll(async () => {
  if (inject('web').kind === 'missing') return;
  served = await serveCompany(FOLDER, REVIEWED_PEOPLE);
});
afterAll(() => served?.stop());

const section = (page: Page, name: string) => page.locator(`[data-section=${name}]`);

/**
 * One definition through its life, by hand: due is 100,000 a month; 80, 90, 70 thousand came in from April to June, of which 10,
 * 10, 5 were prepaid. The second quarter is 240 / 300 = 80 %, and without what was prepaid 215 / 300 = 71.67 %.
 */
test('回款率 V2 drafted, signed, in force from July, drifted, suspended', async (context) => {
  const web = inject('web');
  if (web.kind === 'missing') return context.skip(web.why);
  if (served === undefined) throw new Error('no server');
  const { server, people, folder, load } = served;
  const open = (login: string, path: string) =>
    openApp(context, { url: server.url, session: people.get(login) ?? null, path, locale: 'zh' });

  await expectRate(await open('zhao.qian', Q2), '0.8');
  const asked = (await open('he.jing', '/app/metrics/collection_rate/edit')).page;
  const id = await draft(asked);
  await section(asked, 'impact').getByText('未回款率').waitFor();
  const table = asked.getByRole('table', { name: '回款率逐期新旧' });
  // Thirteen months, between what the lines are called and their sum.
  await expect.poll(() => table.getByRole('columnheader').count(), SLOW).toBe(15);

  const finance = section((await open('zhou.min', `/app/changes/${id}`)).page, 'signatures');
  await finance.getByRole('button', { name: '同意并签字：财务' }).click();
  await finance.getByText('1 / 2').waitFor();
  const business = section((await open('guo.tao', `/app/changes/${id}`)).page, 'signatures');
  await business.getByRole('button', { name: '同意并签字：业务' }).click();
  await business.getByText('2 / 2').waitFor();

  const reader = await open('zhao.qian', Q2);
  await expectRate(reader, '0.8');
  await reader.page.getByText('自2026-07-01起用新口径').first().waitFor();
  await reader.page.getByRole('switch', { name: '按最新口径重述' }).click();
  await expectRate(reader, '0.7166666666666667');
  await reader.page.getByText('各期都按最新口径重述').waitFor();
  // July to September: 85 + 90 + 95 of 300, less 5 of each.
  await expectRate(await open('zhao.qian', '/app/metrics/collection_rate?period=2026-Q3'), '0.85');

  const bills = await readFile(join(folder, 'bills.csv'), 'utf8');
  await writeFile(join(folder, 'bills.csv'), bills.replace('collected', 'cash_in'));
  expect(await load()).toBe(false);
  const drifted = await standing(await open('zhou.min', Q2), 'drifted');
  await drifted.getByText('列bills.collected不见了').waitFor();
  await drifted.getByRole('button', { name: '确认仍然有效' }).waitFor();
  await writeFile(join(folder, 'bills.csv'), bills);
  expect(await load()).toBe(true);

  await appendFile(join(folder, 'receipts.csv'), '99,2026-10-20,1.00\n');
  expect(await load()).toBe(true);
  const suspended = await open('zhao.qian', '/app/metrics/collected');
  await (await standing(suspended, 'suspended'))
    .getByRole('link', { name: '对账：回款与银行到账' })
    .waitFor();
  expect(await suspended.page.locator('[data-standing=drifted]').count()).toBe(0);
  // What is made of it is no better.
  await standing(await open('zhao.qian', Q2), 'suspended');
});

/** Writes another formula with a day from which it holds, and submits it; gives the id of the request. */
async function draft(page: Page): Promise<string> {
  await checkedAs(page, 'fine').waitFor();
  await retype(page, '指标公式', '(collected - prepaid) / due');
  await page.getByLabel('改了什么，为什么').fill('回款率 V2');
  await page.getByLabel('生效日').fill('2026-07-01');
  await checkedAs(page, 'fine').waitFor();
  await page.getByRole('button', { name: '存为草稿' }).click();
  const saved = page.getByText(/草稿已存入CR-\d+/);
  await saved.waitFor();
  const id = /CR-\d+/.exec(await saved.innerText())?.[0] ?? '';
  await page.getByRole('button', { name: '提交审核' }).click();
  await page.waitForURL(new RegExp(`/app/changes/${id}`));
  return id;
}

async function expectRate({ page }: { readonly page: Page }, exact: string): Promise<void> {
  const figure = page.locator('.strip-box [data-exact]').first();
  await expect.poll(() => figure.getAttribute('data-exact'), SLOW).toBe(exact);
}

async function standing({ page }: { readonly page: Page }, mark: string) {
  await page.locator(`.metric-title [data-mark=${mark}]`).waitFor();
  return page.locator(`[data-standing=${mark}]`);
}
