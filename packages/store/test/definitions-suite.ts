import { PGlite } from '@electric-sql/pglite';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type ConnectionPool, type NewVersion, openStore } from '../src/index.ts';
import { DATABASES, NOW } from './databases.ts';
import { pglitePool } from './pglite-pool.ts';

const at = (text: string) => ({ by: 'ann', now: new Date(text) });
const metric = (
  id: string,
  body: string | null,
  effectiveFrom: string,
  effectiveTo?: string,
): NewVersion => ({
  kind: 'metric',
  id,
  body: body === null ? null : { formula: body },
  effectiveFrom,
  ...(effectiveTo === undefined ? {} : { effectiveTo }),
});

describe.each(DATABASES)('definitions on $name', ({ make, cases }) => {
  test('are read as in force on a day, as known at an instant', async () => {
    const { definitions } = await (await make()).open();
    const record = (versions: readonly NewVersion[], instant: string) =>
      definitions.record({ kind: 'apply', versions }, at(instant));
    await record([metric('rate', 'v1', '2024-01-01')], '2024-01-05T00:00:00.000Z');
    await record([metric('rate', 'v2', '2025-01-01')], '2024-12-01T00:00:00.000Z');
    await record([metric('rate', 'v3', '2024-07-01', '2024-10-01')], '2025-02-01T00:00:00.000Z');
    await record([metric('rate', null, '2026-01-01')], '2025-12-01T00:00:00.000Z');
    const read = async (on: string, knownAt?: string) => {
      const moment = { on, ...(knownAt === undefined ? {} : { knownAt: new Date(knownAt) }) };
      const [found] = await definitions.inForce(moment);
      expect(await definitions.find('metric', 'rate', moment)).toEqual(found ?? null);
      return found === undefined ? null : [found.version, found.body];
    };
    const is = (version: number) => [version, { formula: `v${version}` }];
    expect(await read('2024-06-30')).toEqual(is(1));
    expect(await read('2024-07-01')).toEqual(is(3));
    expect(await read('2024-09-30')).toEqual(is(3));
    expect(await read('2024-10-01')).toEqual(is(1));
    expect(await read('2025-06-01')).toEqual(is(2));
    expect(await read('2026-01-01')).toBe(null);
    expect(await read('2023-01-01')).toEqual(is(1));
    expect(await read('2024-08-01', '2025-01-31T23:59:59.999Z')).toEqual(is(1));
    expect(await read('2024-08-01', '2025-02-01T00:00:00.000Z')).toEqual(is(3));
    expect(await read('2025-06-01', '2024-11-30T00:00:00.000Z')).toEqual(is(1));
    expect(await read('2026-06-01', '2025-06-01T00:00:00.000Z')).toEqual(is(2));
    expect(await read('2024-06-01', '2024-01-01T00:00:00.000Z')).toBe(null);
    expect((await definitions.history('metric', 'rate')).map(({ version }) => version)).toEqual([1, 2, 3, 4]);
    const named = [
      { kind: 'metric', id: 'rate' },
      { kind: 'dataset', id: 'rate' },
    ];
    expect([...(await definitions.lastVersions(named))]).toEqual([[JSON.stringify(['metric', 'rate']), 4]]);
  });

  test('an object that begins later is its first version until then', async () => {
    const { definitions } = await (await make()).open();
    await definitions.record({ kind: 'apply', versions: [metric('a', 'x', '2027-01-01')] }, at('2026-01-01'));
    await definitions.record({ kind: 'apply', versions: [metric('a', 'y', '2028-01-01')] }, at('2026-01-02'));
    expect((await definitions.inForce({ on: '2026-01-01' })).map(({ version }) => version)).toEqual([1]);
    expect((await definitions.inForce({ on: '2027-06-01' })).map(({ version }) => version)).toEqual([1]);
    expect((await definitions.inForce({ on: '2028-06-01' })).map(({ version }) => version)).toEqual([2]);
  });

  test('keep the files behind a change, equal texts once, and one order of instants', async () => {
    const { definitions, events } = await (await make()).open();
    expect(await definitions.lastFiles()).toBeNull();
    const files = new Map([
      ['a.yaml', '# 注释\nmetrics: []\n'],
      ['b/c.yaml', '# 注释\nmetrics: []\n'],
    ]);
    const change = await definitions.record(
      { kind: 'apply', comment: 'first', files, versions: [metric('a', 'x', '0001-01-01')] },
      at('2026-02-01T00:00:00.000Z'),
    );
    expect(await definitions.files(change.id)).toEqual(files);
    const late = await definitions.record({ kind: 'edit', versions: [] }, at('2026-01-01T00:00:00.000Z'));
    expect(late.recordedAt).toBe('2026-02-01T00:00:00.000Z');
    expect(
      (await definitions.changes(10)).map(({ kind, comment, hasFiles }) => [kind, comment, hasFiles]),
    ).toEqual([
      ['edit', null, false],
      ['apply', 'first', true],
    ]);
    expect((await definitions.changes(1)).map(({ id }) => id)).toEqual([late.id]);
    // What was recorded without files says nothing of what the files said.
    expect(await definitions.lastFiles()).toEqual(files);
    expect(await definitions.files('nothing')).toEqual(new Map());
    expect((await events.read({ limit: 10 })).map(({ action, objectId }) => [action, objectId])).toEqual([
      ['definitions/apply', change.id],
      ['definitions/edit', late.id],
    ]);
    const later = new Map([['a.yaml', 'metrics: []']]);
    await definitions.record({ kind: 'apply', files: later, versions: [] }, at('2026-03-01T00:00:00.000Z'));
    expect(await definitions.lastFiles()).toEqual(later);
    expect(await definitions.lastFiles(({ size }) => size === 2)).toEqual(files);
    expect(await definitions.lastFiles(({ size }) => size === 3)).toBeNull();
  });

  test('recorded at once get one number after the other', async () => {
    const database = await make();
    const [one, two] = [await database.open(), await database.open()];
    await Promise.all(
      Array.from({ length: 10 }, (_, i) =>
        (i % 2 === 0 ? one : two).definitions.record(
          { kind: 'apply', versions: [metric('a', `v${i}`, '2024-01-01')] },
          at('2026-01-01T00:00:00.000Z'),
        ),
      ),
    );
    const history = await one.definitions.history('metric', 'a');
    expect(history.map(({ version }) => version)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(await two.events.verify()).toMatchObject({ kind: 'intact', events: 10 });
  });

  test('agree with a list read from its end', async () => {
    const day = fc.integer({ min: 1, max: 9 }).map((n) => `2024-01-0${n}`);
    const statement = fc.record({
      id: fc.constantFrom('a', 'b'),
      from: day,
      days: fc.option(day),
      gone: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(statement, { maxLength: 8 }), day, async (statements, on) => {
        const store = await (await make()).open();
        const valid = statements.filter(({ from, days }) => days === null || from < days);
        for (const [i, { id, from, days, gone }] of valid.entries()) {
          const version = metric(id, gone ? null : `v${i}`, from, days ?? undefined);
          await store.definitions.record({ kind: 'apply', versions: [version] }, { by: 'x', now: NOW });
        }
        const expected = ['a', 'b'].flatMap((id) => {
          const own = valid.flatMap((one, i) => (one.id === id ? [{ ...one, i }] : []));
          const covering = own.filter(({ from, days }) => from <= on && (days === null || days > on)).at(-1);
          const first = own
            .filter(({ from, gone }) => from > on && !gone)
            .sort((x, y) => (x.from === y.from ? y.i - x.i : x.from < y.from ? -1 : 1))[0];
          const found = covering ?? first;
          return found === undefined || found.gone ? [] : [`v${found.i}`];
        });
        const found = await store.definitions.inForce({ on });
        expect(found.map(({ body }) => (body as { formula: string }).formula)).toEqual(expected);
        await store.close();
      }),
      { numRuns: cases },
    );
  });
});

describe.each(DATABASES)('references on $name', ({ make }) => {
  const to = (targetKind: string, targetId: string) => ({ targetKind, targetId, role: 'formula' });

  test('tell what a change reaches, itself and through others, also in circles', async () => {
    const { references } = await (await make()).open();
    await references.replace({ kind: 'metric', id: 'revenue' }, [to('dataset', 'orders')]);
    await references.replace({ kind: 'metric', id: 'margin' }, [
      to('metric', 'revenue'),
      to('metric', 'cost'),
    ]);
    await references.replace({ kind: 'dashboard', id: 'sales' }, [
      to('metric', 'margin'),
      to('metric', 'revenue'),
    ]);
    await references.replace({ kind: 'alert', id: 'low' }, [to('metric', 'margin'), to('alert', 'low')]);
    expect(await references.impact([{ kind: 'dataset', id: 'orders' }])).toEqual([
      { kind: 'alert', id: 'low', isDirect: false },
      { kind: 'dashboard', id: 'sales', isDirect: false },
      { kind: 'metric', id: 'margin', isDirect: false },
      { kind: 'metric', id: 'revenue', isDirect: true },
    ]);
    expect(await references.impact([{ kind: 'metric', id: 'revenue' }])).toMatchObject([
      { id: 'low', isDirect: false },
      { id: 'sales', isDirect: true },
      { id: 'margin', isDirect: true },
    ]);
    expect(await references.impact([{ kind: 'metric', id: 'unused' }])).toEqual([]);
    expect(await references.impact([])).toEqual([]);
    expect(await references.kinds()).toEqual(['alert', 'dashboard', 'metric']);
    await references.replace({ kind: 'dashboard', id: 'sales' }, [
      { ...to('metric', 'margin'), version: 3 },
      { ...to('metric', 'margin'), version: 3 },
    ]);
    expect(await references.of({ kind: 'dashboard', id: 'sales' })).toEqual([
      {
        objectKind: 'dashboard',
        objectId: 'sales',
        targetKind: 'metric',
        targetId: 'margin',
        version: 3,
        role: 'formula',
      },
    ]);
  });

  test('of more targets than one statement holds', async () => {
    const { references } = await (await make()).open();
    const targets = Array.from({ length: 450 }, (_, i) => ({ kind: 'metric', id: `m${i}` }));
    await references.replace(
      { kind: 'dashboard', id: 'all' },
      targets.map(({ kind, id }) => to(kind, id)),
    );
    expect(await references.impact(targets)).toEqual([{ kind: 'dashboard', id: 'all', isDirect: true }]);
  });
});

test('many files are kept and read in as few statements as one', async () => {
  const database = await PGlite.create();
  onTestFinished(() => database.close());
  let statements = 0;
  const pool = pglitePool(database);
  const counting: ConnectionPool = {
    ...pool,
    async connect() {
      const client = await pool.connect();
      const query = (...asked: Parameters<typeof client.query>) => {
        statements += 1;
        return client.query(...asked);
      };
      return { query, release: () => client.release() } as typeof client;
    },
  };
  const store = await openStore({ pool: counting, now: NOW });
  onTestFinished(() => store.close());
  const counted = async <T>(work: Promise<T>) => {
    const before = statements;
    const done = await work;
    return { done, count: statements - before };
  };
  const filesOf = (count: number) =>
    new Map(Array.from({ length: count }, (_, i) => [`${i}.yaml`, `text ${i % 150} of ${count}`]));
  const counts: number[][] = [];
  for (const many of [1, 190]) {
    const files = filesOf(many);
    const change = { kind: 'apply', versions: [], files };
    const written = await counted(store.definitions.record(change, { by: 'ann', now: NOW }));
    const read = await counted(store.definitions.lastFiles());
    expect(read.done).toEqual(files);
    counts.push([written.count, read.count]);
  }
  expect(counts[1]).toEqual(counts[0]);
  expect(await store.definitions.lastFiles((files) => files.size === 1)).toEqual(filesOf(1));
  // More than one statement holds.
  await store.definitions.record(
    { kind: 'apply', versions: [], files: filesOf(450) },
    { by: 'ann', now: NOW },
  );
  expect(await store.definitions.lastFiles()).toEqual(filesOf(450));
});
