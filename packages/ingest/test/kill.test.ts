import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { openWarehouse } from '@plumbline/engines';
import { clearStage, dropUnreferenced, load } from '@plumbline/ingest';
import { expect, test } from 'vitest';
import { auto, column } from './workspace.ts';

const built = resolve(import.meta.dirname, '../dist/index.js');

test('killed at any moment, a load leaves the tables that were there and nothing half-done', async (ctx) => {
  if (!existsSync(built)) ctx.skip('needs the built package: tsc -b');
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-kill-'));
  const own = join(folder, '.plumbline');
  mkdirSync(join(folder, 'data'));
  const path = join(folder, 'data', 'a.csv');
  writeFileSync(path, `a,b\n${Array.from({ length: 400_000 }, (_, i) => `${i},text ${i}`).join('\n')}\n`);
  const options = { file: join(own, 'w.duckdb'), stage: join(own, 'stage') };
  const task = {
    dataset: 'd',
    source: { kind: 'files', paths: [path], options: auto },
    columns: [column('a'), column('b')],
  } as const;
  const context = { folder: own, roots: [join(folder, 'data')] };
  const first = await openWarehouse(options);
  const kept = (await load(task, { ...context, warehouse: first })).outcome?.table ?? '';
  await first.close();
  const script = `
    const { openWarehouse } = await import(process.argv[1]);
    const { load } = await import(process.argv[2]);
    const { options, task, context } = JSON.parse(process.argv[3]);
    const warehouse = await openWarehouse(options);
    console.log('go');
    for (;;) await load(task, { ...context, warehouse });`;
  const engines = resolve(import.meta.dirname, '../../engines/dist/index.js');
  try {
    for (const delay of [50, 200, 400, 700, 1100]) {
      const args = [
        '--input-type=module',
        '-e',
        script,
        engines,
        built,
        JSON.stringify({ options, task, context }),
      ];
      const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
      await new Promise((go) => child.stdout.once('data', go));
      await wait(delay);
      const gone = new Promise((done) => child.once('exit', done));
      child.kill('SIGKILL');
      await gone;
      const warehouse = await openWarehouse(options);
      clearStage(warehouse);
      await dropUnreferenced(warehouse, new Set([kept]));
      const { rows } = await warehouse.run({ sql: `SELECT count(*), sum(a) FROM "${kept}"`, params: [] });
      expect(rows).toEqual([['400000', String((400_000 * 399_999) / 2)]]);
      const tables = await warehouse.run({ sql: 'SELECT table_name FROM duckdb_tables()', params: [] });
      expect(tables.rows).toEqual([[kept]]);
      expect(readdirSync(options.stage)).toEqual([]);
      await warehouse.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
