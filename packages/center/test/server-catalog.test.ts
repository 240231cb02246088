import { randomUUID } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PlumblineError } from '@plumbline/diagnostics';
import { describe, expect, onTestFinished, test } from 'vitest';
import {
  type Center,
  type CenterOptions,
  openCenter,
  openSession,
  openWorkspace,
  restore,
  SYSTEM,
} from '../src/index.ts';
import { catalogOf, IS_ON_SERVER } from './catalog-of.ts';
import { SHOP, sessionOptions, workspaceOptions } from './shop.ts';
import { temporaryFolder } from './temporary-folder.ts';

type Place = NonNullable<CenterOptions['store']>;
const NOW = new Date('2024-03-11T08:00:00Z');
const MONTHS = [
  ['2024-01-01', '150.50'],
  ['2024-02-01', '1007.25'],
];

function place(): Place {
  const store = catalogOf(randomUUID());
  if (store === null) throw new Error('no server');
  return store;
}

async function open(folder: string, store: Place | null): Promise<Center> {
  const options = { cwd: folder, env: {}, now: () => NOW, today: null, command: 'test', store };
  const center = await openCenter(folder, options);
  onTestFinished(() => center.close());
  return center;
}

async function months(center: Center) {
  const { result, diagnostics } = await center.query(SYSTEM, { metrics: ['revenue'], by: ['month'] });
  return result?.rows ?? diagnostics.map(({ code }) => code);
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  const cause = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  return cause instanceof PlumblineError ? (cause.diagnostics[0]?.code ?? '') : String(cause);
}

const tests = IS_ON_SERVER ? onServer : leftOut;
describe('a catalog in a server database', tests);

function leftOut(): void {
  test('waits for a server', (context) => context.skip('npm run test:engines starts one'));
}

function onServer(): void {
  test('a catalog in a server database: applied, loaded, opened again, asked from the folder', async () => {
    const folder = temporaryFolder(SHOP);
    const store = place();
    const center = await open(folder, store);
    expect((await center.adoptFolder(SYSTEM)).kind).toBe('applied');
    await center.load(SYSTEM);
    expect(await months(center)).toEqual(MONTHS);
    const writer = { by: 'system', now: NOW };
    await center.people.users.create({ login: 'ann', displayName: 'Ann', roles: ['administrator'] }, writer);
    await center.close();
    expect(existsSync(join(folder, '.plumbline/catalog.db'))).toBe(false);

    const again = await open(folder, store);
    expect(await months(again)).toEqual(MONTHS);
    expect((await again.adoptFolder(SYSTEM)).kind).toBe('unchanged');
    expect(await again.people.events.verify()).toMatchObject({ kind: 'intact' });
    expect((await again.health()).isReady).toBe(true);
    await again.close();

    const options = { ...workspaceOptions(folder), store };
    const session = await openSession(await openWorkspace(folder, options), sessionOptions);
    const { result } = await session.query({ metrics: ['revenue'], by: ['month'] });
    await session.close();
    expect([result?.rows, session.diagnostics]).toEqual([MONTHS, []]);
  });

  test('folder and database must be of one workspace: nothing is dropped by mistake', async () => {
    const [folder, other] = [temporaryFolder(SHOP), temporaryFolder(SHOP)];
    const store = place();
    const center = await open(folder, store);
    await center.adoptFolder(SYSTEM);
    await center.load(SYSTEM);
    await center.close();
    expect(await codeOf(open(folder, null))).toBe('store/in-server');
    expect(await codeOf(open(other, store))).toBe('store/other-workspace');
    const own = await open(other, null);
    await own.close();
    expect(await codeOf(open(other, store))).toBe('store/in-folder');
    expect(await months(await open(folder, store))).toEqual(MONTHS);
  });

  test('a backup moves a catalog from a file into a server database, and back', async () => {
    const folder = temporaryFolder(SHOP);
    const center = await open(folder, null);
    await center.adoptFolder(SYSTEM);
    await center.load(SYSTEM);
    const around = temporaryFolder();
    await center.backup(SYSTEM, join(around, 'a.backup'));
    await center.close();
    rmSync(folder, { recursive: true });

    const store = place();
    await restore('a.backup', 'served', { cwd: around, now: NOW, store });
    const served = await open(join(around, 'served'), store);
    expect(await months(served)).toEqual(MONTHS);
    await served.backup(SYSTEM, join(around, 'b.backup'));
    await served.close();
    expect(await codeOf(restore('a.backup', 'twice', { cwd: around, now: NOW, store }))).toBe(
      'store/other-workspace',
    );

    await restore('b.backup', 'file', { cwd: around, now: NOW });
    expect(await months(await open(join(around, 'file'), null))).toEqual(MONTHS);
  });
}
