import { readdirSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { openMemory } from '@plumbline/engines';
import { inspect, type LoadColumn, load } from '@plumbline/ingest';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import {
  auto,
  codes,
  column,
  decimal4,
  openTestWorkspace,
  rejectsOf,
  type TestWorkspace,
} from './workspace.ts';

let ws: TestWorkspace;
beforeEach(async () => {
  ws = await openTestWorkspace();
});
afterEach(() => ws.close());

const table = (result: { outcome: { table: string } | null }) => `"${result.outcome?.table}"`;
const types = async (path: string) => {
  const found = await ws.look(path);
  expect(found.diagnostics).toEqual([]);
  return found.inspection?.columns.map((c) => [c.name, c.type.kind]);
};

async function writeParquet(name: string, select: string): Promise<string> {
  const path = `${ws.folder}/data/${name}`;
  const engine = await openMemory({ stage: `${ws.folder}/data` });
  await engine.execute(`COPY (${select}) TO '${path}' (FORMAT parquet)`);
  await engine.close();
  return path;
}

describe('JSON lines', () => {
  test('keys in order, exact decimals, strings of digits stay text, bad lines are kept', async () => {
    const path = ws.put(
      'a.jsonl',
      [
        '{"id":1,"code":"007","zip":"12345","amount":12345678901.5678,"day":"2013-01-31","ok":true,"tags":["a","b"]}',
        '',
        '{"id":2,"code":"8","zip":"2","amount":0.1,"day":"2013-02-28","ok":false,"more":null}',
        '{"id":3,',
        '[1,2]',
        '{"id":4,"code":"9","zip":"3","amount":12345678901234.5678,"day":"2013-03-01","ok":true}',
        '{"id":"x","code":"9","zip":"3","amount":1,"day":"2013-03-01","ok":true}',
      ].join('\n'),
    );
    expect(await types(path)).toEqual([
      ['id', 'text'],
      ['code', 'text'],
      ['zip', 'text'],
      ['amount', 'decimal'],
      ['day', 'date'],
      ['ok', 'boolean'],
      ['more', 'text'],
      ['tags', 'text'],
    ]);
    const loaded = await ws.loadFiles(
      [path],
      [
        column('id', { type: { kind: 'integer' } }),
        column('zip'),
        column('amount', { money: true }),
        column('tags'),
        column('day'),
      ],
    );
    expect(codes(loaded)).toEqual(['load/rows-quarantined']);
    expect(rejectsOf(loaded).map((r) => [r.line, r.reasons[0]?.what ?? r.reasons[0]?.value])).toEqual([
      [4, 'NOT A JSON OBJECT'],
      [5, 'NOT A JSON OBJECT'],
      [6, 'TOO MANY DIGITS IN amount'],
      [7, 'x'],
    ]);
    expect(await ws.rows(`SELECT * FROM ${table(loaded)} ORDER BY id`)).toEqual([
      [1, '12345', '12345678901.5678', '["a","b"]', '2013-01-31'],
      [2, '2', '0.1000', null, '2013-02-28'],
    ]);
    expect(loaded.outcome?.quarantinedTotals).toEqual([{ field: 'amount', total: '1.0000', unreadable: 3 }]);
  });

  test('gzip, odd keys, quotes and separators inside', async () => {
    const rows = [
      { 'a/b~c "d"': 'x,"y"\n', n: 1 },
      { 'a/b~c "d"': '', n: 2 },
    ];
    const path = ws.put('a.ndjson.gz', gzipSync(rows.map((row) => JSON.stringify(row)).join('\r\n')));
    const loaded = await ws.loadFiles([path], [{ ...column('a/b~c "d"'), field: 'odd' }, column('n')]);
    expect(loaded.diagnostics).toEqual([]);
    expect(await ws.rows(`SELECT * FROM ${table(loaded)} ORDER BY n`)).toEqual([
      ['x,"y"\n', 1],
      ['', 2],
    ]);
  });
});

describe('Parquet', () => {
  test('types are those of the file; floating money becomes exact and says what it lost', async () => {
    const path = await writeParquet(
      'a.parquet',
      `SELECT 1::TINYINT AS i, 2::UINTEGER AS u, 1.5::DECIMAL(9,2) AS d, DATE '2013-01-31' AS day, TIMESTAMP '2013-01-31 08:00:00' AS t,
         0.1::DOUBLE + 0.2 AS m, [1,2] AS l, TIMESTAMPTZ '2013-01-31 08:00:00+08' AS z
       UNION ALL SELECT 2, 3, 2.5, NULL, NULL, 1.23456, NULL, NULL`,
    );
    expect(await types(path)).toEqual([
      ['i', 'integer'],
      ['u', 'bigint'],
      ['d', 'decimal'],
      ['day', 'date'],
      ['t', 'timestamp'],
      ['m', 'double'],
      ['l', 'text'],
      ['z', 'timestamp'],
    ]);
    const loaded = await ws.loadFiles(
      [path],
      [
        column('i'),
        column('m', { money: true }),
        column('t', { type: { kind: 'date' } }),
        column('d', { type: { kind: 'text' } }),
        column('l'),
      ],
    );
    expect(loaded.diagnostics).toMatchObject([
      { code: 'load/rounded', params: { field: 'm', rows: 1, scale: 4, example: '1.23456' } },
    ]);
    expect(loaded.outcome?.columns).toMatchObject([{}, { type: decimal4 }, {}, {}, {}]);
    expect(await ws.rows(`SELECT * FROM ${table(loaded)} ORDER BY 1`)).toEqual([
      [1, '0.3000', '2013-01-31', '1.50', '[1, 2]'],
      [2, '1.2346', null, '2.50', null],
    ]);
  });

  test('a value that the declared type cannot hold is quarantined with the whole row', async () => {
    const path = await writeParquet(
      'a.parquet',
      "SELECT * FROM (VALUES (1.0::DOUBLE, 'a'), (2.5, 'b'), (3e12, 'c')) v(x, n)",
    );
    const loaded = await ws.loadFiles([path], [column('x', { type: { kind: 'integer' } }), column('n')]);
    expect(loaded.outcome).toMatchObject({ rowsRead: 3, rowsLoaded: 1, quarantined: 2 });
    expect(rejectsOf(loaded).map((r) => [r.line, r.reasons[0]?.value, r.raw])).toEqual([
      [2, '2.5', '{"r0":2.5,"r1":"b"}'],
      [3, '3000000000000.0', '{"r0":3000000000000.0,"r1":"c"}'],
    ]);
  });

  test('a day of a moment needs a zone: refused', async () => {
    const path = await writeParquet('a.parquet', "SELECT TIMESTAMPTZ '2013-01-31 23:00:00Z' AS z");
    expect(codes(await ws.loadFiles([path], [column('z', { type: { kind: 'date' } })]))).toEqual([
      'load/cannot-convert',
    ]);
  });
});

describe('several files', () => {
  test('patterns in name order, columns in any order, lines per file', async () => {
    ws.put('s-2.csv', 'b,a\n2,20\nx,30\n');
    ws.put('s-1.csv', 'a,b\n10,1\n');
    const loaded = await ws.loadFiles(
      [`${ws.folder}/data/s-*.csv`],
      [column('a'), column('b', { type: { kind: 'integer' } })],
    );
    expect(await ws.rows(`SELECT * FROM ${table(loaded)} ORDER BY 1`)).toEqual([
      [10, 1],
      [20, 2],
    ]);
    expect(rejectsOf(loaded)).toMatchObject([{ file: `${ws.folder}/data/s-2.csv`, line: 3, raw: 'x,30' }]);
  });

  test('other columns are refused, with the difference', async () => {
    ws.put('s-1.csv', 'a,b\n1,2\n');
    ws.put('s-2.csv', 'a,c\n1,2\n');
    const found = await inspect(
      'sales',
      { kind: 'files', paths: [`${ws.folder}/data/s-*.csv`], options: auto },
      ws.context(),
    );
    expect(found.diagnostics).toMatchObject([
      { code: 'load/columns-differ', params: { missing: ['b'], extra: ['c'] } },
    ]);
  });
});

describe('field expressions', () => {
  const raw = 'OrderDateKey,qty,order_date,Price\n20130131,2,ignored,1.25\n20130229,3,x,2.00\n';
  const loadFields = (columns: readonly LoadColumn[]) => ws.loadFiles([ws.put('a.csv', raw)], columns);
  const computed = (field: string, sql: string, more: Partial<LoadColumn> = {}): LoadColumn => ({
    field,
    column: null,
    type: null,
    money: false,
    sql,
    ...more,
  });

  test('name fields and raw columns, in any order, and may take the name of a raw column', async () => {
    const loaded = await loadFields([
      computed('double_cost', '"cost" * 2'),
      computed('cost', '"quantity" * "Price"', { money: true }),
      computed('order_date', `CAST(try_strptime(CAST("OrderDateKey" AS VARCHAR), '%Y%m%d') AS DATE)`),
      { ...column('qty'), field: 'quantity' },
      computed('shout', `upper("order_date_text")`),
      { ...column('order_date'), field: 'order_date_text' },
    ]);
    expect(loaded.diagnostics).toEqual([]);
    expect(loaded.outcome?.columns.map((c) => [c.field, c.type.kind])).toEqual([
      ['double_cost', 'decimal'],
      ['cost', 'decimal'],
      ['order_date', 'date'],
      ['quantity', 'integer'],
      ['shout', 'text'],
      ['order_date_text', 'text'],
    ]);
    expect(await ws.rows(`SELECT * FROM ${table(loaded)} ORDER BY quantity`)).toEqual([
      ['5.0000', '2.5000', '2013-01-31', 2, 'IGNORED', 'ignored'],
      ['12.0000', '6.0000', null, 3, 'X', 'x'],
    ]);
  });

  test('a result that its declared type cannot hold is quarantined', async () => {
    const loaded = await loadFields([
      column('qty'),
      computed('n', '"order_date"', { type: { kind: 'integer' } }),
    ]);
    expect(codes(loaded)).toEqual(['load/no-good-rows']);
  });

  test('an expression that fails on a row refuses the load and leaves nothing', async () => {
    const loaded = await loadFields([computed('d', `strptime("order_date", '%Y')`)]);
    expect(codes(loaded)).toEqual(['load/expression-failed']);
    expect(await ws.rows('SELECT count(*) FROM duckdb_tables()')).toEqual([['0']]);
    expect(readdirSync(`${ws.folder}/.plumbline/stage`)).toEqual([]);
  });

  test('an unknown column is refused with the near one', async () => {
    const loaded = await loadFields([column('Prise')]);
    expect(loaded.diagnostics).toMatchObject([
      { code: 'load/unknown-column', hints: [{ replace: 'Price' }] },
    ]);
  });
});

describe('SQL sources', () => {
  const loadSql = (sql: string, columns: readonly LoadColumn[] = [column('a')]) =>
    load({ dataset: 'd', source: { kind: 'sql', sql, root: `${ws.folder}/data` }, columns }, ws.context());

  test('one SELECT over files, relative names from the root', async () => {
    ws.put('a.csv', 'a,b\n1,x\n2,y\n');
    const loaded = await loadSql("SELECT a, b FROM read_csv('a.csv') WHERE b = 'y' -- the rest", [
      column('a'),
      column('b'),
    ]);
    expect(loaded.diagnostics).toEqual([]);
    expect(await ws.rows(`SELECT * FROM ${table(loaded)}`)).toEqual([['2', 'y']]);
    const again = await loadSql("WITH t AS (SELECT * FROM 'a.csv') SELECT sum(a) AS a FROM t;");
    expect(await ws.rows(`SELECT * FROM ${table(again)}`)).toEqual([['3']]);
  });

  test.each([
    ['SELECT 1 AS a; DROP TABLE x', 'load/sql-not-select'],
    ["SELECT 1 AS a) TO '/tmp/x.csv'; COPY (SELECT 1 AS a", 'load/sql-not-select'],
    ["COPY (SELECT 1) TO 'x.csv'", 'load/sql-not-select'],
    ['DELETE FROM x', 'load/sql-not-select'],
    ['WITH x AS (DELETE FROM y RETURNING 1 AS a) SELECT * FROM x', 'load/sql-not-select'],
    ['CREATE TABLE z AS SELECT 1 AS a', 'load/sql-not-select'],
    ["ATTACH 'x.db'", 'load/sql-not-select'],
    ['INSTALL httpfs', 'load/sql-not-select'],
    ["SET temp_directory = '/tmp'", 'load/sql-not-select'],
    ['PRAGMA database_list', 'load/sql-not-select'],
    ["EXPORT DATABASE 'x'", 'load/sql-not-select'],
    ["SELECT * FROM glob('/etc/*')", 'load/sql-function'],
    ['SELECT * FROM duckdb_settings()', 'load/sql-function'],
    ["SELECT * FROM sqlite_scan('catalog.db', 'users')", 'load/sql-function'],
    ["SELECT * FROM read_blob('catalog.db')", 'load/sql-function'],
    ['', 'load/sql-not-select'],
    ["SELECT * FROM enable_logging('QueryLog', storage='file', storage_path='logs')", 'load/sql-function'],
    ["SELECT 1 AS a WHERE EXISTS (FROM query('SELECT 1'))", 'load/sql-function'],
    ["SELECT content AS a FROM read_text('/etc/hostname')", 'load/outside-folder'],
    ["SELECT * FROM 'gone.csv'", 'load/file-not-found'],
    ['SELECT nothing AS a FROM nowhere', 'load/unreadable'],
  ])('%s → %s', async (sql, code) => {
    expect(codes(await loadSql(sql))).toEqual([code]);
    expect(readdirSync(`${ws.folder}/data`)).toEqual([]);
  });

  test('an address is a path that is not there: nothing is asked for over the network', async () => {
    const asked: (string | undefined)[] = [];
    const host = createServer((request, response) => {
      asked.push(request.url);
      response.end('a\n1\n');
    });
    await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void host.close());
    const url = `http://127.0.0.1:${(host.address() as AddressInfo).port}/a.csv`;
    for (const sql of [`FROM '${url}'`, `FROM read_csv('${url}')`, `FROM read_csv(['${url}'])`])
      expect([sql, codes(await loadSql(sql))]).toEqual([sql, ['load/file-not-found']]);
    expect(asked).toEqual([]);
  });
});

describe('a load that stops', () => {
  test('aborting rejects with the reason and leaves nothing behind', async () => {
    const path = ws.put(
      'a.csv',
      `a,b\n${Array.from({ length: 200_000 }, (_, i) => `${i},${i * 1.5}`).join('\n')}\n`,
    );
    const controller = new AbortController();
    const steps: string[] = [];
    const running = load(
      {
        dataset: 'd',
        source: { kind: 'files', paths: [path], options: auto },
        columns: [column('a'), column('b')],
      },
      {
        ...ws.context(),
        signal: controller.signal,
        onProgress: ({ step, bytesDone, bytesTotal }) => {
          steps.push(step);
          expect(bytesDone).toBeLessThanOrEqual(bytesTotal);
          expect(bytesTotal).toBe(statSync(path).size);
          if (step === 'store') controller.abort(new Error('enough'));
        },
      },
    );
    await expect(running).rejects.toThrow('enough');
    expect(steps).toContain('scan');
    expect(await ws.rows('SELECT count(*) FROM duckdb_tables()')).toEqual([['0']]);
    expect(readdirSync(`${ws.folder}/.plumbline/stage`)).toEqual([]);
  });
});
