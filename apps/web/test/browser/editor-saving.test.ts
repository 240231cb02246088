import { expect, test } from 'vitest';
import { serveClosedShop } from './harness/closed-shop.ts';
import { checkedAs, overwrite } from './harness/editing.ts';
import { holdAnswer } from './harness/hold-answer.ts';
import { send } from './harness/person.ts';
import { servedThroughout } from './harness/serve-company.ts';
import { openApp } from './open-app.ts';

/** Nothing is reviewed here: what is saved is written. */
const { shop, at } = servedThroughout(serveClosedShop);
const EDITS = '**/api/v1/edits';

async function written(name: string): Promise<Readonly<Record<string, unknown>>> {
  return (await send(shop().as('fay'), 'GET', `metrics/${name}`)).body;
}

test.for([
  ['zh', /[\p{Script=Han}]/u],
  ['en', /^[^\p{Script=Han}]+$/u],
] as const)(
  'figures are split by members in the language of the reader first: %s',
  async ([locale, written], context) => {
    const { page } = await openApp(context, { path: '/app/metrics/revenue/edit', locale });
    const rows = page.locator('[data-section=preview] .editor-split tbody th');
    await rows.first().waitFor();
    const members = await rows.allInnerTexts();
    expect(members.length).toBeGreaterThan(1);
    for (const member of members) expect(member).toMatch(written);
  },
);

test('what is typed while a metric is being saved stays, over what was saved', async (context) => {
  const { page } = await openApp(context, at('fay', '/app/metrics/voucher_count/edit'));
  await checkedAs(page, 'fine').waitFor();
  await overwrite(page, 'Formula of the metric', 'count(vouchers) * 2');
  await checkedAs(page, 'fine').waitFor();
  const release = await holdAnswer(page, EDITS, 'POST');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect.poll(async () => (await written('voucher_count')).formula).toBe('count(vouchers) * 2');
  await overwrite(page, 'Formula of the metric', 'count(vouchers) * 3');
  release();
  await page.getByText('Saved as v2; what you have typed since is not saved yet.').waitFor();
  await checkedAs(page, 'fine').waitFor();
  expect((await page.getByRole('textbox', { name: 'Formula of the metric' }).innerText()).trim()).toBe(
    'count(vouchers) * 3',
  );
  await page.getByText('from v2', { exact: true }).waitFor();
  await page.getByRole('link', { name: 'Metrics' }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: 'Keep editing' }).click();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.waitForURL(/\/app\/metrics\/voucher_count(\?|$)/);
  expect((await written('voucher_count')).formula).toBe('count(vouchers) * 3');
});

test('a new metric that is saved while it is typed on is changed by the next save, also after a reload', async (context) => {
  const { page } = await openApp(context, { ...at('fay', '/app/metrics/new'), locale: 'zh' });
  page.on('dialog', (dialog) => void dialog.accept());
  await page.getByLabel('名称', { exact: true }).fill('twice_sold');
  await overwrite(page, '指标公式', 'revenue * 2');
  await checkedAs(page, 'fine').waitFor();
  const release = await holdAnswer(page, EDITS, 'POST');
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByLabel('中文名').fill('两倍营收');
  release();
  await page.getByText('已保存为v1；您随后输入的内容尚未保存。').waitFor();
  await page.locator('[data-kept]').waitFor();
  await page.reload();
  await page.getByRole('button', { name: '继续编辑' }).click();
  await checkedAs(page, 'fine').waitFor();
  await page.getByText('改自v1', { exact: true }).waitFor();
  await page.getByRole('button', { name: '保存' }).click();
  await page.waitForURL(/\/app\/metrics\/twice_sold(\?|$)/);
  expect(await written('twice_sold')).toMatchObject({ label: { zh: '两倍营收' } });
});
