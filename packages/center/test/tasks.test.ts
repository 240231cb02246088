import { expect, test } from 'vitest';
import { SYSTEM } from '../src/index.ts';
import { ANA, BO, FAY, refusal, VIC } from './reviewed-shop.ts';
import { REVENUE, talkShop, waiting } from './talk-shop.ts';

const CHECK = { title: 'Check the returns', owner: 'bo', due: '2024-03-10', subject: REVENUE };

test('a task is given, late when its day has passed, and closed by who has it', async () => {
  const { center, clock } = await talkShop();
  clock.now = '2024-03-09T08:00:00Z';
  const made = await center.tasks.create(ANA, { ...CHECK, comment: 7 });
  expect(made).toMatchObject({
    ...{ number: 1, title: 'Check the returns', owner: 'bo', madeBy: 'ana', state: 'open', revision: 1 },
    ...{ about: { ...REVENUE, label: { zh: '收入', en: 'Revenue' } }, source: { kind: 'comment', id: '7' } },
    ...{ isOverdue: false, isDueToday: false, isOwn: true },
  });
  clock.now = '2024-03-10T08:00:00Z';
  const [today] = (await center.tasks.list(BO, { whose: 'mine' })) ?? [];
  expect(today).toMatchObject({ isOverdue: false, isDueToday: true });
  clock.now = '2024-03-11T08:00:00Z';
  const [late] = (await center.tasks.list(ANA, { whose: 'made' })) ?? [];
  expect(late).toMatchObject({ isOverdue: true, isDueToday: false });
  expect(await center.inbox.counts(BO)).toMatchObject({ tasks: 1, overdue: 1 });
  const read = { number: 1, revision: 1 };
  const done = await center.tasks.change(BO, read, { state: 'done' });
  expect(done).toMatchObject({ state: 'done', closedBy: 'bo', isOverdue: false });
  expect(await center.inbox.counts(BO)).toMatchObject({ tasks: 0, overdue: 0 });
  expect(await refusal(center.tasks.change(ANA, read, { state: 'open' }))).toBe('talk/task-changed');
  const closed = { number: 1, revision: 2 };
  expect(await refusal(center.tasks.change(ANA, closed, { title: 'x' }))).toBe('talk/task-closed');
  expect(await center.tasks.change(ANA, closed, { state: 'open', due: null })).toMatchObject({
    state: 'open',
    due: null,
  });
});

test('is changed by who made it and who has it, given to who can answer, and has a title and a day', async () => {
  const { center } = await talkShop();
  await center.tasks.create(ANA, CHECK);
  const read = { number: 1, revision: 1 };
  expect(await refusal(center.tasks.change(FAY, read, { state: 'done' }))).toBe('talk/not-your-task');
  expect(await refusal(center.tasks.change(VIC, read, { state: 'done' }))).toBe('store/not-allowed');
  expect(await center.tasks.change(ANA, { number: 9, revision: 1 }, {})).toBe(null);
  for (const owner of ['stu', 'vic', 'nobody']) {
    expect(await refusal(center.tasks.create(ANA, { ...CHECK, owner }))).toBe('change/unknown-person');
    expect(await refusal(center.tasks.change(ANA, read, { owner }))).toBe('change/unknown-person');
  }
  expect(await refusal(center.tasks.create(ANA, { ...CHECK, title: ' ' }))).toBe('talk/nothing-said');
  expect(await refusal(center.tasks.create(ANA, { ...CHECK, due: '2024-02-30' }))).toBe('people/wrong-day');
  expect(await center.tasks.create(ANA, { ...CHECK, subject: { kind: 'metric', id: 'none' } })).toBe(null);
  const given = await center.tasks.change(ANA, read, { owner: 'fay' });
  expect(given).toMatchObject({ owner: 'fay', revision: 2 });
});

test('is listed by day, the late ones first, the closed ones last; of a subject to whoever sees it', async () => {
  const { center, stu } = await talkShop();
  const make = (title: string, due: string | null) => center.tasks.create(ANA, { ...CHECK, title, due });
  await make('whenever', null);
  await make('later', '2024-04-01');
  await make('late', '2024-03-01');
  await make('over', '2024-02-01');
  await center.tasks.change(BO, { number: 4, revision: 1 }, { state: 'cancelled' });
  const titles = async (asked: Parameters<typeof center.tasks.list>[1], who = BO) =>
    (await center.tasks.list(who, asked))?.map(({ title }) => title);
  expect(await titles({ whose: 'mine' })).toEqual(['late', 'later', 'whenever', 'over']);
  expect(await titles({ whose: 'mine', states: ['open'] })).toEqual(['late', 'later', 'whenever']);
  expect(await titles({ whose: 'made' })).toEqual([]);
  expect(await titles({ about: REVENUE }, VIC)).toEqual(['late', 'later', 'whenever', 'over']);
  expect(await center.tasks.list(await stu(), { about: REVENUE })).toBe(null);
});

test('tells nothing any more to who does not see what it is about, and can still be closed', async () => {
  const { center, stu, letStu } = await talkShop();
  await letStu(['analyst']);
  await center.tasks.create(ANA, { ...CHECK, owner: 'stu' });
  expect(await center.tasks.list(await stu(), { whose: 'mine' })).toMatchObject([{ title: CHECK.title }]);
  await letStu(['strategy_office']);
  const listed = await center.tasks.list(await stu(), { whose: 'mine' });
  expect(listed).toMatchObject([{ number: 1, title: null, about: null, state: 'open' }]);
  expect(JSON.stringify(listed)).not.toMatch(/returns|revenue/i);
  const done = await center.tasks.change(await stu(), { number: 1, revision: 1 }, { state: 'done' });
  expect(done).toMatchObject({ state: 'done', title: null });
});

test('is not given on with the word that closes it, and an answer is given only with that', async () => {
  const { center } = await talkShop();
  await center.tasks.create(ANA, CHECK);
  const at = (revision: number) => ({ number: 1, revision });
  for (const state of ['declined', 'done', 'cancelled'] as const)
    expect(await refusal(center.tasks.change(BO, at(1), { state, owner: 'fay' }))).toBe(
      'talk/given-and-closed',
    );
  const answer = 'Not me.';
  for (const wish of [{ answer }, { answer, state: 'open' }, { answer, owner: 'fay' }] as const)
    expect(await refusal(center.tasks.change(BO, at(1), wish))).toBe('talk/answer-without-closing');
  await center.tasks.change(BO, at(1), { state: 'declined', owner: 'bo', answer });
  const again = { state: 'declined', answer: 'Nor then.' } as const;
  expect(await refusal(center.tasks.change(BO, at(2), again))).toBe('talk/answer-without-closing');
  expect(await refusal(center.tasks.change(BO, at(1), again))).toBe('talk/task-changed');
  expect(await center.tasks.list(BO, { whose: 'mine' })).toMatchObject([{ answer, revision: 2 }]);
});

test('opened again it is told to who has it, who must still be able to answer', async () => {
  const { center, stu, letStu } = await talkShop();
  await letStu(['analyst']);
  await center.tasks.create(ANA, { ...CHECK, owner: 'stu' });
  const at = (revision: number) => ({ number: 1, revision });
  await center.tasks.change(await stu(), at(1), { state: 'done' });
  expect(await waiting(center, await stu())).toEqual([]);
  await center.tasks.change(ANA, at(2), { state: 'open' });
  expect(await waiting(center, await stu())).toEqual([['task_given', '1', 'ana', null]]);
  await center.tasks.change(await stu(), at(3), { state: 'done' });
  await letStu(['strategy_office']);
  expect(await refusal(center.tasks.change(ANA, at(4), { state: 'open' }))).toBe('change/unknown-person');
  await center.tasks.change(ANA, at(4), { state: 'open', owner: 'bo' });
  expect(await waiting(center, BO)).toContainEqual(['task_given', '1', 'ana', null]);
});

test('one person has so many open', async () => {
  const { center } = await talkShop();
  for (let i = 0; i < 500; i += 1) await center.tasks.create(ANA, CHECK);
  expect(await refusal(center.tasks.create(ANA, CHECK))).toBe('talk/too-many-tasks');
  await center.tasks.create(ANA, { ...CHECK, owner: 'fay' });
});

test('the audit log says what was done, without what was written', async () => {
  const { center } = await talkShop();
  await center.tasks.create(ANA, CHECK);
  await center.tasks.change(ANA, { number: 1, revision: 1 }, { title: 'Check all returns' });
  await center.tasks.change(BO, { number: 1, revision: 2 }, { state: 'done' });
  const lines = await center.audit.read(SYSTEM, { limit: 100, filter: { action: 'task/' } });
  expect(lines.map(({ action, actor, objectId }) => [action, actor, objectId])).toEqual([
    ['task/create', 'ana', '1'],
    ['task/update', 'ana', '1'],
    ['task/done', 'bo', '1'],
  ]);
  expect(JSON.stringify(lines)).not.toContain('returns');
});

test('a task about nothing is given to whoever takes part, with a text; the answer is told to who gave it', async () => {
  const { center, stu } = await talkShop();
  const free = { title: 'Book the room', body: ' For Tuesday, ten people. ', owner: 'bo', due: '2024-03-12' };
  expect((await center.tasks.givable(ANA, '')).map(({ login }) => login)).toEqual([
    ...['ada', 'ana', 'bo', 'fay', 'fred', 'stu'],
  ]);
  expect(await center.tasks.givable(ANA, 'FR')).toEqual([{ login: 'fred', name: 'fred' }]);
  expect(await refusal(center.tasks.givable(VIC, ''))).toBe('store/not-allowed');
  expect(await refusal(center.tasks.create(VIC, free))).toBe('store/not-allowed');
  expect(await refusal(center.tasks.create(ANA, { ...free, owner: 'vic' }))).toBe('change/unknown-person');
  // Stu sees no metric, and takes part all the same.
  await center.tasks.create(ANA, { ...free, owner: 'stu' });
  expect(await waiting(center, await stu())).toEqual([
    ['task_given', '1', 'ana', 'For Tuesday, ten people.'],
  ]);
  const no = await center.tasks.change(
    await stu(),
    { number: 1, revision: 1 },
    { state: 'declined', answer: ' I am away. ' },
  );
  expect(no).toMatchObject({ state: 'declined', closedBy: 'stu', answer: 'I am away.', isDeclinable: false });
  expect(await waiting(center, await stu())).toEqual([]);
  expect(await waiting(center, ANA)).toEqual([['task_declined', '1', 'stu', 'I am away.']]);
  const again = await center.tasks.change(ANA, { number: 1, revision: 2 }, { state: 'open', owner: 'bo' });
  expect(again).toMatchObject({ state: 'open', owner: 'bo', answer: '' });
  expect(await waiting(center, BO)).toEqual([['task_given', '1', 'ana', 'For Tuesday, ten people.']]);
});

test('is declined by who has it from somebody else; who gave it on is told, and can take it back', async () => {
  const { center } = await talkShop();
  await center.tasks.create(ANA, CHECK);
  const at = (revision: number) => ({ number: 1, revision });
  expect(await refusal(center.tasks.change(ANA, at(1), { state: 'declined' }))).toBe('talk/not-given');
  await center.tasks.create(ANA, { ...CHECK, owner: 'ana' });
  const own = { number: 2, revision: 1 };
  expect(await refusal(center.tasks.change(ANA, own, { state: 'declined' }))).toBe('talk/not-given');
  await center.tasks.change(BO, at(1), { owner: 'fay' });
  expect(await center.tasks.list(BO, { whose: 'made' })).toMatchObject([
    { number: 1, givenBy: 'bo', isOwn: true, isDeclinable: false },
  ]);
  expect(await center.tasks.list(FAY, { whose: 'mine' })).toMatchObject([{ isDeclinable: true }]);
  await center.tasks.change(FAY, at(2), { state: 'declined' });
  for (const who of [ANA, BO])
    expect(await waiting(center, who)).toContainEqual(['task_declined', '1', 'fay', null]);
  // What was declined is not cancelled over it: it is opened again first.
  expect(await refusal(center.tasks.change(ANA, at(3), { state: 'cancelled' }))).toBe('talk/task-closed');
  expect(await center.tasks.change(BO, at(3), { state: 'open', owner: 'bo' })).toMatchObject({ owner: 'bo' });
});

test('texts and answers are kept from who does not see what a task is about, and from the audit log', async () => {
  const { center, stu, letStu } = await talkShop();
  await letStu(['analyst']);
  await center.tasks.create(ANA, { ...CHECK, body: 'secret body', owner: 'stu' });
  await letStu(['strategy_office']);
  await center.tasks.change(
    await stu(),
    { number: 1, revision: 1 },
    { state: 'done', answer: 'secret answer' },
  );
  expect(JSON.stringify(await center.tasks.list(await stu(), { whose: 'mine' }))).not.toContain('secret');
  expect(await center.tasks.list(ANA, { whose: 'made' })).toMatchObject([
    { body: 'secret body', answer: 'secret answer' },
  ]);
  const lines = await center.audit.read(SYSTEM, { limit: 100, filter: { action: 'task/' } });
  expect(JSON.stringify(lines)).not.toContain('secret');
});
