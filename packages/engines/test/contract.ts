import { PlumblineError } from '@plumbline/diagnostics';
import type { Engine } from '@plumbline/engines';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/** What every engine must do. SQL here is the part that all engines share. */
export interface EngineUnderTest {
  readonly open: () => Promise<Engine>;
  /** A statement that runs for at least ten seconds. */
  readonly slow: string;
  /** A statement of `rows` rows with one integer column. */
  readonly series: (rows: number) => string;
  /** A statement that raises `text` as an error of its own. */
  readonly raise: (text: string) => string;
}

export async function codesOf(promise: Promise<unknown>): Promise<readonly string[]> {
  try {
    await promise;
    return [];
  } catch (thrown) {
    if (thrown instanceof PlumblineError) return thrown.diagnostics.map((d) => d.code);
    throw thrown;
  }
}

export function engineContract(name: string, subject: EngineUnderTest): void {
  describe(`engine contract: ${name}`, () => {
    let engine: Engine;
    beforeAll(async () => {
      engine = await subject.open();
    });
    afterAll(() => engine.close());

    const run = (sql: string, ...params: (string | number | boolean | null)[]) => engine.run({ sql, params });
    const one = async (expression: string) => {
      const { columns, rows } = await run(`SELECT ${expression} AS v`);
      return [columns[0]?.type, columns[0]?.scale, rows[0]?.[0]];
    };

    test('cells are canonical by type', async () => {
      expect(await one("CAST('héllo 文' AS VARCHAR)")).toEqual(['text', null, 'héllo 文']);
      expect(await one('1 = 1')).toEqual(['boolean', null, true]);
      expect(await one('CAST(7 AS INTEGER)')).toEqual(['integer', null, 7]);
      expect(await one('CAST(9007199254740993 AS BIGINT)')).toEqual(['bigint', null, '9007199254740993']);
      expect(await one('CAST(-0.05 AS DECIMAL(18,4))')).toEqual(['decimal', 4, '-0.0500']);
      expect(await one('CAST(1234567890123456.7891 AS DECIMAL(38,4))')).toEqual([
        'decimal',
        4,
        '1234567890123456.7891',
      ]);
      expect(await one("DATE '2012-02-29'")).toEqual(['date', null, '2012-02-29']);
      expect(await one("TIMESTAMP '2010-12-01 08:26:00'")).toEqual([
        'timestamp',
        null,
        '2010-12-01T08:26:00',
      ]);
      expect(await one('CAST(0.5 AS DOUBLE PRECISION)')).toEqual(['double', null, 0.5]);
      expect(await one('CAST(NULL AS DATE)')).toEqual(['date', null, null]);
    });

    test('parameters are values, never SQL', async () => {
      const hostile = `'; DROP TABLE x; -- "`;
      const { rows } = await run(
        'SELECT CAST($1 AS VARCHAR) AS a, CAST($2 AS INTEGER) AS b, CAST($3 AS DOUBLE PRECISION) AS c, CAST($4 AS BOOLEAN) AS d, CAST($5 AS BIGINT) AS e, CAST($6 AS VARCHAR) AS f',
        hostile,
        -3,
        1.5,
        false,
        2 ** 40,
        null,
      );
      expect(rows).toEqual([[hostile, -3, 1.5, false, '1099511627776', null]]);
    });

    test('a result without rows still has its columns', async () => {
      const { columns, rows } = await run(
        'SELECT CAST(1 AS INTEGER) AS a, CAST(2 AS DECIMAL(9,2)) AS b WHERE 1 = 0',
      );
      expect(columns).toEqual([
        { name: 'a', type: 'integer', scale: null },
        { name: 'b', type: 'decimal', scale: 2 },
      ]);
      expect(rows).toEqual([]);
    });

    test('rows keep their order over many chunks', async () => {
      const { rows } = await run(`${subject.series(50_000)} ORDER BY 1 DESC`);
      expect(rows.length).toBe(50_000);
      expect(rows[0]?.[0]).not.toEqual(rows[49_999]?.[0]);
      const values = rows.map((r) => Number(r[0]));
      expect(values.every((v, i) => i === 0 || v === (values[i - 1] ?? 0) - 1)).toBe(true);
    });

    test('the row limit refuses, it never cuts', async () => {
      const statement = { sql: subject.series(10_000), params: [] };
      expect((await engine.run(statement, { maxRows: 10_000 })).rows.length).toBe(10_000);
      expect(await codesOf(engine.run(statement, { maxRows: 9_999 }))).toEqual(['engine/too-many-rows']);
      expect((await run('SELECT 1 AS a')).rows.length).toBe(1);
    });

    test('the time limit stops a statement and leaves the engine usable', async () => {
      const codes = await codesOf(engine.run({ sql: subject.slow, params: [] }, { timeoutMs: 100 }));
      expect(codes).toEqual(['engine/timeout']);
      expect((await run('SELECT 1 AS a')).rows.length).toBe(1);
    });

    test('an abort stops a statement with the reason of the signal', async () => {
      const controller = new AbortController();
      const running = engine.run({ sql: subject.slow, params: [] }, { signal: controller.signal });
      setTimeout(() => controller.abort(new Error('given up')), 50);
      await expect(running).rejects.toThrow('given up');
      const before = AbortSignal.abort(new Error('before'));
      await expect(engine.run({ sql: subject.slow, params: [] }, { signal: before })).rejects.toThrow(
        'before',
      );
    });

    test('an abort in the same tick as the start is not lost', async () => {
      for (let i = 0; i < 5; i++) {
        const controller = new AbortController();
        const running = engine.run({ sql: subject.slow, params: [] }, { signal: controller.signal });
        controller.abort(new Error('at once'));
        await expect(running).rejects.toThrow('at once');
      }
    });

    test('several statements run side by side', async () => {
      const results = await Promise.all(
        [1, 2, 3, 4, 5, 6].map((n) => run('SELECT CAST($1 AS INTEGER) AS a', n)),
      );
      expect(results.map((r) => r.rows[0]?.[0])).toEqual([1, 2, 3, 4, 5, 6]);
    });

    test('wrong SQL is a diagnostic with the statement and the cause', async () => {
      try {
        await run('SELECT nowhere FROM nothing');
        expect.unreachable();
      } catch (thrown) {
        const found = thrown instanceof PlumblineError ? thrown.diagnostics[0] : undefined;
        expect(found?.code).toBe('engine/rejected');
        expect(found?.params).toMatchObject({ sql: 'SELECT nowhere FROM nothing' });
        expect(JSON.stringify(found?.params)).toContain('nothing');
      }
      expect(await codesOf(run('SELECT 1 AS a; SELECT 2 AS a'))).toEqual(['engine/rejected']);
    });

    test('what the compiler raises inside SQL arrives as data', async () => {
      try {
        await run(subject.raise('plumbline:two-balances:科目 1122 有两个余额: a'));
        expect.unreachable();
      } catch (thrown) {
        const found = thrown instanceof PlumblineError ? thrown.diagnostics[0] : undefined;
        expect(found).toMatchObject({
          code: 'engine/raised',
          params: { reason: 'two-balances', text: '科目 1122 有两个余额: a' },
        });
      }
    });
  });
}
