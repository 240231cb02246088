import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { PlumblineError } from '@plumbline/diagnostics';
import { describe, expect, test } from 'vitest';
import { EMPTY_STATE, type LoadedTable } from '../src/state/load-state.ts';
import { takeLock } from '../src/state/lock.ts';
import { openCatalog, openExistingCatalog } from '../src/state/open-catalog.ts';
import { pointersOf } from '../src/state/pointers.ts';
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

describe('pointers', () => {
  const now = () => options.now;

  test('are empty at first; pending tables and a committed state come back', async () => {
    const folder = join(temporaryFolder(), '.plumbline');
    expect(await openExistingCatalog(folder, { now: options.now, store: null })).toBe(null);
    const store = await openCatalog(folder, { now: options.now, store: null });
    const pointers = pointersOf(store, now);
    expect(await pointers.read()).toEqual({ state: EMPTY_STATE, diagnostics: [] });
    await pointers.keepPending('sales', table);
    expect((await pointers.read()).state).toEqual({ ...EMPTY_STATE, pending: { sales: table } });
    const measured = { task: 'm', rows: 2, first: null, last: null, lastInstant: null, distinct: {} };
    const state = {
      datasets: { sales: { ...table, measured } },
      pending: {},
      relationships: { product: { task: 'r', isTotal: true } },
    };
    await pointers.commit(state);
    await store.close();
    const again = await openExistingCatalog(folder, { now: options.now, store: null });
    if (again === null) throw new Error('the catalog is gone');
    expect(await pointersOf(again, now).read()).toEqual({ state, diagnostics: [] });
    await pointersOf(again, now).commit(EMPTY_STATE);
    expect(await pointersOf(again, now).read()).toEqual({ state: EMPTY_STATE, diagnostics: [] });
    await again.close();
  });

  test('that cannot be read count as not loaded, with a warning', async () => {
    const store = await openCatalog(join(temporaryFolder(), '.plumbline'), { now: options.now, store: null });
    await store.loads.commit(
      [{ subject: 'dataset', name: 'sales', table: 't', body: { version: 1 } }],
      options.now,
    );
    const { state, diagnostics } = await pointersOf(store, now).read();
    expect(state).toEqual(EMPTY_STATE);
    expect(diagnostics.map((d) => [d.code, d.severity])).toEqual([['workspace/state-unreadable', 'warning']]);
    await store.close();
  });

  test('a file that is no database is a finding: it may hold people and definitions', async () => {
    const folder = temporaryFolder({ 'catalog.db': 'this is not a database, whatever its name says' });
    expect(await codeOf(openCatalog(folder, { now: options.now, store: null }))).toBe('store/cannot-open');
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
