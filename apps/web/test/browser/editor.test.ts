import { expect, test } from 'vitest';
import { checkedAs, retype } from './harness/editing.ts';
import { holdAnswer } from './harness/hold-answer.ts';
import { send } from './harness/person.ts';
import { serveReviewedShop } from './harness/reviewed-shop.ts';
import { section, servedThroughout } from './harness/serve-company.ts';
import { fitsWidth, namelessControls, openApp } from './open-app.ts';

const { shop, at } = servedThroughout(serveReviewedShop);

test('by keyboard, in Chinese: a formula is completed, mended, previewed, saved as a draft and submitted', async (context) => {
  const { page } = await openApp(context, { ...at('he.jing', '/app/metrics/collection_rate'), locale: 'zh' });
  await page.getByRole('link', { name: '编辑', exact: true }).press('Enter');
  await checkedAs(page, 'fine').waitFor();
  await section(page, 'preview').locator('canvas').waitFor();
  await retype(page, '指标公式', '[本期回');
  await page.getByRole('option', { name: /本期回款/ }).waitFor();
  // The list does not take keys in the moment in which it appears.
  await page.waitForTimeout(200);
  await page.keyboard.press('Enter');
  await page.keyboard.type(' / biled');
  await page.keyboard.press('Escape');
  await checkedAs(page, 'wrong').waitFor();
  await section(page, 'preview').locator('[data-held=true]').waitFor();
  await page.getByText('第1行第10字').waitFor();
  await page.getByRole('button', { name: '改为billed' }).waitFor();
  await page.keyboard.press('Alt+Enter');
  await checkedAs(page, 'fine').waitFor();
  const text = await page.getByRole('textbox', { name: '指标公式' }).innerText();
  expect(text.trim()).toBe('[本期回款] / billed');
  await retype(page, '指标公式', '[本期回款] / ([本期开票额] + [预收款])');
  await checkedAs(page, 'fine').waitFor();
  const checks = section(page, 'checks');
  expect(await checks.locator('[data-status=good]').count()).toBe(7);
  await section(page, 'impact').getByText('未回款率').waitFor();
  await section(page, 'signers').getByText('周敏', { exact: false }).waitFor();
  await page.getByLabel('改了什么，为什么').fill('分母加上预收款');
  await page.getByLabel('生效日').fill('2026-01-01');
  await checkedAs(page, 'fine').waitFor();
  await page.getByRole('button', { name: '存为草稿' }).press('Enter');
  const saved = page.getByText(/草稿已存入CR-\d+/);
  await saved.waitFor();
  const id = /CR-\d+/.exec(await saved.innerText())?.[0] ?? '';
  const draft = await send(shop().as('he.jing'), 'GET', `change-requests/${id}`);
  expect(draft.body).toMatchObject({ state: 'draft', title: '分母加上预收款', effective_from: '2026-01-01' });
  await page.getByRole('button', { name: '提交审核' }).press('Enter');
  await page.waitForURL(new RegExp(`/app/changes/${id}`));
  const asked = await send(shop().as('he.jing'), 'GET', `change-requests/${id}`);
  expect(asked.body).toMatchObject({ state: 'in_review', revision: 2 });
});

test('by keyboard, in English: names and functions of a formula are completed by what they are called', async (context) => {
  const { page } = await openApp(context, {
    ...at('he.jing', '/app/metrics/collection_rate/edit'),
    locale: 'en',
  });
  await checkedAs(page, 'fine').waitFor();
  for (const [typed, option, written] of [
    ['[Colle', /^Collected\b/, '[Collected]'],
    ['[Collected] / bille', /^billed\b/, '[Collected] / billed'],
  ] as const) {
    await retype(page, 'Formula of the metric', typed);
    await page.getByRole('option', { name: option }).first().waitFor();
    // The list does not take keys in the moment in which it appears.
    await page.waitForTimeout(200);
    await page.keyboard.press('Enter');
    const text = await page.getByRole('textbox', { name: 'Formula of the metric' }).innerText();
    expect(text.trim()).toBe(written);
  }
  await page.keyboard.press('Escape');
  await checkedAs(page, 'fine').waitFor();
});

test('sent back, the request is revised where it was asked for', async (context) => {
  const id = await shop().propose('he.jing', 'collected / (billed + due)', { title: 'sent back' });
  await send(shop().as('zhou.min'), 'POST', `change-requests/${id}/send-back`, {
    revision: 1,
    comment: 'no',
  });
  const { page } = await openApp(context, at('he.jing', `/app/changes/${id}`));
  await page.getByRole('link', { name: 'Revise' }).click();
  await checkedAs(page, 'fine').waitFor();
  await page.getByText(`wish of ${id}`).waitFor();
  expect((await page.getByRole('textbox', { name: 'Formula of the metric' }).innerText()).trim()).toBe(
    'collected / (billed + due)',
  );
  await retype(page, 'Formula of the metric', 'collected / (billed + due_before)');
  await checkedAs(page, 'fine').waitFor();
  await page.getByRole('button', { name: 'Submit for review' }).click();
  await page.waitForURL(new RegExp(`/app/changes/${id}`));
  const { body } = await send(shop().as('he.jing'), 'GET', `change-requests/${id}`);
  expect(body).toMatchObject({ state: 'in_review', revision: 2, title: 'sent back' });
});

test('a new metric in YAML; a name that is taken is told before anything is saved', async (context) => {
  const { page } = await openApp(context, { ...at('he.jing', '/app/metrics'), theme: 'dark' });
  await page.getByRole('link', { name: 'New metric' }).click();
  await page.getByLabel('Name', { exact: true }).fill('collected');
  await retype(page, 'Formula of the metric', 'billed * 2');
  await page.getByText('There is a metric of that name already.').waitFor();
  await page.getByLabel('Name', { exact: true }).fill('twice_billed');
  await checkedAs(page, 'fine').waitFor();
  await page.getByText('YAML', { exact: true }).click();
  const yaml = page.getByRole('textbox', { name: 'Definition of the metric in YAML' });
  await yaml.waitFor();
  expect(await yaml.innerText()).toContain('name: twice_billed');
  await retype(page, 'Definition of the metric in YAML', 'name: twice_billed\nformula: billed + nothing');
  await checkedAs(page, 'wrong').waitFor();
  await page.getByText('line 2, column 19').waitFor();
  expect(await page.getByRole('button', { name: 'Save draft' }).isDisabled()).toBe(true);
});

test('a new metric that is called otherwise after its draft was saved is asked for once', async (context) => {
  const { page } = await openApp(context, at('he.jing', '/app/metrics/new'));
  const named = page.getByLabel('Name', { exact: true });
  await named.fill('bild_twice');
  await retype(page, 'Formula of the metric', 'billed * 2');
  await checkedAs(page, 'fine').waitFor();
  await page.getByRole('button', { name: 'Save draft' }).click();
  const saved = page.getByText(/Draft saved in CR-/);
  await saved.waitFor();
  const id = /CR-\d+/.exec(await saved.innerText())?.[0] ?? '';
  await named.fill('billed_twice');
  await checkedAs(page, 'fine').waitFor();
  await page.getByRole('button', { name: 'Submit for review' }).click();
  await page.waitForURL(new RegExp(`/app/changes/${id}`));
  const { body } = await send(shop().as('he.jing'), 'GET', `change-requests/${id}`);
  expect(body).toMatchObject({ revision: 2, changes: [{ id: 'billed_twice' }] });
});

test('what somebody else published meanwhile is shown beside one’s own, and not written over', async (context) => {
  const id = await shop().propose('he.jing', 'collected / due', { title: 'meanwhile' });
  const { page } = await openApp(context, {
    ...at('xu.fang', '/app/metrics/collection_rate/edit'),
    expected: /status of 409/,
  });
  await checkedAs(page, 'fine').waitFor();
  await retype(page, 'Formula of the metric', 'collected / (due + due_before)');
  await checkedAs(page, 'fine').waitFor();
  await send(shop().as('zhou.min'), 'POST', `change-requests/${id}/signatures/finance`, { revision: 1 });
  await send(shop().as('guo.tao'), 'POST', `change-requests/${id}/signatures/business`, { revision: 1 });
  await page.getByRole('button', { name: 'Save draft' }).click();
  const stale = section(page, 'stale');
  await stale.getByText('collected / due', { exact: true }).waitFor();
  await stale.getByText('collected / (due + due_before)', { exact: true }).waitFor();
  await stale.getByRole('button', { name: 'Go on with mine on top of it' }).click();
  await checkedAs(page, 'fine').waitFor();
  await page.getByRole('button', { name: 'Save draft' }).click();
  await page.getByText(/Draft saved in CR-/).waitFor();
});

test('a submit that fails leaves a draft that is saved on; what is not saved is not left by a click', async (context) => {
  const { page } = await openApp(context, {
    ...at('he.jing', '/app/metrics/collection_rate/edit'),
    expected: /ERR_FAILED/,
  });
  await checkedAs(page, 'fine').waitFor();
  await retype(page, 'Formula of the metric', 'collected / (billed + due_before)');
  await checkedAs(page, 'fine').waitFor();
  await page.getByRole('link', { name: 'Metrics' }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: 'Keep editing' }).click();
  await page.getByRole('button', { name: 'Save draft' }).click();
  const saved = page.getByText(/Draft saved in CR-/);
  await saved.waitFor();
  const id = /CR-\d+/.exec(await saved.innerText())?.[0] ?? '';
  await retype(page, 'Formula of the metric', 'collected / (billed + due)');
  await checkedAs(page, 'fine').waitFor();
  await page.route('**/change-requests/*/submit', (route) => route.abort(), { times: 1 });
  await page.getByRole('button', { name: 'Submit for review' }).click();
  await page.locator('.editor-main > .failure').waitFor();
  await page.getByRole('button', { name: 'Submit for review' }).click();
  await page.waitForURL(new RegExp(`/app/changes/${id}`));
  const { body } = await send(shop().as('he.jing'), 'GET', `change-requests/${id}`);
  expect(body).toMatchObject({ state: 'in_review', revision: 3 });
});

test('a title that is typed and not saved is not left by a click', async (context) => {
  const { page } = await openApp(context, at('he.jing', '/app/metrics/collected/edit'));
  await checkedAs(page, 'fine').waitFor();
  await page.getByLabel('What changes and why').fill('a reason');
  await page.getByRole('link', { name: 'Metrics' }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: 'Keep editing' }).click();
  expect(await page.getByLabel('What changes and why').inputValue()).toBe('a reason');
});

test('what is only begun outlasts the page, stays beside that of another tab, and goes where it is dropped', async (context) => {
  const { page, url } = await openApp(context, at('he.jing', '/app/metrics/collected/edit'));
  page.on('dialog', (dialog) => void dialog.accept());
  const formula = page.getByRole('textbox', { name: 'Formula of the metric' });
  const kept = section(page, 'kept');
  await checkedAs(page, 'fine').waitFor();
  await retype(page, 'Formula of the metric', 'sum(half of');
  await page.getByLabel('What changes and why').fill('begun');
  await page.locator('[data-kept]').waitFor();
  await page.reload();
  await kept.getByRole('button', { name: 'Go on with it' }).click();
  expect((await formula.innerText()).trim()).toBe('sum(half of)');
  expect(await page.getByLabel('What changes and why').inputValue()).toBe('begun');
  await page.locator('[data-kept]').waitFor();
  const other = await page.context().newPage();
  await other.goto(`${url}/app/metrics/collected/edit`);
  await section(other, 'kept').getByRole('button', { name: 'Drop it' }).waitFor();
  await other.getByLabel('What changes and why').fill('of the other tab');
  await other.locator('[data-kept]').waitFor();
  await page.getByText('in another tab too', { exact: false }).waitFor();
  await other.close({ runBeforeUnload: false });
  await page.reload();
  // Both are kept: one is offered, and then the other.
  const titles: string[] = [];
  for (let i = 0; i < 2; i += 1) {
    await kept.getByRole('button', { name: 'Go on with it' }).click();
    titles.push(await page.getByLabel('What changes and why').inputValue());
    await page.getByRole('link', { name: 'Metrics' }).first().click();
    await page.getByRole('dialog').getByRole('button', { name: 'Leave without saving' }).click();
    await page.waitForURL(/\/app\/metrics$/);
    await page.goto(`${url}/app/metrics/collected/edit`);
    await checkedAs(page, 'fine').waitFor();
  }
  expect(titles.toSorted()).toEqual(['begun', 'of the other tab']);
  expect(await kept.count()).toBe(0);
});

test('theirs that cannot be read is said, and one’s own stays', async (context) => {
  const id = await shop().propose('he.jing', 'collected / (due + billed)', { title: 'faster' });
  const { page } = await openApp(context, {
    ...at('xu.fang', '/app/metrics/collection_rate/edit'),
    expected: /ERR_FAILED/,
  });
  await checkedAs(page, 'fine').waitFor();
  await send(shop().as('zhou.min'), 'POST', `change-requests/${id}/signatures/finance`, { revision: 1 });
  await send(shop().as('guo.tao'), 'POST', `change-requests/${id}/signatures/business`, { revision: 1 });
  await retype(page, 'Formula of the metric', 'collected / (due_before + due)');
  const stale = section(page, 'stale');
  await stale.waitFor();
  await page.route('**/edits/metric/collection_rate', (route) => route.abort());
  await stale.getByRole('button', { name: 'Take theirs, drop mine' }).click();
  await stale.getByText('Theirs could not be read.', { exact: false }).waitFor();
  const formula = page.getByRole('textbox', { name: 'Formula of the metric' });
  expect((await formula.innerText()).trim()).toBe('collected / (due_before + due)');
  await page.unroute('**/edits/metric/collection_rate');
  await stale.getByRole('button', { name: 'Take theirs, drop mine' }).click();
  await page.waitForFunction(() =>
    document.querySelector('.cm-content')?.textContent?.includes('due + billed'),
  );
  expect(await section(page, 'kept').count()).toBe(0);
});

test('on a phone it fits, and every control has a name', async (context) => {
  const { page } = await openApp(context, { ...at('he.jing', '/app/metrics/collected/edit'), width: 360 });
  await checkedAs(page, 'fine').waitFor();
  await section(page, 'preview').locator('canvas').waitFor();
  expect(await fitsWidth(page)).toBe(true);
  expect(await namelessControls(page)).toEqual([]);
});

test('who may not ask for changes finds no way in', async (context) => {
  const { page } = await openApp(context, { ...at('zhao.qian', '/app/metrics/collected') });
  await page.getByRole('link', { name: 'Open in Explore' }).waitFor();
  expect(await page.getByRole('link', { name: 'Edit', exact: true }).count()).toBe(0);
});

test('what is typed while a request is being submitted stays, and goes into its next revision', async (context) => {
  const { page } = await openApp(context, at('he.jing', '/app/metrics/prepaid/edit'));
  await checkedAs(page, 'fine').waitFor();
  await retype(page, 'Formula of the metric', 'collected * 2');
  await checkedAs(page, 'fine').waitFor();
  const release = await holdAnswer(page, '**/api/v1/edits', 'POST');
  await page.getByRole('button', { name: 'Submit for review' }).click();
  await retype(page, 'Formula of the metric', 'collected * 3');
  release();
  const said = page.getByText(/CR-\d+ was submitted; what you have typed since is not in it yet/);
  await said.waitFor();
  const id = /CR-\d+/.exec(await said.innerText())?.[0] ?? '';
  await checkedAs(page, 'fine').waitFor();
  await page.getByRole('button', { name: 'Submit for review' }).click();
  await page.waitForURL(new RegExp(`/app/changes/${id}`));
  const { body } = await send(shop().as('he.jing'), 'GET', `change-requests/${id}`);
  expect(body).toMatchObject({ state: 'in_review', revision: 2, changes: [{ id: 'prepaid' }] });
  await send(shop().as('he.jing'), 'POST', `change-requests/${id}/withdraw`, { revision: 2 });
});
