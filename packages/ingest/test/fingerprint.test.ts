import { utimesSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fingerprint, sourceMemory } from '@plumbline/ingest';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { auto, column, openTestWorkspace, type TestWorkspace } from './workspace.ts';

let ws: TestWorkspace;
beforeEach(async () => {
  ws = await openTestWorkspace();
});
afterEach(() => ws.close());

describe('files', () => {
  test('the fingerprint and the version follow the bytes of the files', async () => {
    const path = ws.put('a.csv', 'a\n1\n');
    const source = { kind: 'files', paths: [path], options: auto } as const;
    const before = await fingerprint(source, sourceMemory());
    const first = await ws.loadFiles([path], [column('a')]);
    const again = await ws.loadFiles([path], [column('a')]);
    expect(again.outcome?.version).toBe(first.outcome?.version);
    expect(again.outcome?.table).not.toBe(first.outcome?.table);
    utimesSync(path, 1, 1);
    expect(await fingerprint(source, sourceMemory())).toBe(before);
    ws.put('a.csv', 'a\n2\n');
    expect(await fingerprint(source, sourceMemory())).not.toBe(before);
    expect((await ws.loadFiles([path], [column('a')])).outcome?.version).not.toBe(first.outcome?.version);
    expect(await fingerprint({ ...source, paths: [`${path}.gone`] }, sourceMemory())).toBe(null);
  });

  test('a file is hashed again only when its size or time changed', async () => {
    const path = ws.put('a.csv', 'a\n1\n');
    const source = { kind: 'files', paths: [path], options: auto } as const;
    const memory = sourceMemory();
    await fingerprint(source, memory);
    const [stamp] = memory.seen.hashes.keys();
    const recalled = { hashes: new Map([[stamp ?? '', 'as recalled']]), statements: new Map() };
    expect(await fingerprint(source, sourceMemory(recalled))).toBe(`${path}|as recalled`);
    utimesSync(path, 1, 1);
    expect(await fingerprint(source, sourceMemory(recalled))).not.toContain('as recalled');
  });
});

describe('what decides the rows of a statement', () => {
  const readsOf = async (sql: string) => {
    const memory = sourceMemory();
    const mark = await fingerprint({ kind: 'sql', sql, root: join(ws.folder, 'data') }, memory);
    return mark?.split('\n').map((line) => basename(line.split('|')[0] ?? '')) ?? null;
  };

  test('the files it reads, by every way of reading them', async () => {
    for (const name of ['a.csv', 'b.csv', 'c-1.csv', 'c-2.csv']) ws.put(name, 'x\n1\n');
    expect(await readsOf("SELECT x + 1 AS y FROM 'a.csv'")).toEqual(['a.csv']);
    expect(await readsOf("WITH t AS (SELECT * FROM read_csv(['a.csv', 'b.csv'])) SELECT * FROM t")).toEqual([
      'b.csv',
      'a.csv',
    ]);
    expect(await readsOf("SELECT max(x) FROM 'c-*.csv' WHERE x IN (SELECT x FROM 'b.csv')")).toEqual([
      'b.csv',
      'c-1.csv',
      'c-2.csv',
    ]);
    expect(
      await readsOf("SELECT row_number() OVER (ORDER BY x) AS n, upper(x::text) || '!' AS t FROM 'a.csv'"),
    ).toEqual(['a.csv']);
    expect(await readsOf("SELECT i FROM range(3) AS r(i) CROSS JOIN 'a.csv'")).toEqual(['a.csv']);
    expect(await readsOf('SELECT 1 AS one')).toEqual(['']);
  });

  test('not they alone, where it asks for the time, chance, a sample or another table', async () => {
    ws.put('a.csv', 'x\n1\n');
    const unsteady = [
      "SELECT *, now() AS at FROM 'a.csv'",
      "SELECT * FROM 'a.csv' WHERE x < current_date",
      "SELECT * FROM 'a.csv' WHERE x < localtimestamp",
      "SELECT * FROM 'a.csv' WHERE age(x::timestamp) > INTERVAL 1 DAY",
      "SELECT * FROM 'a.csv' WHERE ago(INTERVAL 1 DAY) > x",
      "SELECT random() AS r FROM 'a.csv'",
      "SELECT * FROM 'a.csv' USING SAMPLE 10",
      "SELECT * FROM 'a.csv' TABLESAMPLE 10%",
      'SELECT * FROM duckdb_settings',
      "SELECT * FROM 'gone.csv'",
      'SELECT FROM',
    ];
    for (const sql of unsteady) expect([sql, await readsOf(sql)]).toEqual([sql, null]);
  });
});
