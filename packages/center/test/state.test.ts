import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { PlumblineError } from '@plumbline/diagnostics';
import { describe, expect, test } from 'vitest';
import { EMPTY_STATE, type LoadedTable } from '../src/state/load-state.ts';
import { takeLock } from '../src/state/lock.ts';
import { readState, writeState } from '../src/state/state-file.ts';
import { temporaryFolder } from './temporary-folder.ts';

const options = { command: 'plumbline query', now: new Date('2026-11-20T08:00:00Z'), waitMs: 0 };

const table: LoadedTable = {
  table: 'sales_1',
  version: 'v',
  task: 't',
  fingerprint: 'f',
  rowsRead: 3,
  rowsLoaded: 2,
  quarantined: 1,
  rejectsFile: 'r.ndjson',
  quarantinedTotals: [],
  columns: [{ field: 'id', type: { kind: 'integer' } }],
};

async function codeOf(work: Promise<unknown>): Promise<string> {
  const cause = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  return cause instanceof PlumblineError ? (cause.diagnostics[0]?.code ?? '') : String(cause);
}

describe('state file', () => {
  test('an absent one is empty, a written one comes back', async () => {
    const folder = join(temporaryFolder(), '.plumbline');
    expect(await readState(folder)).toEqual({ state: EMPTY_STATE, diagnostics: [] });
    const state = { ...EMPTY_STATE, pending: { sales: table } };
    await writeState(folder, state);
    expect(await readState(folder)).toEqual({ state, diagnostics: [] });
    expect(readdirSync(folder)).toEqual(['state.json']);
  });

  test.each([
    '',
    '{"format":1,"datasets":',
    '[]',
    '{"format":1}',
    '{"format":1,"datasets":{"a":{}},"pending":{},"relationships":{}}',
  ])('a damaged one counts as empty, with a warning: %s', async (text) => {
    const folder = temporaryFolder({ 'state.json': text });
    const { state, diagnostics } = await readState(folder);
    expect(state).toEqual(EMPTY_STATE);
    expect(diagnostics.map((d) => [d.code, d.severity])).toEqual([['workspace/state-unreadable', 'warning']]);
  });

  test('one of a newer format is refused: it may know tables that we would drop', async () => {
    const folder = temporaryFolder({ 'state.json': '{"format":99}' });
    expect(await codeOf(readState(folder))).toBe('workspace/state-newer');
  });

  test('a folder that cannot be written is a finding', async () => {
    const folder = temporaryFolder({ '.plumbline': 'a file' });
    expect(await codeOf(writeState(join(folder, '.plumbline'), EMPTY_STATE))).toBe(
      'workspace/state-not-writable',
    );
  });
});

describe('lock', () => {
  test('has one holder, and names it', async () => {
    const folder = temporaryFolder();
    const lock = await takeLock(folder, options);
    const refusal = await takeLock(folder, options).catch((cause: unknown) => cause);
    expect(refusal).toBeInstanceOf(PlumblineError);
    expect((refusal as PlumblineError).diagnostics[0]?.params).toEqual({
      pid: process.pid,
      command: 'plumbline query',
      since: '2026-11-20T08:00:00.000Z',
    });
    await lock.release();
    expect(existsSync(join(folder, 'lock'))).toBe(false);
    await (await takeLock(folder, options)).release();
    expect(readdirSync(folder)).toEqual([]);
  });

  test('waits for a holder that lets go', async () => {
    const folder = temporaryFolder();
    const first = await takeLock(folder, options);
    const second = takeLock(folder, { ...options, waitMs: 60_000 });
    await first.release();
    await (await second).release();
  });

  test('is taken over from a dead process, from a process that got its number, and from half a file', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'lock');
    const child = spawn(process.execPath, ['-e', '']);
    await once(child, 'exit');
    const holder = { host: hostname(), command: 'x', since: 'y', token: 'z', started: '1' };
    for (const content of [
      JSON.stringify({ ...holder, pid: child.pid }),
      ...(existsSync('/proc/self/stat') ? [JSON.stringify({ ...holder, pid: process.pid })] : []),
      '{"pid":',
    ]) {
      writeFileSync(path, content);
      const lock = await takeLock(folder, options);
      expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ pid: process.pid });
      await lock.release();
    }
    expect(readdirSync(folder)).toEqual([]);
  });

  test('of another machine is respected', async () => {
    const folder = temporaryFolder();
    const holder = { pid: 1, host: 'elsewhere.example', command: 'x', since: 'y', token: 'z', started: null };
    writeFileSync(join(folder, 'lock'), JSON.stringify(holder));
    expect(await codeOf(takeLock(folder, options))).toBe('workspace/locked-elsewhere');
  });

  test('goes to one of many that ask at once', async () => {
    const folder = temporaryFolder();
    const taken = await Promise.allSettled(Array.from({ length: 20 }, () => takeLock(folder, options)));
    expect(taken.filter((t) => t.status === 'fulfilled')).toHaveLength(1);
  });
});
