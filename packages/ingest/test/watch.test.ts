import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import {
  fingerprint,
  type LoadSource,
  type SourceChange,
  sourceMemory,
  watchSources,
} from '@plumbline/ingest';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { auto } from './workspace.ts';

let folder: string;
let stop: AbortController;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plumbline-watch-'));
  stop = new AbortController();
});
afterEach(() => {
  stop.abort();
  rmSync(folder, { recursive: true, force: true });
});

const files = (...names: readonly string[]): LoadSource => ({
  kind: 'files',
  paths: names.map((name) => join(folder, name)),
  options: auto,
});

function watching(source: LoadSource, loaded?: string | null, notices = false) {
  const changes: SourceChange[] = [];
  const problems: string[] = [];
  const workspace = {
    sources: new Map([['orders', source]]),
    roots: [folder],
    memory: sourceMemory(),
    ...(loaded === undefined ? {} : { loaded: new Map([['orders', loaded]]) }),
  };
  const ended = watchSources(workspace, {
    signal: stop.signal,
    pollMs: 40,
    settleMs: 150,
    notices,
    onChange: (change) => {
      changes.push(change);
    },
    onProblem: ({ code }) => problems.push(code),
  });
  const told = (count: number) =>
    vi.waitFor(() => expect(changes.length).toBe(count), { timeout: 20_000, interval: 20 });
  return { changes, problems, ended, told };
}

const kinds = ({ files: found }: SourceChange) =>
  found.map(({ path, kind }) => [path.slice(folder.length + 1), kind]);

test('new, changed and gone files of a pattern are told, each once', async () => {
  writeFileSync(join(folder, 'a.csv'), 'x\n1\n');
  const { changes, told, ended } = watching(files('*.csv'));
  await wait(200);
  writeFileSync(join(folder, 'b.csv'), 'x\n2\n');
  writeFileSync(join(folder, '~$b.csv'), 'owner');
  await told(1);
  appendFileSync(join(folder, 'a.csv'), '3\n');
  await told(2);
  rmSync(join(folder, 'b.csv'));
  await told(3);
  await wait(400);
  expect(changes.map(kinds)).toEqual([[['b.csv', 'new']], [['a.csv', 'changed']], [['b.csv', 'gone']]]);
  expect(changes[2]?.diagnostics).toMatchObject([{ code: 'load/source-gone', severity: 'warning' }]);
  expect(changes.every(({ fingerprint: mark }) => mark !== null)).toBe(true);
  stop.abort();
  await ended;
});

test('a file that is still being written is left alone until it rests', async () => {
  const path = join(folder, 'a.csv');
  writeFileSync(path, 'x\n');
  const { changes, told } = watching(files('a.csv'));
  await wait(200);
  for (let i = 0; i < 12; i++) {
    appendFileSync(path, `${i}\n`);
    await wait(60);
    expect(changes).toEqual([]);
  }
  await told(1);
  const now = await fingerprint(files('a.csv'), sourceMemory());
  expect(changes[0]?.fingerprint).toBe(now);
});

test('a touch is no change, and neither is the same file put in its place', async () => {
  const path = join(folder, 'a.csv');
  writeFileSync(path, 'x\n1\n');
  const { changes, told } = watching(files('a.csv'));
  await wait(200);
  utimesSync(path, new Date(2030, 1, 1), new Date(2030, 1, 1));
  await wait(400);
  writeFileSync(join(folder, 'new'), 'x\n1\n');
  renameSync(join(folder, 'new'), path);
  await wait(400);
  expect(changes).toEqual([]);
  writeFileSync(join(folder, 'new'), 'x\n2\n');
  renameSync(join(folder, 'new'), path);
  await told(1);
  expect(changes.map(kinds)).toEqual([[['a.csv', 'changed']]]);
});

test('what changed since it was loaded is told at the start; a named file that is gone has no fingerprint', async () => {
  const path = join(folder, 'a.csv');
  writeFileSync(path, 'x\n1\n');
  const loaded = await fingerprint(files('a.csv'), sourceMemory());
  writeFileSync(path, 'x\n2\n');
  const { changes, told } = watching(files('a.csv'), loaded);
  await told(1);
  rmSync(path);
  await told(2);
  expect(changes.map(kinds)).toEqual([[['a.csv', 'changed']], [['a.csv', 'gone']]]);
  expect(changes[1]?.fingerprint).toBe(null);
  writeFileSync(path, 'x\n2\n');
  await told(3);
  expect(changes[2] && kinds(changes[2])).toEqual([['a.csv', 'new']]);
});

test('a folder that cannot be listed is told once, and watched on', async (ctx) => {
  if (process.getuid?.() === 0) ctx.skip('the superuser may list any folder');
  const closed = join(folder, 'closed');
  mkdirSync(closed);
  writeFileSync(join(closed, 'a.csv'), 'x\n1\n');
  const { problems, changes, told } = watching(files('closed/*.csv'));
  await wait(200);
  chmodSync(closed, 0);
  await wait(400);
  expect([problems, changes]).toEqual([['load/cannot-watch'], []]);
  chmodSync(closed, 0o755);
  writeFileSync(join(closed, 'a.csv'), 'x\n2\n');
  await told(1);
});

test('folders that appear later are found, with or without notices of the system', async () => {
  writeFileSync(join(folder, 'a.csv'), 'x\n1\n');
  const { changes, told } = watching(files('**/*.csv'), undefined, true);
  await wait(200);
  mkdirSync(join(folder, '2026'));
  writeFileSync(join(folder, '2026', 'b.csv'), 'x\n2\n');
  await told(1);
  expect(changes.map(kinds)).toEqual([[['2026/b.csv', 'new']]]);
});
