import { afterAll, beforeAll, expect, test } from 'vitest';
import { administrator, type Browser, browserAt, read } from './browser.ts';
import { type ServedShop, serveShop } from './serve-shop.ts';

let shop: ServedShop;
let admin: Browser;
let ana: Browser;

beforeAll(async () => {
  shop = await serveShop();
  admin = await administrator(shop);
  const now = new Date(shop.clock.now);
  const { users, sessions } = shop.center.people;
  const { id } = await users.create(
    { login: 'ana', displayName: 'Ana', roles: ['administrator'] },
    { by: 'system', now },
  );
  const opened = await sessions.open(id, { now, lifetimeMs: 3_600_000 });
  ana = browserAt(shop);
  ana.cookie = `plumbline_${shop.server.port}=${opened.secret}`;
  ana.csrf = opened.session.csrf;
});
afterAll(() => shop.close());

const COMMENTS = '/api/v1/metrics/revenue/comments';
const HTML = '<script>alert(1)</script><b>bold</b> & "quoted"';

async function inbox(browser: Browser, part = 'all') {
  return read('InboxPage', await browser.send('GET', `/api/v1/inbox?part=${part}`));
}

test('what somebody says reaches whom they call as the text it is, never as a page', async () => {
  await admin.send('POST', COMMENTS, { body: HTML, mentions: ['ana'] });
  const response = await ana.send('GET', '/api/v1/inbox');
  expect(response.headers.get('content-type')).toContain('application/json');
  const page = await read('InboxPage', response);
  expect(page).toMatchObject({
    items: [{ what: 'mention', excerpt: HTML, unread: true, about: { kind: 'metric', id: 'revenue' } }],
    next: null,
  });
  const { comments } = await read('CommentList', await ana.send('GET', COMMENTS));
  expect(comments.map(({ body }) => body)).toEqual([HTML]);
  const counts = await read('InboxCounts', await ana.send('GET', '/api/v1/inbox/counts'));
  expect(counts).toEqual({ unread: 1, to_sign: 0, mentions: 1, tasks: 0, overdue: 0, overdue_requests: 0 });
});

test('marks are one’s own, and are taken away again', async () => {
  const [item] = (await inbox(ana)).items;
  const ids = [item?.id ?? 0];
  await admin.send('POST', '/api/v1/inbox/done', { ids });
  expect((await inbox(ana)).items).toHaveLength(1);
  const mark = async (path: string, body: object) =>
    (await read('InboxCounts', await ana.send('POST', path, body))).unread;
  expect(await mark('/api/v1/inbox/read', { ids })).toBe(0);
  expect(await mark('/api/v1/inbox/read', { ids, undo: true })).toBe(1);
  expect(await mark('/api/v1/inbox/done', { ids })).toBe(0);
  expect((await inbox(ana)).items).toEqual([]);
  expect((await inbox(ana, 'done')).items).toHaveLength(1);
  await mark('/api/v1/inbox/done', { ids, undo: true });
  expect((await inbox(ana)).items).toHaveLength(1);
});

test('a task goes from one to the other and back', async () => {
  const made = await read(
    'Task',
    await admin.send('POST', '/api/v1/tasks', { title: 'Look at returns', owner: 'ana', due: '2024-03-01' }),
  );
  expect(made).toMatchObject({ number: 1, state: 'open', overdue: true, own: true, revision: 1 });
  const { tasks } = await read('TaskList', await ana.send('GET', '/api/v1/tasks'));
  expect(tasks).toMatchObject([{ number: 1, title: 'Look at returns', made_by: 'admin' }]);
  const done = await ana.send('PUT', '/api/v1/tasks/1', { revision: 1, state: 'done' });
  expect(await read('Task', done)).toMatchObject({ state: 'done', closed_by: 'ana', overdue: false });
  expect((await inbox(admin)).items[0]).toMatchObject({
    what: 'task_done',
    about: { kind: 'task', id: '1' },
  });
  const late = await admin.send('PUT', '/api/v1/tasks/1', { revision: 1, state: 'open' });
  expect((await read('Problem', late)).diagnostics[0]?.code).toBe('talk/task-changed');
});
