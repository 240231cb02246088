import { expect, test } from 'vitest';
import { send } from './harness/person.ts';
import { serveReviewedShop } from './harness/reviewed-shop.ts';
import { section, servedThroughout } from './harness/serve-company.ts';
import { fitsWidth, namelessControls, openApp } from './open-app.ts';

const SOON = { timeout: 30_000 };

const { shop, at } = servedThroughout(serveReviewedShop);

/** A dashboard of He Jing with one text. */
async function board(name: string, isShared: boolean): Promise<string> {
  const tile = { id: 'a', kind: 'text', x: 0, y: 0, w: 6, h: 2, title: 'Why', text: 'Because.' };
  const { body } = await send(shop().as('he.jing'), 'POST', 'dashboards', {
    name,
    is_shared: isShared,
    body: { tiles: [tile], filters: [] },
  });
  return String(body.id);
}

test.for([
  ['zh', 1440],
  ['en', 360],
] as const)(
  'a dashboard is followed and talked about, and a mention leads to it, in %s at %i',
  async ([locale, width], context) => {
    const name = `Weekly ${locale}`;
    const id = await board(name, true);
    const words =
      locale === 'zh'
        ? {
            follow: `关注${name}`,
            talk: '讨论',
            counted: '讨论（1）',
            write: '写评论，@人',
            send: '发送',
            told: `郭涛提及您：${name}`,
          }
        : {
            ...{ follow: `Follow ${name}`, talk: 'Discussion', write: 'Write a comment, @ calls a person' },
            ...{ counted: 'Discussion 1', send: 'Send', told: `郭涛 mentioned you: ${name}` },
          };
    const owner = await openApp(context, { ...at('guo.tao', `/app/dashboards/${id}`), locale, width });
    const star = owner.page.getByRole('button', { name: words.follow, exact: true });
    await star.click();
    await owner.page.locator('.follow[aria-pressed=true]').waitFor();
    await expect
      .poll(
        async () => (await send(shop().as('guo.tao'), 'GET', 'me/subscriptions')).body.subscriptions,
        SOON,
      )
      .toContainEqual({ kind: 'dashboard', id });
    await owner.page.getByRole('button', { name: words.talk, exact: true }).click();
    const box = owner.page.getByRole('textbox', { name: words.write });
    await box.pressSequentially('<b>look</b> @zhou');
    await owner.page.getByText('周敏 zhou.min').click();
    await owner.page.getByRole('button', { name: words.send }).click();
    await owner.page.locator('[data-comment] .mention', { hasText: '@周敏' }).waitFor();
    await owner.page.getByRole('button', { name: words.counted }).waitFor();
    expect(await fitsWidth(owner.page)).toBe(true);
    expect(await namelessControls(owner.page)).toEqual([]);

    const called = await openApp(context, { ...at('zhou.min', '/app/inbox?part=mentions'), locale, width });
    await called.page.getByText(words.told).click();
    await section(called.page, 'discussion').locator('[data-comment]', { hasText: '<b>look</b>' }).waitFor();
    expect(new URL(called.page.url()).pathname).toBe(`/app/dashboards/${id}`);
  },
);

test('a dashboard that is not shared says who reads what is said there; who may not keep does not follow', async (context) => {
  const own = await board('Own', false);
  const { page } = await openApp(context, at('he.jing', `/app/dashboards/${own}?talk=on`));
  await page.getByText('The dashboard is not shared: nobody but you reads what is said here.').waitFor();
  const id = await board('Shared', true);
  const viewer = await openApp(context, at('zhao.qian', `/app/dashboards/${id}?talk=on`));
  await viewer.page.getByText('Your roles do not take part in discussions.').waitFor();
  expect(await viewer.page.getByRole('button', { name: 'Follow Shared' }).count()).toBe(0);
});

test('a task about a dashboard goes to who sees it, and leads there', async (context) => {
  const id = await board('Tasks', true);
  const { page } = await openApp(context, at('he.jing', `/app/dashboards/${id}?talk=on`));
  await section(page, 'tasks').getByRole('button', { name: 'New task' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'What is to be done' }).fill('Say more');
  await dialog.getByRole('combobox', { name: 'Who does it' }).fill('zhou');
  await page.getByTitle('周敏 zhou.min').click();
  await dialog.getByRole('button', { name: 'Create' }).click();
  await section(page, 'tasks').locator('[data-task]', { hasText: 'Say more' }).waitFor();
  const given = await openApp(context, at('zhou.min', '/app/inbox?part=tasks'));
  const task = given.page.locator('[data-task]', { hasText: 'Say more' });
  await task.getByText('from 何静').waitFor();
  expect(await task.getByRole('link', { name: 'Tasks' }).getAttribute('href')).toContain(id);
});
