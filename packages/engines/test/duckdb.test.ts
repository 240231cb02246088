import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, linkSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLoader, openMemory, openWarehouse, type Rows } from '@plumbline/engines';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { codesOf, engineContract } from './contract.ts';

engineContract('duckdb', {
  open: () => openMemory(),
  slow: 'SELECT count(*) FROM range(1000000000000) a(x) WHERE x % 7 = 3',
  series: (rows) => `SELECT CAST(x AS INTEGER) AS v FROM range(${rows}) t(x)`,
  raise: (text) => `SELECT CASE WHEN x > 5 THEN error('${text}') ELSE 1 END FROM range(10) t(x)`,
});

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plumbline-engine-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const options = (file = 'w.duckdb') => ({ file: join(folder, file), stage: join(folder, 'stage') });
const all = (sql: string) => ({ sql, params: [] });

describe('values', () => {
  test('sums of integers, NaN, infinities, dates far away', async () => {
    const engine = await openMemory();
    const { columns, rows, notFinite } = await engine.run(
      all(`SELECT sum(x) AS s, 'NaN'::DOUBLE AS n, -'inf'::DOUBLE AS i, DATE 'infinity' AS d, TIMESTAMP '-infinity' AS t,
             DATE '0001-01-01' AS early, TIMESTAMP '1969-12-31 23:59:59.5' AS before, TIMESTAMPTZ '2020-01-01 00:00:00+08' AS z,
             TIME '08:26:00' AS tod, 3::UINTEGER AS u, 1.5::FLOAT AS f, NULL AS nothing, '12:00'::VARCHAR AS text, 5::TINYINT AS tiny
           FROM range(3) r(x)`),
    );
    expect(columns.map((c) => c.type)).toEqual([
      'bigint',
      'double',
      'double',
      'date',
      'timestamp',
      'date',
      'timestamp',
      'timestamp',
      'text',
      'bigint',
      'double',
      'integer',
      'text',
      'integer',
    ]);
    expect(rows).toEqual([
      [
        '3',
        null,
        null,
        null,
        null,
        '0001-01-01',
        '1969-12-31T23:59:59.5',
        '2019-12-31T16:00:00',
        '08:26:00',
        '3',
        1.5,
        null,
        '12:00',
        5,
      ],
    ]);
    expect(notFinite).toEqual([1, 2, 3, 4].map((column) => ({ row: 0, column })));
    await engine.close();
  });

  test('every day of 60 years and every scale agree with DuckDB', async () => {
    const engine = await openMemory();
    const { rows } = await engine.run(
      all(
        `SELECT d::DATE AS d, strftime(d, '%Y-%m-%d') AS t, (d + INTERVAL 7 HOUR)::TIMESTAMP AS s FROM generate_series(DATE '1969-01-01', DATE '2030-01-01', INTERVAL 1 DAY) g(d)`,
      ),
    );
    expect(rows.length).toBe(22_281);
    for (const [day, text, instant] of rows) {
      expect(day).toBe(text);
      expect(instant).toBe(`${text}T07:00:00`);
    }
    for (const scale of [0, 1, 4, 9, 17, 18, 37]) {
      const { rows: one } = await engine.run(
        all(`SELECT -(1::DECIMAL(38,${scale})) AS a, (a::VARCHAR) AS t`),
      );
      expect(one[0]?.[0]).toBe(one[0]?.[1]);
    }
    await engine.close();
  });

  test('a stream hands out rows in pieces and may be left early', async () => {
    const engine = await openMemory();
    let rows = 0;
    for await (const piece of engine.stream(all('SELECT x FROM range(1000000) t(x)'))) {
      rows += piece.rows.length;
      if (rows > 10_000) break;
    }
    expect(rows).toBeLessThan(20_000);
    const pieces: Rows[] = [];
    for await (const piece of engine.stream(all('SELECT x FROM range(5000) t(x)'))) pieces.push(piece);
    expect(pieces.flatMap((p) => p.rows).map((r) => r[0])).toEqual(
      Array.from({ length: 5000 }, (_, i) => String(i)),
    );
    await engine.close();
  });

  test('out of memory is said as such', async () => {
    const engine = await openMemory({ memoryLimit: '60MB' });
    const codes = await codesOf(
      engine.run(all('SELECT x, list(x) AS l FROM range(20000000) t(x) GROUP BY x')),
    );
    expect(codes).toEqual(['engine/out-of-memory']);
    await engine.close();
  });
});

describe('the one instance that owns the file', () => {
  test('a second open is refused, by path, link and hard link, and works after closing', async () => {
    const first = await openWarehouse(options());
    await first.execute('CREATE TABLE t AS SELECT 42 AS x');
    symlinkSync(join(folder, 'w.duckdb'), join(folder, 'soft.duckdb'));
    linkSync(join(folder, 'w.duckdb'), join(folder, 'hard.duckdb'));
    for (const file of ['w.duckdb', './w.duckdb', 'soft.duckdb', 'hard.duckdb']) {
      expect(await codesOf(openWarehouse(options(file)))).toEqual(['engine/already-open']);
    }
    expect((await first.run(all('SELECT x FROM t'))).rows).toEqual([[42]]);
    await first.close();
    expect(existsSync(join(folder, 'w.duckdb.lock'))).toBe(false);
    const again = await openWarehouse(options());
    expect((await again.run(all('SELECT x FROM t'))).rows).toEqual([[42]]);
    await again.close();
  });

  test('two opens at once: one wins', async () => {
    const results = await Promise.allSettled([openWarehouse(options()), openWarehouse(options())]);
    expect(results.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected']);
    for (const r of results) if (r.status === 'fulfilled') await r.value.close();
  });

  test('another process that has it open is named; a lock left by a killed one is taken over', async () => {
    const script = `
      const { DuckDBInstance } = require('@duckdb/node-api');
      DuckDBInstance.create(process.argv[1]).then(async (instance) => {
        await (await instance.connect()).run('CREATE TABLE t AS SELECT 7 AS x');
        console.log('open');
        setInterval(() => instance, 1000);
      });`;
    const child = spawn(process.execPath, ['-e', script, options().file], {
      cwd: join(import.meta.dirname, '..'),
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      await once(child.stdout, 'data');
      const error = await openWarehouse(options()).catch((e: unknown) => e);
      expect(error).toMatchObject({
        diagnostics: [{ code: 'engine/already-open', params: { pid: child.pid } }],
      });
      writeFileSync(`${options().file}.lock`, JSON.stringify({ pid: child.pid, started: '1' }));
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
      const mine = await openWarehouse(options());
      expect((await mine.run(all('SELECT x FROM t'))).rows).toEqual([[7]]);
      await mine.close();
    } finally {
      child.kill('SIGKILL');
    }
  });

  test('a file that is no database is a diagnostic, and can be opened once it is mended', async () => {
    writeFileSync(join(folder, 'w.duckdb'), 'this is not a database, '.repeat(400));
    expect(await codesOf(openWarehouse(options()))).toEqual(['engine/cannot-open']);
    rmSync(join(folder, 'w.duckdb'));
    await (await openWarehouse(options())).close();
  });

  test('it reads the stage and nothing else, and its settings are locked', async () => {
    const warehouse = await openWarehouse(options());
    writeFileSync(join(folder, 'stage', 'in.csv'), 'a\n1\n');
    writeFileSync(join(folder, 'out.csv'), 'a\n1\n');
    expect((await warehouse.run(all(`SELECT a FROM read_csv('${folder}/stage/in.csv')`))).rows).toEqual([
      ['1'],
    ]);
    const refused = [
      `SELECT a FROM read_csv('${folder}/out.csv')`,
      `SELECT a FROM read_csv('${folder}/stage/../out.csv')`,
      `SELECT content FROM read_text('/etc/passwd')`,
      'SET lock_configuration = false',
      "SET TimeZone = 'Asia/Shanghai'",
      'SET enable_external_access = true',
      `ATTACH '${folder}/other.duckdb'`,
      'INSTALL httpfs',
      `COPY (SELECT 1) TO '${folder}/x.csv'`,
    ];
    for (const sql of refused)
      expect([sql, await codesOf(warehouse.run(all(sql)))]).toEqual([sql, ['engine/rejected']]);
    expect(readdirSync(folder).sort()).toEqual(['out.csv', 'stage', 'w.duckdb', 'w.duckdb.lock']);
    await warehouse.close();
  });

  test('closing waits for running statements', async () => {
    const warehouse = await openWarehouse(options());
    const running = warehouse.run(all('SELECT count(*) AS n FROM range(30000000) t(x) WHERE x % 3 = 0'));
    await warehouse.close();
    expect((await running).rows).toEqual([['10000000']]);
  });
});

describe('the loader', () => {
  test('reads its files, writes the stage, and nothing else', async () => {
    writeFileSync(join(folder, 'a.csv'), 'x\n1\n');
    writeFileSync(join(folder, 'b.csv'), 'x\n1\n');
    const loader = await openLoader({ files: [join(folder, 'a.csv')], stage: join(folder, 'stage') });
    await loader.execute(`COPY (SELECT x FROM read_csv('${folder}/a.csv')) TO '${folder}/stage/a.parquet'`);
    expect(await codesOf(loader.run(all(`SELECT x FROM read_csv('${folder}/b.csv')`)))).toEqual([
      'engine/rejected',
    ]);
    expect(await codesOf(loader.execute(`COPY (SELECT 1) TO '${folder}/y.csv'`))).toEqual([
      'engine/rejected',
    ]);
    await loader.close();
  });
});
