import { expect, test } from 'vitest';
import { SYSTEM } from '../src/index.ts';
import { ANA, BO, FAY, refusal, VIC } from './reviewed-shop.ts';
import { REVENUE, talkShop } from './talk-shop.ts';

const PUZZLED = { body: 'Why so much in February, @bo?', mentions: ['bo'] };

test('a metric has a discussion: what is said stays text, and is taken back only by who said it', async () => {
  const { center } = await talkShop();
  const said = await center.comments.add(ANA, REVENUE, PUZZLED);
  const html = '<img src=x onerror=alert(1)>';
  await center.comments.add(BO, REVENUE, { body: html });
  const found = await center.comments.of(VIC, REVENUE);
  expect(found?.comments.map(({ author, body, mentions }) => [author, body, mentions])).toEqual([
    ['ana', PUZZLED.body, ['bo']],
    ['bo', html, []],
  ]);
  expect(found?.people).toContainEqual({ login: 'bo', name: 'bo' });
  expect(await refusal(center.comments.remove(BO, REVENUE, said?.id ?? 0))).toBe('talk/not-author');
  expect(await center.comments.remove(ANA, { kind: 'metric', id: 'order_count' }, said?.id ?? 0)).toBe(false);
  expect(await center.comments.remove(ANA, REVENUE, said?.id ?? 0)).toBe(true);
  expect((await center.comments.of(VIC, REVENUE))?.comments.map(({ body }) => body)).toEqual([html]);
});

test('is refused to who does not take part, with nothing in it, and about what is not there', async () => {
  const { center } = await talkShop();
  expect(await refusal(center.comments.add(VIC, REVENUE, { body: 'x' }))).toBe('store/not-allowed');
  expect(await refusal(center.comments.add(ANA, REVENUE, { body: ' \n' }))).toBe('talk/nothing-said');
  expect(await center.comments.add(ANA, { kind: 'metric', id: 'none' }, { body: 'x' })).toBe(null);
  expect(await center.comments.of(ANA, { kind: 'user', id: 'bo' })).toBe(null);
  const seen = { ...BO, seenBy: 'ada' };
  expect(await refusal(center.comments.add(seen, REVENUE, { body: 'x' }))).toBe('people/only-looking');
});

test('calls only people who see what it is about, and who may answer', async () => {
  const { center, stu, letStu } = await talkShop();
  const call = (login: string) => center.comments.add(ANA, REVENUE, { body: 'x', mentions: [login] });
  for (const login of ['stu', 'vic', 'nobody'])
    expect(await refusal(call(login))).toBe('change/unknown-person');
  expect(await center.comments.of(await stu(), REVENUE)).toBe(null);
  const offered = async () => (await center.comments.callable(ANA, REVENUE, ''))?.map(({ login }) => login);
  expect(await offered()).toEqual(['ada', 'ana', 'bo', 'fay', 'fred']);
  await letStu(['analyst']);
  expect(await offered()).toContain('stu');
  await call('stu');
});

test('a discussion is bounded', async () => {
  const { center } = await talkShop();
  for (let i = 0; i < 1000; i += 1) await center.comments.add(ANA, REVENUE, { body: `${i}` });
  expect(await refusal(center.comments.add(ANA, REVENUE, { body: 'more' }))).toBe('talk/too-many-comments');
});

test('a dashboard is talked about by who sees it: its owner, and others once it is shared', async () => {
  const { center } = await talkShop();
  const wish = (isShared: boolean) => ({ name: 'b', isShared, body: { tiles: [], filters: [] } });
  const { id } = await center.kept.create(ANA, 'dashboard', wish(false));
  const board = { kind: 'dashboard', id };
  expect(await center.comments.add(BO, board, { body: 'x' })).toBe(null);
  expect(await refusal(center.comments.add(ANA, board, { body: 'x', mentions: ['bo'] }))).toBe(
    'change/unknown-person',
  );
  await center.kept.save(ANA, { kind: 'dashboard', id, revision: 1 }, wish(true));
  await center.comments.add(BO, board, { body: 'shared now' });
  expect((await center.comments.of(FAY, board))?.comments).toHaveLength(1);
});

test('the audit log says that something was said, not what', async () => {
  const { center } = await talkShop();
  const said = await center.comments.add(ANA, REVENUE, PUZZLED);
  await center.subscriptions.set(BO, { kind: 'dashboard', id: 'none' }, true);
  await center.comments.remove(ANA, REVENUE, said?.id ?? 0);
  const lines = await center.audit.read(SYSTEM, { limit: 100, filter: { action: 'comment/' } });
  expect(lines.map(({ action, actor, objectId }) => [action, actor, objectId])).toEqual([
    ['comment/add', 'ana', 'revenue'],
    ['comment/remove', 'ana', 'revenue'],
  ]);
  expect(JSON.stringify(lines)).not.toContain('February');
});
