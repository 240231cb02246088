import { describe, expect, test } from 'vitest';
import type { DumpedRows, NewInboxItem, RecordedEvent } from '../src/index.ts';
import { DATABASES, NOW } from './databases.ts';

const at = (by: string, minutes = 0) => ({ by, now: new Date(NOW.getTime() + minutes * 60_000) });
const SALES = { kind: 'metric', id: 'sales' };
const BOARD = { kind: 'dashboard', id: 'b1' };

function item(login: string, event: RecordedEvent, what = 'mention', object = SALES): NewInboxItem {
  return { login, what, object, details: {}, event };
}

describe.each(DATABASES)('comments on $name', ({ make }) => {
  test('are kept by object, and what is taken back leaves no text and calls nobody', async () => {
    const { comments, events } = await (await make()).open();
    const said = await comments.add({ object: SALES, body: 'why?', mentions: ['bob'] }, at('ann'));
    await comments.add({ object: BOARD, body: 'nice', mentions: [] }, at('bob'));
    expect((await comments.of(SALES)).map(({ body, mentions }) => [body, mentions])).toEqual([
      ['why?', ['bob']],
    ]);
    expect(await comments.remove(said.id, at('ann', 1))).toBe(true);
    expect(await comments.remove(said.id, at('ann', 2))).toBe(false);
    expect(await comments.remove(99, at('ann', 2))).toBe(false);
    expect(await comments.of(SALES)).toEqual([]);
    expect(await comments.find([said.id])).toEqual([]);
    expect(await comments.calling('bob', 10)).toEqual([]);
    expect([await comments.count(SALES), await comments.count(BOARD)]).toEqual([1, 1]);
    const lines = await events.read({ limit: 10 });
    expect(lines.map(({ action, objectId }) => [action, objectId])).toEqual([
      ['comment/add', 'sales'],
      ['comment/add', 'b1'],
      ['comment/remove', 'sales'],
    ]);
    expect(JSON.stringify(lines)).not.toContain('why?');
  });
});

describe.each(DATABASES)('what people follow on $name', ({ make }) => {
  test('is found from the object: metrics by their list, the rest one by one', async () => {
    const { follows, subscriptions, events } = await (await make()).open();
    await follows.change('bob', () => ['sales', 'costs'], NOW);
    await subscriptions.add(BOARD, at('ann'));
    await subscriptions.add(BOARD, at('ann', 1));
    await subscriptions.add(BOARD, at('bob'));
    expect(await subscriptions.of('ann')).toEqual([BOARD]);
    expect(await subscriptions.to([SALES, BOARD, { kind: 'metric', id: 'none' }])).toEqual([
      { login: 'ann', object: BOARD },
      { login: 'bob', object: BOARD },
      { login: 'bob', object: SALES },
    ]);
    await subscriptions.remove(BOARD, at('ann', 2));
    await subscriptions.remove(BOARD, at('ann', 3));
    expect(await subscriptions.of('ann')).toEqual([]);
    expect((await events.read({ limit: 10 })).map(({ action, actor }) => [action, actor])).toEqual([
      ['subscription/add', 'ann'],
      ['subscription/add', 'bob'],
      ['subscription/remove', 'ann'],
    ]);
  });
});

describe.each(DATABASES)('a list of followed metrics on $name', ({ make }) => {
  test('is made of what is there when it is written, and stays as it is when that is refused', async () => {
    const { follows } = await (await make()).open();
    const more = (name: string) => follows.change('bob', (chosen) => [...(chosen ?? []), name], NOW);
    await Promise.all([more('a'), more('b'), more('c')]);
    expect([...((await follows.of('bob')) ?? [])].sort()).toEqual(['a', 'b', 'c']);
    const refuse = () => {
      throw new RangeError('no');
    };
    await expect(follows.change('bob', refuse, NOW)).rejects.toThrow(RangeError);
    expect(await follows.of('bob')).toHaveLength(3);
  });
});

describe.each(DATABASES)('the inbox on $name', ({ make }) => {
  test('hands each line out once, whoever asks at the same time', async () => {
    const { inbox, events } = await (await make()).open();
    await events.append({ action: 'other' }, at('ann'));
    await events.append({ action: 'a/b', objectKind: 'metric', objectId: 'sales' }, at('ann', 1));
    const asked = { actions: ['a/b'], since: new Date(0), limit: 10 };
    const [line, ...more] = await inbox.pending(asked);
    if (line === undefined) throw new Error('no line');
    expect([line.action, line.seq, more]).toEqual(['a/b', 2, []]);
    expect(await inbox.pending({ ...asked, since: at('', 2).now })).toEqual([]);
    const handing = { upTo: line.seq, items: [item('bob', line)], withheld: [], settled: [] };
    await Promise.all([inbox.handOut(handing), inbox.handOut(handing)]);
    expect(await inbox.pending(asked)).toEqual([]);
    const listed = await inbox.list('bob', { isDone: false, limit: 10 });
    expect(listed).toMatchObject([
      { login: 'bob', what: 'mention', object: SALES, actor: 'ann', isUnread: true, isDone: false },
    ]);
    expect(listed[0]?.at).toBe(at('', 1).now.toISOString());
  });

  test('is listed unread first in pages, and marked by nobody but its owner', async () => {
    const { inbox, events } = await (await make()).open();
    const lines: RecordedEvent[] = [];
    for (let i = 0; i < 5; i += 1) lines.push(await events.append({ action: 'a/b' }, at('ann', i)));
    const items = lines.map((line, i) => item('bob', line, i % 2 === 0 ? 'mention' : 'to_sign'));
    const [first] = lines;
    if (first === undefined) throw new Error('no line');
    await inbox.handOut({ upTo: 5, items: [...items, item('eve', first)], withheld: [], settled: [] });
    await inbox.mark('bob', [5, 3, 6], { isUnread: false });
    const page = (below?: { id: number; isUnread: boolean }) =>
      inbox.list('bob', { isDone: false, limit: 3, ...(below === undefined ? {} : { below }) });
    const one = await page();
    expect(one.map(({ id, isUnread }) => [id, isUnread])).toEqual([
      [4, true],
      [2, true],
      [1, true],
    ]);
    expect((await page(one[2])).map(({ id, isUnread }) => [id, isUnread])).toEqual([
      [5, false],
      [3, false],
    ]);
    expect(await inbox.counts('bob')).toEqual([
      { what: 'mention', unread: 1, open: 3 },
      { what: 'to_sign', unread: 2, open: 2 },
    ]);
    expect(await inbox.counts('eve')).toEqual([{ what: 'mention', unread: 1, open: 1 }]);
    expect((await inbox.open('to_sign', [SALES])).map(({ id }) => id)).toEqual([2, 4]);
    expect(await inbox.mark('bob', [4], { isDone: true })).toBe(1);
    expect(await inbox.mark('bob', null, { isUnread: false })).toBe(4);
    expect(await inbox.list('bob', { isDone: false, isUnread: true, limit: 9 })).toEqual([]);
    expect((await inbox.list('bob', { isDone: true, limit: 9 })).map(({ id }) => id)).toEqual([4]);
    const signing = await inbox.list('bob', { isDone: false, what: ['to_sign'], limit: 9 });
    expect(signing.map(({ id }) => id)).toEqual([2]);
    await events.append({ action: 'a/b' }, at('ann', 9));
    await inbox.handOut({ upTo: 6, items: [], withheld: [], settled: [2] });
    expect(await inbox.open('to_sign', [SALES])).toEqual([]);
  });

  test('is bounded: the oldest of a person go, those of others stay', async () => {
    const { inbox, events } = await (await make()).open();
    const line = await events.append({ action: 'a/b' }, at('ann'));
    const many = Array.from({ length: 2003 }, (_, i) =>
      item('bob', line, 'mention', { kind: 'metric', id: `m${i}` }),
    );
    await inbox.handOut({ upTo: 1, items: [item('eve', line), ...many], withheld: [], settled: [] });
    expect(await inbox.counts('bob')).toEqual([{ what: 'mention', unread: 2000, open: 2000 }]);
    expect(await inbox.counts('eve')).toEqual([{ what: 'mention', unread: 1, open: 1 }]);
  });

  test('keeps what is withheld apart until it is released, once, whoever releases it', async () => {
    const { inbox, events } = await (await make()).open();
    const line = await events.append({ action: 'a/b' }, at('ann'));
    const [bob, eve] = [item('bob', line), item('eve', line)];
    await inbox.handOut({ upTo: line.seq, items: [], withheld: [eve, bob], settled: [] });
    expect(await inbox.list('bob', { isDone: false, limit: 9 })).toEqual([]);
    const waiting = await inbox.withheld(9);
    expect(waiting.map(({ login, event }) => [login, event.seq, event.actor])).toEqual([
      ['bob', 1, 'ann'],
      ['eve', 1, 'ann'],
    ]);
    expect(await inbox.withheld(1)).toHaveLength(1);
    await Promise.all([inbox.release(waiting, waiting.slice(0, 1)), inbox.release(waiting, waiting)]);
    expect(await inbox.withheld(9)).toEqual([]);
    expect(await inbox.list('bob', { isDone: false, limit: 9 })).toMatchObject([
      { login: 'bob', what: 'mention', object: SALES, actor: 'ann', isUnread: true },
    ]);
    expect(await inbox.list('eve', { isDone: false, limit: 9 })).toEqual([]);
    const again = { upTo: line.seq, items: [], withheld: [bob], settled: [] };
    await inbox.handOut(again);
    expect(await inbox.withheld(9)).toEqual([]);
  });

  test('withholds the newest of a person', async () => {
    const { inbox, events } = await (await make()).open();
    const lines: RecordedEvent[] = [];
    for (let i = 0; i < 3; i += 1) lines.push(await events.append({ action: 'a/b' }, at('ann', i)));
    const many = lines.flatMap((line) =>
      Array.from({ length: 1000 }, (_, i) => item('bob', line, 'mention', { kind: 'metric', id: `m${i}` })),
    );
    const [first] = lines;
    if (first === undefined) throw new Error('no line');
    await inbox.handOut({ upTo: 3, items: [], withheld: [item('eve', first), ...many], settled: [] });
    const kept = await inbox.withheld(5000);
    expect(kept.filter(({ login }) => login === 'eve')).toHaveLength(1);
    expect(new Set(kept.filter(({ login }) => login === 'bob').map(({ event }) => event.seq))).toEqual(
      new Set([2, 3]),
    );
  });

  test('comes back from a dump, and what was handed out is not handed out again', async () => {
    const store = await (await make()).open();
    const said = await store.comments.add({ object: SALES, body: 'x', mentions: [] }, at('ann'));
    await store.comments.remove(said.id, at('ann'));
    await store.subscriptions.add(BOARD, at('ann'));
    const [line] = await store.events.read({ limit: 1 });
    if (line === undefined) throw new Error('no line');
    await store.inbox.handOut({
      upTo: 1,
      items: [item('bob', line)],
      withheld: [item('eve', line)],
      settled: [],
    });
    const task = {
      title: 't',
      body: '',
      owner: 'bob',
      due: null,
      object: null,
      source: { kind: 'person', id: null },
    };
    await store.tasks.create(task, at('ann'));
    const pages: DumpedRows[] = [];
    for await (const page of store.dump()) pages.push(page);
    const other = await (await make()).open();
    await other.restore(
      (async function* () {
        yield* pages;
      })(),
    );
    expect(await other.comments.of(SALES)).toEqual([]);
    expect(await other.subscriptions.of('ann')).toEqual([BOARD]);
    expect(await other.inbox.list('bob', { isDone: false, limit: 9 })).toHaveLength(1);
    expect(await other.inbox.withheld(9)).toEqual([item('eve', expect.objectContaining({ seq: 1 }))]);
    expect(await other.tasks.list({ limit: 9 })).toEqual(await store.tasks.list({ limit: 9 }));
    expect(await other.inbox.pending({ actions: ['comment/add'], since: new Date(0), limit: 9 })).toEqual([]);
    // A backup may be older than the column that says who gave a task.
    const older = await (await make()).open();
    await older.restore(
      (async function* () {
        for (const { table, rows } of pages)
          yield { table, rows: rows.map(({ given_by: _, ...row }) => row) };
      })(),
    );
    expect(await older.tasks.list({ limit: 9 })).toMatchObject([{ madeBy: 'ann', givenBy: 'ann' }]);
  });
});

describe.each(DATABASES)('tasks on $name', ({ make }) => {
  test('are made, given, closed and opened again, each once, with lines that hold no text', async () => {
    const { tasks, events } = await (await make()).open();
    const wish = {
      title: 'check returns',
      body: 'all of March',
      owner: 'bob',
      due: '2026-03-05',
      object: SALES,
      source: { kind: 'comment', id: '7' },
    };
    const made = await tasks.create(wish, { ...at('ann'), inPlaceOf: 'cfo' });
    expect(made).toMatchObject({ ...wish, number: 1, state: 'open', madeBy: 'ann', inPlaceOf: 'cfo' });
    const first = { number: 1, revision: 1 };
    const both = await Promise.all([
      tasks.change(first, { title: 'check all returns', owner: 'eve' }, at('ann', 1)),
      tasks.change(first, { due: null }, at('bob', 1)),
    ]);
    expect(both.map(({ kind }) => kind).sort()).toEqual(['changed', 'done']);
    expect(await tasks.change({ number: 9, revision: 1 }, {}, at('ann'))).toEqual({ kind: 'gone' });
    const state = (await tasks.find(1))?.revision;
    expect(state).toBe(2);
    const done = await tasks.change({ number: 1, revision: 2 }, { state: 'done' }, at('eve', 2));
    expect(done).toMatchObject({
      kind: 'done',
      task: { state: 'done', closedBy: 'eve', closedAt: at('', 2).now.toISOString(), revision: 3 },
    });
    expect(await tasks.countOpen('eve')).toBe(0);
    await tasks.change({ number: 1, revision: 3 }, { state: 'open' }, at('eve', 3));
    expect(await tasks.find(1)).toMatchObject({ state: 'open', closedBy: null, closedAt: null });
    const lines = await events.read({ limit: 10 });
    expect(lines.map(({ action }) => action)).toEqual([
      'task/create',
      'task/give',
      'task/done',
      'task/reopen',
    ]);
    expect(JSON.stringify(lines)).not.toContain('returns');
  });

  test('are found by owner, by who made them and by what they are about', async () => {
    const { tasks } = await (await make()).open();
    const none = { body: '', due: null, source: { kind: 'person', id: null } };
    await tasks.create({ ...none, title: 'a', owner: 'bob', object: SALES }, at('ann'));
    await tasks.create({ ...none, title: 'b', owner: 'ann', object: BOARD }, at('ann'));
    await tasks.change({ number: 2, revision: 1 }, { state: 'cancelled' }, at('ann'));
    const titles = async (asked: Parameters<typeof tasks.list>[0]) =>
      (await tasks.list(asked)).map(({ title }) => title);
    expect(await titles({ limit: 9 })).toEqual(['b', 'a']);
    expect(await titles({ owner: 'bob', limit: 9 })).toEqual(['a']);
    expect(await titles({ askedBy: 'ann', states: ['open'], limit: 9 })).toEqual(['a']);
    expect(await titles({ object: BOARD, limit: 9 })).toEqual(['b']);
    expect(await tasks.countOpen('bob')).toBe(1);
  });
});
