import { describe, expect, test } from 'vitest';
import { DATABASES, NOW } from './databases.ts';

const ANN = { by: 'ann', now: NOW };
const BOB = { by: 'bob', now: NOW };
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
const to = (targetId: string) => ({ targetKind: 'metric', targetId, role: 'metrics' });
const content = (name: string, isShared: boolean, metric: string) => ({
  name,
  isShared,
  body: { b: [1, null, '汉'], a: { metric } },
  references: [to(metric)],
});

describe.each(DATABASES)('what people keep on $name', ({ make }) => {
  test('is theirs, seen by others when shared, the last changed first', async () => {
    const { kept } = await (await make()).open();
    const first = await kept.create('view', content('first', false, 'm'), ANN);
    expect(first).toMatchObject({
      kind: 'view',
      name: 'first',
      owner: 'ann',
      isShared: false,
      body: { a: { metric: 'm' }, b: [1, null, '汉'] },
      createdAt: NOW.toISOString(),
      revision: 1,
    });
    const second = await kept.create('view', content('second', true, 'm'), { ...ANN, now: later(1) });
    await kept.create('dashboard', content('other kind', true, 'm'), ANN);
    expect((await kept.list('view', 'ann')).map(({ name }) => name)).toEqual(['second', 'first']);
    expect(await kept.names('view', 'bob')).toEqual([{ id: second.id, name: 'second' }]);
    expect([await kept.count('view', 'ann'), await kept.count('view', 'bob')]).toEqual([2, 0]);
    expect(await kept.find('view', first.id)).toEqual(first);
    expect(await kept.find('dashboard', first.id)).toBe(null);
    const read = { kind: 'view', id: first.id, revision: 1 };
    await kept.save(read, content('renamed', false, 'm'), { ...ANN, now: later(2) });
    expect((await kept.list('view', 'ann')).map(({ name }) => name)).toEqual(['renamed', 'second']);
  });

  test('is written over only by who has read its last revision; its owner stays', async () => {
    const { kept, events } = await (await make()).open();
    const { id } = await kept.create('view', content('v', false, 'm'), ANN);
    const read = { kind: 'view', id, revision: 1 };
    const both = await Promise.all([
      kept.save(read, content('one', false, 'm'), ANN),
      kept.save(read, content('two', true, 'm'), BOB),
    ]);
    expect(both.map(({ kind }) => kind).sort()).toEqual(['changed', 'saved']);
    const now = await kept.find('view', id);
    expect(now).toMatchObject({ owner: 'ann', revision: 2 });
    expect(both.map((saved) => (saved.kind === 'gone' ? null : saved.object))).toEqual([now, now]);
    expect(await kept.save({ ...read, id: 'none' }, content('x', false, 'm'), ANN)).toEqual({ kind: 'gone' });
    expect(await kept.remove('view', id, ANN)).toBe(true);
    expect(await kept.remove('view', id, ANN)).toBe(false);
    const lines = await events.read({ limit: 10 });
    expect(lines.map(({ action, objectId }) => [action, objectId])).toEqual([
      ['view/create', id],
      ['view/save', id],
      ['view/delete', id],
    ]);
  });

  test('is reached by changes of what it mentions now', async () => {
    const { kept, references } = await (await make()).open();
    const { id } = await kept.create('view', content('v', false, 'm'), ANN);
    const reached = async (metric: string) =>
      (await references.impact([{ kind: 'metric', id: metric }])).map((found) => found.id);
    expect(await reached('m')).toEqual([id]);
    await kept.save({ kind: 'view', id, revision: 1 }, content('v', false, 'n'), ANN);
    expect([await reached('m'), await reached('n')]).toEqual([[], [id]]);
    await kept.remove('view', id, ANN);
    expect(await reached('n')).toEqual([]);
  });
});

describe.each(DATABASES)('follows and visits on $name', ({ make }) => {
  test('a list is kept in its order, once chosen, and can be empty', async () => {
    const { follows, references } = await (await make()).open();
    expect(await follows.of('ann')).toBe(null);
    await follows.change('ann', () => ['b', 'a'], NOW);
    expect(await follows.of('ann')).toEqual(['b', 'a']);
    expect(await references.impact([{ kind: 'metric', id: 'a' }])).toEqual([
      { kind: 'follow', id: 'ann', isDirect: true },
    ]);
    await follows.change('ann', () => [], NOW);
    expect(await follows.of('ann')).toEqual([]);
    expect(await references.impact([{ kind: 'metric', id: 'a' }])).toEqual([]);
    expect(await follows.of('bob')).toBe(null);
  });

  test('a visit goes on until a pause; throughout it the answer is the same', async () => {
    const { visits } = await (await make()).open();
    const pauseMs = 30 * 60_000;
    const note = (login: string, minutes: number) => visits.note(login, { now: later(minutes), pauseMs });
    expect(await note('ann', 0)).toBe(null);
    expect(await note('ann', 0.5)).toBe(null);
    expect(await note('ann', 30)).toBe(null);
    expect(await note('ann', 60)).toBe(null);
    expect(await note('ann', 91)).toBe(later(60).toISOString());
    expect(await note('ann', 100)).toBe(later(60).toISOString());
    expect(await note('bob', 100)).toBe(null);
    expect(await note('ann', 200)).toBe(later(100).toISOString());
  });
});
