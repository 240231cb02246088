import { describe, expect, test } from 'vitest';
import type { DumpedRows, EventFilter, LoadRow, Store } from '../src/index.ts';
import { DATABASES, NOW } from './databases.ts';

const WRITER = { by: 'ann', now: NOW };
const row = (name: string, table: string, body = 1): LoadRow => ({ subject: 'dataset', name, table, body });

describe.each(DATABASES)('pointers on $name', ({ make }) => {
  test('move all at once, keep their history, and write only what changed', async () => {
    const { loads } = await (await make()).open();
    expect(await loads.read()).toEqual({ current: [], pending: [] });
    await loads.keepPending(row('a', 'a1'), NOW);
    await loads.keepPending(row('a', 'a2'), NOW);
    expect((await loads.read()).pending).toEqual([row('a', 'a2')]);
    const relationship: LoadRow = {
      subject: 'relationship',
      name: 'a',
      table: null,
      body: { isTotal: true },
    };
    await loads.commit([row('a', 'a2'), row('b', 'b1'), relationship], NOW);
    expect(await loads.read()).toEqual({
      current: [row('a', 'a2'), row('b', 'b1'), relationship],
      pending: [],
    });
    const next = new Date('2026-03-02T08:00:00.000Z');
    await loads.commit([row('a', 'a2', 2), row('c', 'c1')], next);
    expect((await loads.read()).current).toEqual([row('a', 'a2', 2), row('c', 'c1')]);
    expect(await loads.history('dataset', 'a', 10)).toMatchObject([
      { table: 'a2', body: 2, recordedAt: next.toISOString(), isPresent: true },
      { table: 'a2', body: 1, recordedAt: NOW.toISOString(), isPresent: true },
    ]);
    expect(await loads.history('dataset', 'b', 10)).toMatchObject([{ isPresent: false }, { table: 'b1' }]);
    await loads.commit([row('a', 'a2', 2), row('c', 'c1')], next);
    expect(await loads.history('dataset', 'a', 10)).toHaveLength(2);
  });
});

const asking = (metric: string, times: number, hidesRows = false) => ({
  shape: { metrics: [metric] },
  hidesRows,
  times,
  milliseconds: times * 2.4,
});

describe.each(DATABASES)('what was asked on $name', ({ make }) => {
  test('adds up by shape, apart for those to whom rows are hidden', async () => {
    const { questions } = await (await make()).open();
    await questions.note([asking('a', 1), asking('b', 5)], NOW);
    const later = new Date('2026-03-09T08:00:00.000Z');
    await questions.note([asking('a', 2), asking('a', 1, true)], later);
    expect(await questions.list()).toEqual([
      { ...asking('a', 3), milliseconds: 7, lastOn: '2026-03-09' },
      { ...asking('a', 1, true), milliseconds: 2, lastOn: '2026-03-09' },
      { ...asking('b', 5), milliseconds: 12, lastOn: NOW.toISOString().slice(0, 10) },
    ]);
  });

  test('is bounded: what was asked the longest ago goes', async () => {
    const { questions } = await (await make()).open();
    await questions.note([asking('old', 99)], NOW);
    const later = new Date('2026-03-09T08:00:00.000Z');
    const many = Array.from({ length: 2000 }, (_, i) => asking(`m${i}`, 1));
    await questions.note(many, later);
    const kept = await questions.list();
    expect(kept).toHaveLength(2000);
    expect(kept.some(({ times }) => times === 99)).toBe(false);
  });
});

describe.each(DATABASES)('settings and events on $name', ({ make }) => {
  test('a setting is kept until it is taken away', async () => {
    const { settings } = await (await make()).open();
    expect(await settings.get('x')).toBe(null);
    await settings.set('x', { b: [1, null, '中'], a: true }, WRITER);
    expect(await settings.get('x')).toEqual({ a: true, b: [1, null, '中'] });
    await settings.set('x', null, WRITER);
    expect(await settings.get('x')).toBe(null);
  });

  test('the chain covers every line and its order', async () => {
    const { events } = await (await make()).open();
    expect(await events.verify()).toMatchObject({ kind: 'intact', events: 0 });
    for (let i = 1; i <= 5; i++)
      await events.append({ action: 'x', details: { i } }, { by: 'ann', now: NOW });
    const lines = await events.read({ limit: 10 });
    expect(lines.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
    expect(lines.slice(1).map(({ previousHash }) => previousHash)).toEqual(
      lines.slice(0, 4).map(({ hash }) => hash),
    );
    expect((await events.read({ after: 2, limit: 2 })).map(({ seq }) => seq)).toEqual([3, 4]);
    expect(await events.verify()).toEqual({ kind: 'intact', events: 5, head: lines[4]?.hash });
  });

  test('are found by who, what, whereto and when, from both ends', async () => {
    const { events } = await (await make()).open();
    const at = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
    const done = [
      ['ann', 'user/create', 'user', 'u1'],
      ['bob', 'user/update', 'user', 'u2'],
      ['bob', 'userlike/x', 'token', 't1'],
      ['ann', 'role/save', 'role', 'user'],
    ] as const;
    for (const [i, [by, action, objectKind, objectId]] of done.entries())
      await events.append(
        { action, objectKind, objectId },
        { by, now: at(i), ...(i === 1 ? { inPlaceOf: 'ann' } : {}) },
      );
    const found = async (filter: EventFilter) =>
      (await events.read({ limit: 10, filter })).map(({ seq }) => seq);
    expect(await found({ actor: 'ann' })).toEqual([1, 2, 4]);
    expect(await found({ action: 'user/' })).toEqual([1, 2]);
    expect(await found({ action: 'user/create' })).toEqual([1]);
    expect(await found({ objects: ['user'] })).toEqual([1, 2, 4]);
    expect(await found({ objects: ['u2', 't1'] })).toEqual([2, 3]);
    expect(await found({ from: at(1).toISOString(), before: at(3).toISOString() })).toEqual([2, 3]);
    expect(await found({ actor: 'ann', action: 'user/', objects: ['u2'] })).toEqual([2]);
    const newest = async (below?: number) =>
      (await events.readNewest({ limit: 2, ...(below === undefined ? {} : { below }) })).map(
        ({ seq }) => seq,
      );
    expect([await newest(), await newest(3)]).toEqual([
      [4, 3],
      [2, 1],
    ]);
  });

  test('a line that was changed, taken away or moved is found', async () => {
    const log = async (spoil: (rows: Record<string, string | number | null>[]) => void) => {
      const store = await (await make()).open();
      for (let i = 1; i <= 5; i++) await store.events.append({ action: `x${i}` }, { by: 'ann', now: NOW });
      const pages: DumpedRows[] = [];
      for await (const page of store.dump()) {
        const rows = page.rows.map((one) => ({ ...one }));
        if (page.table === 'events') spoil(rows);
        pages.push({ ...page, rows });
      }
      await store.close();
      const other = await (await make()).open();
      await other.restore(each(pages));
      const found = await other.events.verify();
      await other.close();
      return found;
    };
    expect(await log(() => {})).toMatchObject({ kind: 'intact', events: 5 });
    expect(await log((rows) => Object.assign(rows[2] ?? {}, { actor: 'bob' }))).toEqual({
      kind: 'broken',
      seq: 3,
      problem: 'changed',
    });
    expect(await log((rows) => void rows.splice(1, 1))).toEqual({
      kind: 'broken',
      seq: 2,
      problem: 'missing',
    });
    expect(
      await log((rows) => {
        Object.assign(rows[3] ?? {}, { seq: 5 });
        Object.assign(rows[4] ?? {}, { seq: 4 });
      }),
    ).toEqual({ kind: 'broken', seq: 4, problem: 'changed' });
  });
});

async function* each(pages: readonly DumpedRows[]): AsyncGenerator<DumpedRows> {
  yield* pages;
}

async function contents(store: Store): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {};
  for await (const { table, rows } of store.dump()) counts[table] = (counts[table] ?? 0) + rows.length;
  return counts;
}

async function fill(store: Store, events: number): Promise<void> {
  const user = await store.users.create(
    { login: 'ann', displayName: 'Ann', roles: ['administrator'] },
    WRITER,
  );
  await store.tokens.issue({ name: 'x', userId: user.id, scopes: ['query'] }, WRITER);
  await store.sessions.open(user.id, { now: NOW, lifetimeMs: 1000 });
  await store.settings.set('zone', 'Asia/Shanghai', WRITER);
  const references = [{ targetKind: 'dataset', targetId: 'd', role: 'formula' }];
  const versions = [
    { kind: 'metric', id: 'm', body: { formula: '汉' }, effectiveFrom: '0001-01-01', references },
  ];
  await store.definitions.record({ kind: 'apply', files: new Map([['a', 'b']]), versions }, WRITER);
  await store.kept.create('view', { name: '视图', isShared: true, body: { a: 1 }, references }, WRITER);
  await store.follows.change('ann', () => ['m'], NOW);
  await store.visits.note('ann', { now: NOW, pauseMs: 1000 });
  await store.questions.note([asking('m', 1)], NOW);
  await store.loads.commit([row('d', 'd1')], NOW);
  await store.loads.keepPending(row('e', 'e1'), NOW);
  for (let i = 0; i < events; i++) await store.events.append({ action: `x${i}` }, { by: 'ann', now: NOW });
}

describe.each(DATABASES)('dump on $name', ({ make }) => {
  test('is of one moment, however much is written meanwhile', async () => {
    const store = await (await make()).open();
    await fill(store, 3);
    const before = await contents(store);
    const dump = store.dump()[Symbol.asyncIterator]();
    const first = await dump.next();
    const writing = store.settings.set('later', 1, WRITER);
    const counts: Record<string, number> = {};
    for (let next = first; next.done !== true; next = await dump.next())
      counts[next.value.table] = (counts[next.value.table] ?? 0) + next.value.rows.length;
    await writing;
    expect(counts).toEqual(before);
    expect(await contents(store)).toEqual({ ...before, settings: 2, events: (before.events ?? 0) + 1 });
  });

  test('left early lets go', async () => {
    const store = await (await make()).open();
    await fill(store, 0);
    for await (const _ of store.dump()) break;
    await store.settings.set('x', 1, WRITER);
    await store.close();
  });

  test('goes into any other database, and into an empty one only', async () => {
    const store = await (await make()).open();
    await fill(store, 2500);
    const pages: DumpedRows[] = [];
    for await (const page of store.dump()) pages.push(page);
    await expect(store.restore(each(pages))).rejects.toThrow();
    const counts = await contents(store);
    expect(counts.events).toBeGreaterThan(2500);
    await store.close();
    for (const target of DATABASES) {
      const other = await (await target.make()).open();
      await other.restore(each(pages));
      expect(await contents(other)).toEqual(counts);
      expect(await other.events.verify()).toMatchObject({ kind: 'intact', events: counts.events });
      expect((await other.definitions.inForce({ on: '2026-01-01' }))[0]?.body).toEqual({ formula: '汉' });
      expect((await other.kept.list('view', 'ann')).map(({ name, body }) => [name, body])).toEqual([
        ['视图', { a: 1 }],
      ]);
      expect(await other.follows.of('ann')).toEqual(['m']);
      await other.close();
    }
  });
});
