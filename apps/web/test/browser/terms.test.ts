import { expect, inject, test } from 'vitest';
import { checkedAs } from './harness/editing.ts';
import { send } from './harness/person.ts';
import { section, servedThroughout } from './harness/serve-company.ts';
import { serveWordedShop } from './harness/worded-shop.ts';
import { fitsWidth, namelessControls, openApp } from './open-app.ts';

const { shop, at } = servedThroughout(serveWordedShop);

/** Both sides sign the request as it stands. */
async function sign(id: string): Promise<void> {
  const { body } = await send(shop().as('he.jing'), 'GET', `change-requests/${id}`);
  const { revision } = body;
  await send(shop().as('zhou.min'), 'POST', `change-requests/${id}/signatures/finance`, { revision });
  await send(shop().as('guo.tao'), 'POST', `change-requests/${id}/signatures/business`, { revision });
}

test('in Chinese: a term is written with its findings at their fields, kept as a draft, submitted and signed', async (context) => {
  const { page } = await openApp(context, { ...at('he.jing', '/app/glossary'), locale: 'zh' });
  await page.getByRole('link', { name: '新建术语' }).press('Enter');
  await page.getByLabel('名称', { exact: true }).fill('tail_payment');
  await page.getByText('尚未写完').waitFor();
  expect(await page.getByRole('button', { name: '存为草稿' }).isDisabled()).toBe(true);
  await page.getByLabel('中文名').fill('回款');
  await page.getByLabel('英文名').fill('Tail payment');
  await page.getByLabel('释义（中文）').fill('验收后才付的最后一笔。');
  await page.getByLabel('释义（英文）').fill('The last part, paid after acceptance.');
  await checkedAs(page, 'wrong').waitFor();
  const wrong = page.locator('.editor-field', { has: page.getByLabel('中文名') });
  await wrong.locator('[data-finding="model/duplicate-term"]').waitFor();
  await page.getByLabel('中文名').fill('尾款');
  await checkedAs(page, 'fine').waitFor();
  await page.getByLabel('解释的指标').fill('到期应收');
  await page.getByTitle('本期到期应收（due）').click();
  await page.keyboard.press('Escape');
  await checkedAs(page, 'fine').waitFor();
  const difference = section(page, 'difference');
  await difference.locator('[data-aspect="label.zh"]').getByText('尾款').waitFor();
  await page.getByLabel('改了什么，为什么').fill('合同里常见的词');
  await page.getByRole('button', { name: '存为草稿' }).press('Enter');
  const saved = page.getByText(/草稿已存入CR-\d+/);
  await saved.waitFor();
  const id = /CR-\d+/.exec(await saved.innerText())?.[0] ?? '';
  await page.getByRole('button', { name: '提交审核' }).press('Enter');
  await page.waitForURL(new RegExp(`/app/changes/${id}`));
  await page.getByRole('row', { name: /释义（中文）/ }).waitFor();
  await sign(id);
  await page.goto(`${shop().server.url}/app/glossary?term=tail_payment`);
  const term = page.getByRole('article', { name: '尾款' });
  await term.getByRole('link', { name: '本期到期应收' }).waitFor();
});

test('what a colleague published meanwhile is shown beside one’s own, and YAML says the same', async (context) => {
  const { page } = await openApp(context, {
    ...at('he.jing', '/app/glossary?term=prepayment'),
    expected: /status of 409/,
  });
  await page.getByRole('article', { name: 'Prepayment' }).getByRole('link', { name: 'Edit' }).click();
  await checkedAs(page, 'fine').waitFor();
  await page.getByLabel('Meaning, English').fill('Money that came before the goods.');
  await checkedAs(page, 'fine').waitFor();
  const difference = section(page, 'difference');
  await difference.getByText('Paid before delivery.').waitFor();
  await difference.getByText('Money that came before the goods.').waitFor();
  const theirs = {
    name: 'prepayment',
    label: { zh: '预收', en: 'Prepayment' },
    definition: { zh: '先收的款。', en: 'Money first.' },
    explains: { metrics: ['prepaid'] },
  };
  const definitions = [{ kind: 'term', name: 'prepayment', base: 1, body: theirs }];
  const { body: asked } = await send(shop().as('xu.fang'), 'POST', 'edits', { definitions });
  await sign(`CR-${String(asked.request).padStart(4, '0')}`);
  await page.getByRole('button', { name: 'Save draft' }).click();
  const stale = section(page, 'stale');
  await stale.getByText('Money first.', { exact: false }).waitFor();
  await stale.getByText('Money that came before the goods.', { exact: false }).waitFor();
  await stale.getByRole('button', { name: 'Go on with mine on top of it' }).click();
  await checkedAs(page, 'fine').waitFor();
  await page.getByText('YAML', { exact: true }).click();
  const yaml = page.getByRole('textbox', { name: 'Definition of the term in YAML' });
  await yaml.waitFor();
  expect(await yaml.innerText()).toContain('en: Money that came before the goods.');
  await page.getByRole('button', { name: 'Save draft' }).click();
  await page.getByText(/Draft saved in CR-/).waitFor();
});

test('a term goes by a request, and not while another one names it', async (context) => {
  const { page } = await openApp(context, {
    ...at('he.jing', '/app/glossary/prepayment/edit'),
    theme: 'dark',
  });
  await checkedAs(page, 'fine').waitFor();
  await section(page, 'uses').getByRole('link', { name: 'Collection' }).waitFor();
  await page.getByRole('button', { name: 'Remove this term' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('is named by collection', { exact: false }).waitFor();
  expect(await dialog.getByRole('button', { name: 'Ask to remove it' }).isDisabled()).toBe(true);
  await page.goto(`${shop().server.url}/app/glossary/old_word/edit`);
  await page.getByRole('button', { name: 'Remove this term' }).click();
  await dialog.getByLabel('Why it goes').fill('nobody says it');
  await dialog.getByRole('button', { name: 'Ask to remove it' }).click();
  await page.waitForURL(/\/app\/changes\/CR-/);
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  await page.getByRole('heading', { name: 'nobody says it' }).waitFor();
  await sign(id);
  await page.goto(`${shop().server.url}/app/glossary`);
  await page.getByRole('link', { name: 'Collection' }).first().waitFor();
  expect(await page.getByText('Old word').count()).toBe(0);
});

test.for([
  ['zh', 'light'],
  ['en', 'dark'],
] as const)('on a phone it fits, and every control has a name: %s, %s', async ([locale, theme], context) => {
  const look = { locale, theme, width: 360 };
  const { page } = await openApp(context, { ...at('he.jing', '/app/glossary/collection/edit'), ...look });
  await checkedAs(page, 'fine').waitFor();
  expect(await fitsWidth(page)).toBe(true);
  expect(await namelessControls(page)).toEqual([]);
});

test('each definition of a request is revised among the others, from the page of the request', async (context) => {
  const web = inject('web');
  if (web.kind === 'missing') return context.skip(web.why);
  const sold = { name: 'sold', label: { zh: '售出', en: 'Sold' }, formula: 'sum(bills.billed)' };
  const word = {
    ...{ name: 'sold_word', label: { zh: '售出一词', en: 'Sold, the word' } },
    ...{ definition: { zh: '卖掉的。', en: 'What was sold.' }, explains: { metrics: ['sold'] } },
  };
  const definitions = [
    { kind: 'metric', name: null, base: 0, body: sold },
    { kind: 'term', name: null, base: 0, body: word },
  ];
  const { body: asked } = await send(shop().as('he.jing'), 'POST', 'edits', { definitions });
  const id = `CR-${String(asked.request).padStart(4, '0')}`;
  const { page } = await openApp(context, at('he.jing', `/app/changes/${id}`));
  await page.getByRole('link', { name: 'Revise Sold, the word' }).click();
  await checkedAs(page, 'fine').waitFor();
  await page.getByLabel('English label').fill('The word sold');
  await checkedAs(page, 'fine').waitFor();
  await page.getByRole('button', { name: 'Submit for review' }).click();
  await page.getByRole('link', { name: 'Revise Sold', exact: true }).click();
  await checkedAs(page, 'fine').waitFor();
  await page.getByLabel('English label').fill('Sold goods');
  await checkedAs(page, 'fine').waitFor();
  await page.getByRole('button', { name: 'Submit for review' }).click();
  await page.getByRole('link', { name: 'Revise Sold goods' }).waitFor();
  await page.getByRole('link', { name: 'Revise The word sold' }).waitFor();
  const { body } = await send(shop().as('he.jing'), 'GET', `change-requests/${id}`);
  expect(body).toMatchObject({ state: 'in_review', revision: 3 });
  await send(shop().as('he.jing'), 'POST', `change-requests/${id}/withdraw`, { revision: 3 });
});

test('a term goes together with the links to it, by one request', async (context) => {
  const { page } = await openApp(context, {
    ...at('he.jing', '/app/glossary/prepayment/edit'),
    locale: 'zh',
  });
  await checkedAs(page, 'fine').waitFor();
  await page.getByRole('button', { name: '移除这条术语' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('[data-finding="change/still-named"]').waitFor();
  await dialog.getByLabel('同时去掉以下术语对它的引用：回款').check();
  await expect.poll(() => dialog.locator('[data-finding]').count()).toBe(0);
  await dialog.getByLabel('为什么移除').fill('并入回款');
  await dialog.getByRole('button', { name: '申请移除' }).click();
  await page.waitForURL(/\/app\/changes\/CR-/);
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  await page.getByRole('heading', { name: '并入回款' }).waitFor();
  const { body } = await send(shop().as('he.jing'), 'GET', `change-requests/${id}`);
  expect(body.changes).toMatchObject([
    { id: 'collection', change: 'changed' },
    { id: 'prepayment', change: 'removed' },
  ]);
  await sign(id);
  const { body: glossary } = await send(shop().as('he.jing'), 'GET', 'glossary');
  expect(JSON.stringify(glossary)).not.toContain('prepayment');
});

test('who may not ask for changes finds no way in', async (context) => {
  const { page } = await openApp(context, at('zhao.qian', '/app/glossary?term=collection'));
  await page.getByRole('article', { name: 'Collection' }).waitFor();
  expect(await page.getByRole('link', { name: 'Edit' }).count()).toBe(0);
  expect(await page.getByRole('link', { name: 'New term' }).count()).toBe(0);
});
