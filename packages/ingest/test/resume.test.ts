import { type ChildProcess, spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { openWarehouse } from '@plumbline/engines';
import {
  clearStage,
  dropUnreferenced,
  type LoadResult,
  type LoadTask,
  load,
  writeXlsx,
} from '@plumbline/ingest';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { removeLeftovers } from '../src/source/scratch-folder.ts';
import { auto, column, decimal4 } from './workspace.ts';

const built = resolve(import.meta.dirname, '../dist/index.js');
const engines = resolve(import.meta.dirname, '../../engines/dist/index.js');
/** `PLUMBLINE_SWEEP=400 npx vitest run packages/ingest/test/resume.test.ts` tries more moments. */
const POINTS = Number(process.env.PLUMBLINE_SWEEP ?? 12);
const SEED = Number(process.env.PLUMBLINE_SWEEP_SEED ?? 20261121);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plumbline-resume-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What a killed load is repeated with: a text to be mended, a packed one, a workbook; each with bad rows. */
async function makeTasks(): Promise<readonly LoadTask[]> {
  const put = (name: string, content: string | Buffer) => {
    const path = join(folder, 'data', name);
    writeFileSync(path, content);
    return path;
  };
  mkdirSync(join(folder, 'data'));
  const lines = Array.from({ length: 12_000 }, (_, i) => `${i},${i % 997 === 0 ? 'bad' : i / 4},text ${i}`);
  const broken = lines.with(6000, '6000,1,"never closed');
  const files = (path: string) => ({ kind: 'files', paths: [path], options: auto }) as const;
  const fields = [column('id'), column('amount', { type: decimal4, money: true }), column('note')];
  const rows = lines.slice(0, 1000).map((line) => line.split(','));
  const names = ['id', 'amount', 'note'].map((name) => ({ name, type: 'text' as const }));
  const workbook = await buffer(writeXlsx(rows, { columns: names, sheet: 's' }).stream);
  return [
    {
      dataset: 'mended',
      source: files(put('a.csv', `id,amount,note\n${broken.join('\n')}\n`)),
      columns: fields,
    },
    {
      dataset: 'packed',
      source: files(put('b.csv.gz', gzipSync(`id,amount,note\n${lines.join('\n')}\n`))),
      columns: fields,
    },
    { dataset: 'sheet', source: files(put('c.xlsx', workbook)), columns: fields },
  ];
}

/** Runs as a process of its own: recovers, loads everything, then names the tables in a file, as a catalog would. */
const SCRIPT = `
  import { readFileSync, renameSync, writeFileSync, existsSync } from 'node:fs';
  const [engines, built, json] = process.argv.slice(1);
  const { openWarehouse } = await import(engines);
  const { clearStage, dropUnreferenced, load } = await import(built);
  const { options, tasks, context, pointer, killAtByte } = JSON.parse(json);
  const warehouse = await openWarehouse(options);
  clearStage(warehouse);
  await dropUnreferenced(warehouse, new Set(existsSync(pointer) ? JSON.parse(readFileSync(pointer, 'utf8')) : []));
  console.log('go');
  let before = 0;
  let now = 0;
  const onProgress = ({ step, bytesDone }) => {
    if (step !== 'scan') return;
    now = bytesDone;
    if (killAtByte !== null && before + now >= killAtByte) process.kill(process.pid, 'SIGKILL');
  };
  const tables = [];
  for (const task of tasks) {
    tables.push((await load(task, { ...context, warehouse, onProgress })).outcome.table);
    before += now;
    console.log('loaded');
  }
  writeFileSync(pointer + '.new', JSON.stringify(tables));
  renameSync(pointer + '.new', pointer);
  console.log('done ' + (before));
  await warehouse.close();`;

function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

async function output(child: ChildProcess): Promise<string> {
  let text = '';
  child.stdout?.on('data', (piece) => {
    text += String(piece);
  });
  await new Promise((done) => child.once('close', done));
  return text;
}

test(`killed at ${POINTS} moments and bytes, loads end with the same rows and rejects`, async (ctx) => {
  if (!existsSync(built)) ctx.skip('needs the built package: tsc -b');
  const own = join(folder, '.plumbline');
  const options = { file: join(own, 'w.duckdb'), stage: join(own, 'stage'), threads: 2 };
  const pointer = join(folder, 'pointer.json');
  const tasks = await makeTasks();
  const context = { folder: own, roots: [join(folder, 'data')], threads: 2 };
  const start = (killAtByte: number | null) => {
    const json = JSON.stringify({ options, tasks, context, pointer, killAtByte });
    const args = ['--input-type=module', '-e', SCRIPT, engines, built, json];
    return spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  };
  /** Everything that counts about the rows and rejects of the given loads. */
  const summary = async (warehouse: Awaited<ReturnType<typeof openWarehouse>>, table: string) => {
    const sql = `SELECT count(*), sum(amount), bit_xor(hash(id, amount, note)) FROM "${table}"`;
    return (await warehouse.run({ sql, params: [] })).rows[0];
  };
  const rejectsOf = (result: LoadResult) => readFileSync(result.outcome?.rejectsFile ?? '', 'utf8');

  const clean = performance.now();
  const undisturbed = await output(start(null));
  const took = performance.now() - clean;
  const bytes = Number(/done (\d+)/.exec(undisturbed)?.[1]);
  expect(bytes).toBeGreaterThan(0);
  const first = await openWarehouse(options);
  const expectedRows = await Promise.all(
    (JSON.parse(readFileSync(pointer, 'utf8')) as string[]).map((table) => summary(first, table)),
  );
  const again = [];
  for (const task of tasks) again.push(await load(task, { ...context, warehouse: first }));
  const expectedRejects = again.map(rejectsOf);
  expect(expectedRows.map((row) => row?.[0])).toEqual(['11986', '11987', '998']);
  await first.close();

  const random = seeded(SEED);
  for (let point = 0; point < POINTS; point++) {
    // Half of them begin with nothing, half with tables of an earlier load that must stay.
    if (random() < 0.5) rmSync(pointer, { force: true });
    const byBytes = random() < 0.5;
    const child = start(byBytes ? Math.floor(random() * bytes) : null);
    const said = output(child);
    if (!byBytes) {
      await wait(random() * took);
      child.kill('SIGKILL');
    }
    await said;
    const warehouse = await openWarehouse(options);
    const kept = existsSync(pointer) ? (JSON.parse(readFileSync(pointer, 'utf8')) as string[]) : [];
    clearStage(warehouse);
    await dropUnreferenced(warehouse, new Set(kept));
    expect(readdirSync(options.stage)).toEqual([]);
    for (const [i, table] of kept.entries()) expect(await summary(warehouse, table)).toEqual(expectedRows[i]);
    for (const [i, task] of tasks.entries()) {
      const result = await load(task, { ...context, warehouse });
      expect(await summary(warehouse, result.outcome?.table ?? '')).toEqual(expectedRows[i]);
      expect(rejectsOf(result)).toBe(expectedRejects[i]);
    }
    await warehouse.close();
  }
});

test('what a killed inspection left in the temporary folder goes after a day, and only that', () => {
  const put = (name: string, daysOld: number) => {
    const path = join(folder, name);
    mkdirSync(path);
    const time = new Date(Date.now() - daysOld * 86_400_000);
    utimesSync(path, time, time);
  };
  put('plumbline-inspect-999999999-old', 2);
  put('plumbline-inspect-999999999-new', 0);
  put(`plumbline-inspect-${process.pid}-old`, 2);
  put('other', 9);
  removeLeftovers(folder);
  expect(readdirSync(folder).sort()).toEqual(
    ['other', 'plumbline-inspect-999999999-new', `plumbline-inspect-${process.pid}-old`].sort(),
  );
});
