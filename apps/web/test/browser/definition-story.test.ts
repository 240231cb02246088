import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { send } from './harness/person.ts';
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

function company(): ServedCompany {
  if (served === undefined) throw new Error('no server');
  return served;
}

const section = (page: Page, name: string) => page.locator(`[data-section=${name}]`);

/**
 * One definition through its life, by hand: due is 100,000 a month; 80, 90, 70 thousand came in from April to June, of which 10,
 * 10, 5 were prepaid. The second quarter is 240 / 300 = 80 %, and without what was prepaid 215 / 300 = 71.67 %.
 */
test('回款率 V2: drafted, signed, in force from July, drifted, suspended', async (context) => {
  const web = inject('web');
  if (web.kind === 'missing') return context.skip(web.why);
  const { server, people, folder, load } = company();
  const open = (login: string, path: string) =>
    openApp(context, { url: server.url, session: people.get(login) ?? null, path, locale: 'zh' });

  await expectRate(await open('zhao.qian', Q2), '0.8');
  const id = await drafted();

  const asked = (await open('he.jing', `/app/changes/${id}`)).page;
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
  await (await standing(suspended, 'suspended')).getByRole('link', { name: '对账：bank' }).waitFor();
  expect(await suspended.page.locator('[data-standing=drifted]').count()).toBe(0);
  // What is made of it is no better.
  await standing(await open('zhao.qian', Q2), 'suspended');
});

/** As the analyst asks for it. */
async function drafted(): Promise<string> {
  const analyst = company().as('he.jing');
  const written = (await send(analyst, 'GET', 'metrics/collection_rate/written')).body;
  const yaml = String(written.yaml).replace('collected / due', '(collected - prepaid) / due');
  const metrics = [{ name: 'collection_rate', base: Number(written.version), yaml }];
  const wish = { title: '回款率 V2', effective_from: '2026-07-01', metrics };
  const { body } = await send(analyst, 'POST', 'metric-edits', wish);
  return `CR-${String(body.request).padStart(4, '0')}`;
}

async function expectRate({ page }: { readonly page: Page }, exact: string): Promise<void> {
  const figure = page.locator('.strip-box [data-exact]').first();
  await expect.poll(() => figure.getAttribute('data-exact'), SLOW).toBe(exact);
}

async function standing({ page }: { readonly page: Page }, mark: string) {
  await page.locator(`.metric-title [data-mark=${mark}]`).waitFor();
  return page.locator(`[data-standing=${mark}]`);
}
