import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { send } from './harness/person.ts';
import { RATE } from './harness/reviewed-company.ts';
import { serveReviewedShop } from './harness/reviewed-shop.ts';
import { servedThroughout } from './harness/serve-company.ts';
import { fitsWidth, namelessControls, openApp } from './open-app.ts';

const SOON = { timeout: 30_000 };

const { shop, at } = servedThroughout(serveReviewedShop);
const rows = (page: Page) =>
  page.evaluate<readonly string[]>(
    "[...document.querySelectorAll('[data-item]')].map(({ dataset }) => dataset.what)",
  );

test('who is called in a discussion is told, reads it as the text it is, and makes a task of it', async (context) => {
  const asker = await openApp(context, { ...at('he.jing', '/app/metrics/collection_rate'), locale: 'zh' });
  await asker.page.getByRole('tab', { name: '讨论' }).click();
  const box = asker.page.getByRole('textbox', { name: '写评论，@人' });
  await box.pressSequentially('<b>分母</b>对吗 @zhou');
  await asker.page.getByText('周敏 zhou.min').click();
  await asker.page.getByRole('button', { name: '发送' }).click();
  const said = asker.page.locator('[data-comment]');
  await said.locator('.mention', { hasText: '@周敏' }).waitFor();
  expect(await said.locator('.comment-body').textContent()).toContain('<b>分母</b>对吗');
  expect(await said.locator('.comment-body b:not(.mention)').count()).toBe(0);

  const called = await openApp(context, { ...at('zhou.min', '/app/home'), locale: 'zh' });
  const { page } = called;
  await page.locator('[data-waits]').first().waitFor();
  await page.locator('.nav [data-unread="1"]').waitFor();
  await page.locator('.nav').getByRole('link', { name: '收件箱' }).click();
  const row = page.locator('[data-what=mention]');
  await row.getByText('何静提及您：回款率').waitFor();
  await row.getByText('<b>分母</b>对吗 @周敏').waitFor();
  expect(await row.locator('[data-done]').evaluate((button) => getComputedStyle(button).borderTopWidth)).toBe(
    '0px',
  );
  expect(await row.locator('.inbox-said').textContent()).toContain('<b>分母</b>对吗');
  await row.getByRole('link').click();
  await page.getByRole('button', { name: '转为任务' }).click();
  const dialog = page.getByRole('dialog');
  expect(await dialog.getByRole('textbox', { name: '要做什么' }).inputValue()).toContain('分母');
  await dialog.getByRole('textbox', { name: '要做什么' }).fill('核对分母');
  await dialog.getByRole('combobox', { name: '负责人' }).fill('he');
  await page.getByTitle('何静 he.jing').click();
  await dialog.getByLabel('截止日').fill('2020-01-31');
  await dialog.getByRole('button', { name: /创 ?建/ }).click();
  await page.locator('[data-section=tasks] [data-task]', { hasText: '核对分母' }).waitFor();
  await expect.poll(() => page.locator('.nav [data-unread]').count(), SOON).toBe(0);

  await asker.page.goto(`${asker.url}/app/inbox?part=tasks`);
  const task = asker.page.locator('[data-task]', { hasText: '核对分母' });
  await task.locator('.task-due.overdue', { hasText: '2020-01-31，已逾期' }).waitFor();
  expect(await namelessControls(asker.page)).toEqual([]);
  await task.getByRole('button', { name: '完成：核对分母' }).click();
  await asker.page.locator('[data-task][data-state=done]').waitFor();

  await page.goto(`${called.url}/app/inbox`);
  await page.locator('[data-what=task_done]').getByText('何静已完成：核对分母').waitFor();
});

test('what waits for a signature is on the desk and in the inbox until somebody signs', async (context) => {
  const id = await shop().propose('he.jing', RATE.wanted, { title: 'wanted rate' });
  const { page, url } = await openApp(context, at('zhou.min', '/app/home'));
  const desk = page.getByRole('region', { name: 'Waiting for me' });
  await desk.getByRole('link', { name: 'wanted rate' }).click();
  await page.locator('[data-what=to_sign]').getByText('何静 asks for your signature: wanted rate').waitFor();
  await send(shop().as('xu.fang'), 'POST', `change-requests/${id}/signatures/finance`, { revision: 1 });
  await page.goto(`${url}/app/inbox?part=to_sign`);
  await page.getByText('No change request waits for your signature.').waitFor();
  await page.goto(`${url}/app/inbox?part=done`);
  await page.locator('[data-what=to_sign]').waitFor();
  await send(shop().as('he.jing'), 'POST', `change-requests/${id}/withdraw`, { revision: 1 });
});

test.for([
  ['en', 1440],
  ['zh', 360],
] as const)('the keys move, open and mark as done, in %s at %i', async ([locale, width], context) => {
  for (const body of ['one', 'two', 'three'])
    await send(shop().as('he.jing'), 'POST', 'metrics/billed/comments', { body, mentions: ['xu.fang'] });
  const { page, url } = await openApp(context, {
    ...at('xu.fang', '/app/inbox?part=mentions'),
    locale,
    width,
  });
  await expect.poll(() => rows(page), SOON).toEqual(['mention', 'mention', 'mention']);
  expect(await fitsWidth(page)).toBe(true);
  expect(await namelessControls(page)).toEqual([]);
  const focused = () =>
    page.evaluate<string | undefined>(
      "document.activeElement?.closest('[data-item]')?.querySelector('.inbox-said')?.textContent",
    );
  await page.keyboard.press('j');
  expect(await focused()).toBe('three');
  await page.keyboard.press('ArrowDown');
  expect(await focused()).toBe('two');
  await page.keyboard.press('k');
  await page.keyboard.press('e');
  await expect.poll(() => rows(page), SOON).toEqual(['mention', 'mention']);
  expect(await focused()).toBe('two');
  await page.keyboard.press('Enter');
  await page.locator('[data-section=discussion] [data-comment]').first().waitFor();
  await page.goto(`${url}/app/inbox?part=mentions`);
  await expect.poll(() => page.locator('.inbox-row.is-unread').count(), SOON).toBe(1);
  await page.getByRole('button', { name: locale === 'zh' ? '全部标为已读' : 'Mark all as read' }).click();
  await expect.poll(() => page.locator('.inbox-row.is-unread').count(), SOON).toBe(0);
  for (let left = 2; left > 0; left -= 1) {
    await page.locator('[data-done]').first().click();
    await expect.poll(() => page.locator('[data-item]').count(), SOON).toBe(left - 1);
  }
});

test('a task of one’s own is made in the inbox; a comment is taken back by who wrote it', async (context) => {
  const { page, url } = await openApp(context, at('guo.tao', '/app/inbox?part=tasks'));
  await page.getByRole('button', { name: 'New task' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Create' }).click();
  await dialog.getByText('Say what is to be done.').waitFor();
  await dialog.getByRole('textbox', { name: 'What is to be done' }).fill('Prepare the review');
  await dialog.getByRole('button', { name: 'Create' }).click();
  const task = page.locator('[data-task]', { hasText: 'Prepare the review' });
  await task.getByText('no day').waitFor();
  await task.getByRole('button', { name: 'Cancel: Prepare the review' }).click();
  await page.locator('[data-state=cancelled]').waitFor();
  await page.goto(`${url}/app/metrics/due?tab=talk`);
  await page.getByRole('textbox', { name: 'Write a comment, @ calls a person' }).fill('a slip');
  await page.getByRole('button', { name: 'Send' }).click();
  const said = page.locator('[data-comment]', { hasText: 'a slip' });
  await said.getByRole('button', { name: 'Take back' }).click();
  await expect.poll(() => page.locator('[data-comment]').count(), SOON).toBe(0);
});

test('a task about nothing is given to somebody, declined with a reason, and given to another', async (context) => {
  const giver = await openApp(context, {
    ...at('he.jing', '/app/inbox?part=tasks&whose=made'),
    locale: 'zh',
  });
  await giver.page.getByRole('button', { name: '新建任务' }).click();
  const dialog = giver.page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: '要做什么' }).fill('订会议室');
  await dialog.getByRole('textbox', { name: '说明' }).fill('周二，十个人。\n<i>靠窗</i>');
  await dialog.getByRole('combobox', { name: '负责人' }).fill('guo');
  await giver.page.getByTitle('郭涛 guo.tao').click();
  await dialog.getByRole('button', { name: /创 ?建/ }).click();
  await giver.page.locator('[data-task]', { hasText: '订会议室' }).waitFor();

  const asked = await openApp(context, { ...at('guo.tao', '/app/inbox'), width: 360 });
  const told = asked.page.locator('[data-what=task_given]', { hasText: '何静 gave you a task: 订会议室' });
  expect(await told.locator('.inbox-said').textContent()).toContain('<i>靠窗</i>');
  await told.getByRole('link').click();
  const task = asked.page.locator('[data-task]', { hasText: '订会议室' });
  await task.getByText('from 何静').waitFor();
  expect(await fitsWidth(asked.page)).toBe(true);
  await task.getByRole('button', { name: 'Decline: 订会议室' }).click();
  const why = asked.page.getByRole('dialog');
  await why.getByRole('textbox', { name: 'Why; who gave it reads this' }).fill('Away all week');
  await why.getByRole('button', { name: 'Decline' }).click();
  await asked.page.locator('[data-task][data-state=declined]', { hasText: 'Away all week' }).waitFor();

  await giver.page.goto(`${giver.url}/app/inbox`);
  const answer = giver.page.locator('[data-what=task_declined]', { hasText: '郭涛谢绝了：订会议室' });
  expect(await answer.locator('.inbox-said').textContent()).toBe('Away all week');
  await answer.getByRole('link').click();
  const declined = giver.page.locator('[data-task][data-state=declined]');
  expect(await namelessControls(giver.page)).toEqual([]);
  await declined.getByRole('button', { name: '转交：订会议室' }).click();
  const other = giver.page.getByRole('dialog');
  await other.getByRole('combobox', { name: '负责人' }).fill('zhou');
  await giver.page.getByTitle('周敏 zhou.min').click();
  await other.getByRole('button', { name: /转 ?交/ }).click();
  await giver.page.locator('[data-task][data-state=open]', { hasText: '周敏' }).waitFor();
});

test('who does not take part reads, and is told why they cannot write', async (context) => {
  const { page } = await openApp(context, at('zhao.qian', '/app/metrics/collection_rate?tab=talk'));
  await page.getByText('Your roles do not take part in discussions.').waitFor();
  expect(await page.getByRole('button', { name: 'New task' }).count()).toBe(0);
});

test('a deadline that is near is told to who signs and who asked, with its day', async (context) => {
  const web = inject('web');
  if (web.kind === 'missing') return context.skip(web.why);
  const due = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  const id = await shop().propose('he.jing', 'collected / (billed + prepaid)', { title: '加快', due });
  for (const login of ['guo.tao', 'he.jing']) {
    const told = await openApp(context, { ...at(login, '/app/inbox'), locale: 'zh' });
    const row = told.page.locator('[data-what=request_due_soon]');
    await row.getByText('期限将至：加快').waitFor();
    await row.getByText(`期限${due}`).waitFor();
    await row.getByRole('link').click();
    await told.page.waitForURL(new RegExp(`/app/changes/${id}`));
  }
  await send(shop().as('he.jing'), 'POST', `change-requests/${id}/withdraw`, { revision: 1 });
});
