import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { PlumblineError } from '@plumbline/diagnostics';
import { expect, onTestFinished, test } from 'vitest';
import { ZipFile } from 'yazl';
import {
  type Center,
  load,
  openCenter,
  openSession,
  openWorkspace,
  type Principal,
  restore,
  SYSTEM,
} from '../src/index.ts';
import { catalogOf, IS_ON_SERVER } from './catalog-of.ts';
import { SHOP, sessionOptions, workspaceOptions } from './shop.ts';
import { temporaryFolder } from './temporary-folder.ts';

const ANN: Principal = { user: 'ann', roles: ['administrator'] };
const NOW = new Date('2024-03-11T08:00:00Z');

/** A shop with a union of a union, quarantined rows, and numbers that only exact types carry. */
const FILES = {
  ...SHOP,
  'more.yaml': [
    'datasets:',
    '  - name: old_orders',
    '    source: {files: "data/old.csv"}',
    '    primary_key: [order_id]',
    '    time: ordered_on',
    '    fields: [{name: amount, type: "decimal(18,2)", unit: money}, {name: big, type: bigint}]',
    '  - name: all_orders',
    '    source: {union: [{dataset: orders}, {dataset: old_orders}]}',
    '    time: ordered_on',
    '    fields: [{name: order_id, type: integer}, {name: ordered_on, type: date}, {name: amount, type: "decimal(18,2)", unit: money}]',
    '  - name: everything',
    '    source: {union: [{dataset: all_orders}]}',
    '    time: ordered_on',
    '    fields: [{name: order_id, type: integer}, {name: ordered_on, type: date}, {name: amount, type: "decimal(18,2)", unit: money}]',
    '  - {name: buyers, source: {distinct: [orders.product_id]}}',
    'metrics:',
    '  - {name: whole, formula: sum(everything.amount)}',
    '  - {name: biggest, formula: max(old_orders.big)}',
    '  - {name: mean, formula: avg(everything.amount)}',
    '  - {name: kinds, formula: count(buyers)}',
    '',
  ].join('\n'),
  'data/old.csv':
    'order_id,ordered_on,amount,big\n90,2023-12-01,0.01,9007199254740993\n91,2023-12-02,oops,1\n',
};

const QUESTIONS = [
  { metrics: ['whole', 'mean'], by: ['month'] },
  { metrics: ['revenue', 'order_count'], by: ['products.category'], totals: true },
  { metrics: ['biggest', 'kinds'] },
];

async function open(folder: string): Promise<Center> {
  const center = await openCenter(folder, {
    cwd: folder,
    env: {},
    now: () => NOW,
    today: null,
    command: 'test',
    store: catalogOf(folder),
  });
  onTestFinished(() => center.close());
  return center;
}

const into = (cwd: string, name: string) => ({ cwd, now: NOW, store: catalogOf(join(cwd, name)) });

async function answers(center: Center): Promise<readonly string[]> {
  const found: string[] = [];
  for (const question of QUESTIONS) {
    const { result, diagnostics } = await center.query(ANN, question);
    if (result === null) throw new Error(JSON.stringify(diagnostics));
    const { elapsed_ms: _, warnings, ...meta } = result.meta;
    const said = warnings.map(({ code, params }) => [code, { ...params, rejects: null }]);
    found.push(JSON.stringify({ ...result, meta: { ...meta, warnings: said } }));
  }
  return found;
}

async function openShop(): Promise<{ folder: string; center: Center }> {
  const folder = temporaryFolder(FILES);
  const center = await open(folder);
  expect((await center.adoptFolder(SYSTEM)).kind).toBe('applied');
  await center.load(SYSTEM);
  return { folder, center };
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  const cause = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  return cause instanceof PlumblineError ? (cause.diagnostics[0]?.code ?? '') : String(cause);
}

test('a restored folder answers the same, to the bit, without its sources', async () => {
  const { folder, center } = await openShop();
  const before = await answers(center);
  expect(before[2]).toContain('9007199254740993');
  const writer = { by: 'system', now: NOW };
  const user = await center.people.users.create(
    { login: 'ann', displayName: 'Ann', roles: ['administrator'] },
    writer,
  );
  const password = await center.people.users.issueOneTimePassword(user.id, writer);
  const { secret } = await center.people.sessions.open(user.id, { now: NOW, lifetimeMs: 60_000 });
  const place = temporaryFolder();
  const file = join(place, 'shop.backup');
  const report = await center.backup(ANN, file);
  expect(report).toMatchObject({ file, tables: 4, diagnostics: [] });
  expect(readdirSync(place)).toEqual(['shop.backup']);
  expect(readdirSync(join(folder, '.plumbline/stage'))).toEqual([]);
  await center.close();
  rmSync(folder, { recursive: true });

  const restored = join(place, 'restored');
  expect((await restore('shop.backup', 'restored', into(place, 'restored'))).folder).toBe(restored);
  expect(readFileSync(join(restored, 'plumbline.yaml'), 'utf8')).toBe(SHOP['plumbline.yaml']);
  expect(readdirSync(place).sort()).toEqual(['restored', 'shop.backup']);
  const again = await open(restored);
  expect((await again.adoptFolder(SYSTEM)).kind).toBe('unchanged');
  expect(await answers(again)).toEqual(before);
  expect(await again.people.users.verify('ann', password, NOW)).toMatchObject({ kind: 'ok' });
  expect(await again.people.sessions.find(secret, NOW)).toBe(null);
  expect(await again.people.events.verify()).toMatchObject({ kind: 'intact' });
  expect((await again.health()).isReady).toBe(true);
  const { result } = await again.query(ANN, { metrics: ['whole'] });
  const quarantined = result?.meta.warnings.find(({ code }) => code === 'load/rows-quarantined');
  expect(existsSync(String(quarantined?.params.rejects))).toBe(true);
});

test('a restored folder answers without its sources and without a server; a load says that they are missing', async () => {
  const folder = temporaryFolder(FILES);
  const options = workspaceOptions(folder);
  const first = await openSession(await openWorkspace(folder, options), sessionOptions);
  const before = (await first.query(QUESTIONS[0])).result?.rows;
  await first.close();
  const place = temporaryFolder();
  // Never served and never applied: definitions stand in the folder alone.
  writeFileSync(join(folder, 'draft.yaml'), 'metrics:\n  - {name: draft, formula: count(orders)}\n');
  const center = await open(folder);
  await center.backup(ANN, join(place, 'shop.backup'));
  await center.close();
  rmSync(folder, { recursive: true });

  await restore('shop.backup', 'restored', into(place, 'restored'));
  const restored = join(place, 'restored');
  const workspace = await openWorkspace(restored, workspaceOptions(restored));
  const session = await openSession(workspace, sessionOptions);
  expect(session.diagnostics.map(({ code, severity }) => [code, severity])).toEqual([
    ['workspace/sources-gone', 'warning'],
  ]);
  expect((await session.query(QUESTIONS[0])).result?.rows).toEqual(before);
  expect((await session.query({ metrics: ['draft'] })).result?.rows).toEqual([['4']]);
  await session.close();
  expect(await codeOf(load(workspace, { ...sessionOptions, force: false }))).toBe('load/no-file-matches');

  const served = await open(restored);
  expect((await served.adoptFolder(SYSTEM)).kind).toBe('applied');
  const report = await served.load(SYSTEM, { isAsked: false });
  expect(report.diagnostics.map(({ code }) => code)).toEqual(['workspace/sources-gone']);
  expect((await served.health()).isReady).toBe(true);
  expect(served.loading().loadFailure).toBe(null);
  expect(await codeOf(served.load(SYSTEM))).toBe('load/file-not-found');
  expect((await served.query(ANN, QUESTIONS[0])).result?.rows).toEqual(before);
});

test('of a folder without definition files those that were last applied are restored; the catalog says what it said', async () => {
  const isText = ([path]: readonly [string, string]) => path.endsWith('.yaml');
  const sent = Object.entries(FILES).filter(isText);
  const data = Object.entries(FILES).filter((one) => !isText(one));
  const center = await open(temporaryFolder(Object.fromEntries(data)));
  const done = await center.apply(
    ANN,
    new Map([...sent, ['../stray.yaml', 'a: 1'], ['.git/hooks.yaml', 'b: 2']]),
  );
  expect([done.isApplied, done.diagnostics.filter(({ severity }) => severity === 'error')]).toEqual([
    true,
    [],
  ]);
  const says = { yaml: 'name: revenue\nformula: sum(orders.amount) * 2' };
  await center.edits.propose(ANN, [{ kind: 'metric', name: 'revenue', base: 1, says }]);
  const place = temporaryFolder();
  await center.backup(ANN, join(place, 'shop.backup'));
  await restore('shop.backup', 'restored', into(place, 'restored'));
  const restored = join(place, 'restored');
  expect(readdirSync(place).sort()).toEqual(['restored', 'shop.backup']);
  expect(existsSync(join(restored, '.git'))).toBe(false);
  for (const [path, text] of sent) expect(readFileSync(join(restored, path), 'utf8')).toBe(text);
  const served = await open(restored);
  const { kind, report } = await served.adoptFolder(SYSTEM);
  expect([kind, report?.changes]).toEqual(['differs', []]);
  expect(report?.diagnostics.map(({ code }) => code)).toContain('change/catalog-newer');
  expect(served.metric(ANN, 'revenue')?.formula).toBe('sum(orders.amount) * 2');
});

test('a backup under loads and writes is of one moment', async () => {
  const { folder, center } = await openShop();
  let isOver = false;
  const expected = new Map<string, string>();
  const note = async () => {
    const { result } = await center.query(ANN, { metrics: ['revenue', 'order_count'] });
    expected.set(String(result?.rows[0]?.[1]), JSON.stringify(result?.rows[0]));
  };
  await note();
  const writing = (async () => {
    for (let id = 5; !isOver; id++) {
      appendFileSync(join(folder, 'data/orders.csv'), `${id},10,2024-03-01,1.00\n`);
      await center.load(ANN);
      await center.people.settings.set('n', id, { by: 'ann', now: NOW });
      await note();
    }
  })();
  const place = temporaryFolder();
  for (let i = 0; i < 4; i++) await center.backup(ANN, join(place, `${i}.backup`));
  isOver = true;
  await writing;
  for (let i = 0; i < 4; i++) {
    await restore(`${i}.backup`, `r${i}`, into(place, `r${i}`));
    const again = await open(join(place, `r${i}`));
    const { result } = await again.query(ANN, { metrics: ['revenue', 'order_count'] });
    expect(JSON.stringify(result?.rows[0])).toBe(expected.get(String(result?.rows[0]?.[1])));
    expect((await again.health()).notLoaded).toEqual([]);
    expect(await again.people.events.verify()).toMatchObject({ kind: 'intact' });
    await again.close();
  }
});

test('a backup never overwrites, and says where it cannot write', async () => {
  const { center } = await openShop();
  const place = temporaryFolder({ 'taken.backup': 'mine' });
  expect(await codeOf(center.backup(ANN, join(place, 'taken.backup')))).toBe('store/backup-exists');
  const noted = (await center.people.events.read({ limit: 100 })).at(-1);
  expect([noted?.actor, noted?.action]).toEqual(['ann', 'backup/take']);
  expect(readFileSync(join(place, 'taken.backup'), 'utf8')).toBe('mine');
  expect(await codeOf(center.backup(ANN, join(place, 'nowhere/x.backup')))).toBe('store/backup-not-writable');
  const stopped = AbortSignal.abort(new Error('stopped'));
  await expect(center.backup(ANN, join(place, 'x.backup'), { signal: stopped })).rejects.toThrow();
  expect(readdirSync(place)).toEqual(['taken.backup']);
  expect((await center.health()).runningQueries).toBe(0);
});

test('a backup that was refused reads the catalog no longer', async () => {
  const { folder, center } = await openShop();
  const place = temporaryFolder({ 'taken.backup': 'mine' });
  expect(await codeOf(center.backup(ANN, join(place, 'taken.backup')))).toBe('store/backup-exists');
  // Beside a reader the log of a file only grows; a server waits for the reader when the center closes.
  const text = 'x'.repeat(500_000);
  for (let i = 0; i < 40; i++) await center.people.settings.set('n', `${i}${text}`, { by: 'ann', now: NOW });
  const log = join(folder, '.plumbline/catalog.db-wal');
  if (!IS_ON_SERVER) expect(statSync(log).size).toBeLessThan(10_000_000);
  await center.close();
});

test('restoring refuses a folder with files, and a file that is not whole', async () => {
  const { center } = await openShop();
  const place = temporaryFolder({ 'full/a.txt': '' });
  const file = join(place, 'shop.backup');
  await center.backup(ANN, file);
  const at = { cwd: place, now: NOW };
  expect(await codeOf(restore(file, 'full', at))).toBe('store/restore-not-empty');
  expect(await codeOf(restore('nothing', 'x', at))).toBe('store/backup-unreadable');
  const bytes = readFileSync(file);
  writeFileSync(join(place, 'short'), bytes.subarray(0, bytes.length - 100));
  expect(await codeOf(restore('short', 'x', at))).toBe('store/backup-unreadable');
  // Inside the rows, a table, and the manifest.
  for (const mark of ['catalog.ndjson', 'PAR1', 'manifest.json']) {
    const changed = Buffer.from(bytes);
    const position = bytes.indexOf(mark) + mark.length + 40;
    changed.writeUInt8(changed.readUInt8(position) ^ 0xff, position);
    writeFileSync(join(place, 'changed'), changed);
    expect(await codeOf(restore('changed', 'x', at))).toBe('store/backup-unreadable');
  }
  expect(readdirSync(place).filter((name) => name.startsWith('.') || name === 'x')).toEqual([]);
  mkdirSync(join(place, 'empty'));
  await restore(file, 'empty', at);
  expect(existsSync(join(place, 'empty/.plumbline/catalog.db'))).toBe(true);
});

test('a backup of a newer program is refused', async () => {
  const place = temporaryFolder();
  const manifest = (more: object) => {
    const zip = new ZipFile();
    const value = { format: 1, schema: '0001-catalog', tables: [], views: [], entries: {}, ...more };
    zip.addBuffer(Buffer.from(JSON.stringify(value)), 'manifest.json');
    zip.end();
    return buffer(zip.outputStream);
  };
  for (const more of [{ format: 99 }, { schema: '9999-later' }]) {
    writeFileSync(join(place, 'newer'), await manifest(more));
    expect(await codeOf(restore('newer', 'x', { cwd: place, now: NOW }))).toBe('store/backup-newer');
  }
  writeFileSync(join(place, 'other'), await manifest({ tables: 'none' }));
  expect(await codeOf(restore('other', 'x', { cwd: place, now: NOW }))).toBe('store/backup-unreadable');
  expect(readdirSync(place).sort()).toEqual(['newer', 'other']);
});
