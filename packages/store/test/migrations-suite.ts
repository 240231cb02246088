import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PlumblineError } from '@plumbline/diagnostics';
import { describe, expect, onTestFinished, test } from 'vitest';
import { sqliteFile } from '../src/dialects/sqlite.ts';
import { openStore } from '../src/index.ts';
import { checksumOf } from '../src/migrations/checksum.ts';
import { MIGRATIONS } from '../src/migrations/index.ts';
import { migrate } from '../src/migrations/migrate.ts';
import type { Migration } from '../src/migrations/migration.ts';
import { DATABASES, NOW } from './databases.ts';

/** Steps that have shipped. A line is added with a step, and never changed. */
const SHIPPED = [
  ['0001-catalog', 'bf46071b9b75212795c6c6effd140a4b'],
  ['0002-kept', 'ba071fdb9f0f9f583961e49ace703fba'],
  ['0003-people', '08bf4c8ae96d7d9604d9e022937177bf'],
  ['0004-second-factor', 'bc0f66965a78b9280f9991b09b306b5e'],
  ['0005-change-requests', 'e792a924b0ca166f0d644e700be31d44'],
  ['0006-session-agent', 'b49c8eef9e32c323ac8d6bea43d97e18'],
  ['0008-period-closes', '8d25947a17c1a584c29557c1d2265bcc'],
  ['0009-identities', '4a47873a81bbc43eff431fa26c7a4d59'],
  ['0010-asked-questions', 'e7e61655ab2d79cb8337aaebb512f438'],
  ['0011-inbox', 'db18f612f1452c060f12ba2c78f79ac1'],
  ['0012-waiting-items', 'f06f7f92b321b9d54ac7d645b032e303'],
  ['0013-delegation-scope', 'ec59122718d7205ac8c394487b68ee6a'],
  ['0014-base-of-revisions', 'c4c31bb22a1fdc5647cb35b4b1d8e9f5'],
];

function file(): string {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-migrate-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'catalog.db');
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  const cause = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  return cause instanceof PlumblineError ? (cause.diagnostics[0]?.code ?? '') : String(cause);
}

const step = (name: string, ...statements: string[]): Migration => ({ name, statements: () => statements });
const one = step('1', 'CREATE TABLE one (a INTEGER)');
const two = step('2', 'CREATE TABLE two (a INTEGER)', 'INSERT INTO two VALUES (1)');

test('a step that has shipped never changes', () => {
  expect(MIGRATIONS.map((migration) => [migration.name, checksumOf(migration)])).toEqual(SHIPPED);
});

describe('steps', () => {
  test('run once, in order, each whole or not at all', async () => {
    const database = sqliteFile(file());
    onTestFinished(() => database.close());
    await migrate(database, [one], NOW);
    const broken = step('2', 'CREATE TABLE two (a INTEGER)', 'CREATE NONSENSE');
    await expect(migrate(database, [one, broken], NOW)).rejects.toThrow();
    await migrate(database, [one, two], NOW);
    await migrate(database, [one, two], NOW);
    expect(await database.plain.all('SELECT a FROM two')).toEqual([{ a: 1 }]);
    const rows = await database.plain.all(
      'SELECT position, name, applied_at FROM migrations ORDER BY position',
    );
    expect(rows).toEqual([
      { position: 1, name: '1', applied_at: NOW.toISOString() },
      { position: 2, name: '2', applied_at: NOW.toISOString() },
    ]);
  });

  test('of a newer program, or edited since, are refused and nothing is changed', async () => {
    const database = sqliteFile(file());
    onTestFinished(() => database.close());
    await migrate(database, [one, two], NOW);
    expect(await codeOf(migrate(database, [one], NOW))).toBe('store/newer');
    const edited = step('1', 'CREATE TABLE one (a TEXT)');
    expect(
      await codeOf(migrate(database, [edited, two, step('3', 'CREATE TABLE three (a TEXT)')], NOW)),
    ).toBe('store/migration-edited');
    expect(await database.plain.all("SELECT name FROM sqlite_master WHERE name = 'three'")).toEqual([]);
  });

  test('two that open at once do not run one twice', async () => {
    const path = file();
    const stores = await Promise.all(
      Array.from({ length: 4 }, () => openStore({ url: `file:${path}`, now: NOW })),
    );
    for (const store of stores) await store.close();
  });
});

describe('a catalog of an earlier version', () => {
  /** What a program of that version left behind. */
  const ROWS = [
    `INSERT INTO users (id, login, display_name, password, password_expires_at, must_change_password, attributes, disabled_at, created_at, created_by) VALUES ('u1', 'ann', 'Ann', NULL, NULL, 0, '{"countries":["FR"]}', NULL, '2026-01-01T00:00:00.000Z', 'system')`,
    "INSERT INTO user_roles VALUES ('u1', 'engineer'), ('u1', 'viewer')",
    `INSERT INTO tokens VALUES ('t1', 'd', 'ci', 'u1', '["query","admin"]', '2026-01-01T00:00:00.000Z', 'ann', NULL, NULL, NULL)`,
    `INSERT INTO events (seq, at, actor, action, object_kind, object_id, details, previous_hash, hash) VALUES (1, '2026-01-01T00:00:00.000Z', 'ann', 'x', NULL, NULL, 'null', '${'0'.repeat(64)}', '8b0d9b6a')`,
  ];

  test.each([
    [1, ['data_engineer', 'viewer'], ['query', 'backup']],
    [2, ['data_engineer', 'viewer'], ['query', 'backup']],
    [3, ['engineer', 'viewer'], ['query', 'admin']],
  ])('after step %i is brought up to date with its rows', async (steps, roles, scopes) => {
    const path = file();
    const database = sqliteFile(path);
    await migrate(database, MIGRATIONS.slice(0, steps), NOW);
    await database.plain.write(async (all) => {
      for (const row of ROWS) await all(row);
      const hash = createHash('sha256')
        .update(
          JSON.stringify(['0'.repeat(64), 1, '2026-01-01T00:00:00.000Z', 'ann', 'x', null, null, 'null']),
        )
        .digest('hex');
      await all('UPDATE events SET hash = ?', [hash]);
    });
    await database.close();
    const store = await openStore({ url: `file:${path}`, now: NOW });
    onTestFinished(() => store.close());
    expect(await store.users.list()).toMatchObject([
      {
        login: 'ann',
        roles,
        attributes: { countries: ['FR'] },
        department: null,
        email: null,
      },
    ]);
    expect((await store.tokens.list()).map(({ scopes }) => scopes)).toEqual([scopes]);
    expect(await store.events.verify()).toMatchObject({ kind: 'intact', events: 1 });
    await store.settings.set('x', 1, { by: 'bob', now: NOW, inPlaceOf: 'ann' });
    expect(await store.events.verify()).toMatchObject({ kind: 'intact', events: 2 });
    expect(
      (await store.events.read({ limit: 10 })).map(({ actor, inPlaceOf }) => [actor, inPlaceOf]),
    ).toEqual([
      ['ann', null],
      ['bob', 'ann'],
    ]);
  });
});

describe('a catalog as every earlier program left it, with a row in each of its tables', () => {
  /** One row whose keys fit those of all others: every text is `[]`, every number 1. */
  async function fill(database: ReturnType<typeof sqliteFile>): Promise<ReadonlyMap<string, object>> {
    const { all, write } = database.plain;
    // The chain of events admits no such row, and has its own test above.
    const tables = await all(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT IN ('migrations', 'events') AND name NOT LIKE 'sqlite_%' ORDER BY rowid",
    );
    const filled = new Map<string, object>();
    for (const name of tables.map((row) => String(row.name))) {
      const columns = await all(`PRAGMA table_info("${name}")`);
      const row = Object.fromEntries(columns.map((column) => [String(column.name), filling(column)]));
      const names = Object.keys(row);
      const marks = names.map(() => '?').join(', ');
      const sql = `INSERT INTO "${name}" (${names.map((one) => `"${one}"`).join(', ')}) VALUES (${marks})`;
      await write((run) => run(sql, Object.values(row)));
      filled.set(name, row);
    }
    return filled;
  }

  function filling({ name, type }: Readonly<Record<string, unknown>>): string | number | null {
    if (name === 'effective_to') return null;
    return /INT|REAL|NUM/i.test(String(type)) ? 1 : '[]';
  }

  test.each(MIGRATIONS.map(({ name }, i) => [name, i + 1] as const))(
    '%s: brought up to date, no row is lost or changed, and all of them go into a backup',
    async (_, steps) => {
      const path = file();
      const old = sqliteFile(path);
      await migrate(old, MIGRATIONS.slice(0, steps), NOW);
      const filled = await fill(old);
      await old.close();
      const store = await openStore({ url: `file:${path}`, now: NOW });
      const dumped = new Map<string, readonly object[]>();
      for await (const { table, rows } of store.dump())
        dumped.set(table, [...(dumped.get(table) ?? []), ...rows]);
      await store.close();
      expect(filled.size).toBeGreaterThan(10);
      for (const [table, row] of filled)
        expect(dumped.get(table), table).toEqual([expect.objectContaining(row)]);
    },
  );
});

describe('a catalog that cannot be opened', () => {
  test('says why: no database, no folder, no such scheme', async () => {
    const path = file();
    writeFileSync(path, 'this is not a database, whatever its name says');
    const open = (url: string) => codeOf(openStore({ url, now: NOW }));
    expect(await open(`file:${path}`)).toBe('store/cannot-open');
    expect(await open(`file:${path}/below/catalog.db`)).toBe('store/cannot-open');
    expect(await open('mysql://x')).toBe('store/unknown-url');
    expect(await open('catalog.db')).toBe('store/unknown-url');
    expect(await open('postgres://user:secret@127.0.0.1:1/x')).toBe('store/cannot-open');
  });

  test('never shows the password of its address', async () => {
    const cause = await openStore({ url: 'postgres://user:secret@127.0.0.1:1/x', now: NOW }).catch(
      (reason: unknown) => reason,
    );
    expect(JSON.stringify((cause as PlumblineError).diagnostics)).not.toContain('secret');
  });
});

describe.each(DATABASES)('a store on $name', ({ name, make }) => {
  test('is there again after it was closed', async () => {
    const database = await make();
    const store = await database.open();
    await store.settings.set('x', 1, { by: 'ann', now: NOW });
    await store.ping();
    await store.close();
    const again = await database.open();
    expect(await again.settings.get('x')).toBe(1);
  });

  test('whose database is gone says so', async () => {
    const store = await (await make()).open();
    await store.close();
    // An embedded server database outlives its pool.
    expect(await codeOf(store.ping())).toBe(name === 'PGlite' ? 'null' : 'store/unavailable');
  });
});
