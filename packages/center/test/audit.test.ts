import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PlumblineError } from '@plumbline/diagnostics';
import { expect, onTestFinished, test } from 'vitest';
import { type Center, openCenter, type Principal, readDefinitionTexts, SYSTEM } from '../src/index.ts';
import { catalogOf, forgeCatalog } from './catalog-of.ts';
import { SHOP } from './shop.ts';
import { temporaryFolder } from './temporary-folder.ts';

const AUDITOR: Principal = { user: 'aud', roles: ['internal_audit'] };
const clock = { now: Date.parse('2026-03-02T08:00:00Z') };

async function open(folder: string, auditHeads: string | null): Promise<Center> {
  const options = {
    cwd: folder,
    env: {},
    today: null,
    command: 'test',
    auditHeads,
    store: catalogOf(folder),
  };
  const center = await openCenter(folder, { ...options, now: () => new Date(clock.now) });
  onTestFinished(() => center.close());
  return center;
}

async function withEvents(auditHeads: string | null): Promise<{ folder: string; center: Center }> {
  clock.now = Date.parse('2026-03-02T08:00:00Z');
  const folder = temporaryFolder(SHOP);
  const center = await open(folder, auditHeads);
  await center.adoptFolder(SYSTEM);
  const { directory } = center;
  for (const login of ['ann', 'bob', 'cy'])
    await directory.createUser(SYSTEM, { login, displayName: login, roles: [] });
  return { folder, center };
}

type Line = Record<string, string | number | null>;

async function spoiled(
  { folder, center, heads }: { folder: string; center: Center; heads: string | null },
  change: (lines: readonly Line[]) => readonly Line[],
): Promise<Center> {
  await center.close();
  await forgeCatalog(folder, { table: 'events', now: new Date(clock.now) }, change);
  return open(folder, heads);
}

const codesOf = async (center: Center) =>
  (await center.audit.verify(AUDITOR)).diagnostics.map(({ code, params }) => [code, params]);

const with_ = (lines: readonly Line[], seq: number, change: Line) =>
  lines.map((line) => (line.seq === seq ? { ...line, ...change } : line));

test.each<[string, (lines: readonly Line[]) => readonly Line[], object]>([
  ['changed', (lines) => with_(lines, 3, { actor: 'nobody' }), { seq: 3, problem: 'changed' }],
  ['removed', (lines) => lines.filter(({ seq }) => seq !== 2), { seq: 2, problem: 'missing' }],
  [
    'moved',
    (lines) =>
      lines.map((line) => ({ ...line, seq: line.seq === 2 ? 3 : line.seq === 3 ? 2 : (line.seq ?? 0) })),
    { seq: 2, problem: 'changed' },
  ],
])('a line that was %s is found: people/audit-broken', async (_, change, found) => {
  const { folder, center } = await withEvents(null);
  expect(await codesOf(center)).toEqual([]);
  const after = await spoiled({ folder, center, heads: null }, change);
  expect(await codesOf(after)).toEqual([['people/audit-broken', found]]);
});

test('lines cut off at the end are found by the head that was written outside: people/audit-cut', async () => {
  const heads = join(temporaryFolder({}), 'kept', 'heads.jsonl');
  const { folder, center } = await withEvents(heads);
  expect(await center.audit.verify(AUDITOR)).toMatchObject({ known: null, holdsKnown: true });
  expect([await center.audit.writeHead(), await center.audit.writeHead()]).toEqual([true, false]);
  clock.now += 86_400_000;
  await center.directory.createUser(SYSTEM, { login: 'di', displayName: 'Di', roles: [] });
  expect(await center.audit.writeHead()).toBe(true);
  const lines = readFileSync(heads, 'utf8').trimEnd().split('\n');
  const last = JSON.parse(lines.at(-1) ?? '') as { readonly events: number; readonly head: string };
  expect([lines.length, last]).toMatchObject([2, { at: '2026-03-03T08:00:00.000Z', workspace: 'shop' }]);
  expect(await center.audit.verify(AUDITOR)).toMatchObject({
    chain: { kind: 'intact', events: last.events, head: last.head },
    known: last,
    holdsKnown: true,
    diagnostics: [],
  });
  const shorter = await spoiled({ folder, center, heads }, (all) =>
    all.filter(({ seq }) => seq !== last.events),
  );
  const cut = { seq: last.events, events: last.events - 1 };
  expect(await codesOf(shorter)).toEqual([['people/audit-cut', cut]]);
  await shorter.directory.createUser(SYSTEM, { login: 'eve', displayName: 'Eve', roles: [] });
  expect(await codesOf(shorter)).toEqual([['people/audit-cut', { ...cut, events: last.events }]]);
  // The next head is of the log that was cut.
  clock.now += 86_400_000;
  expect(await shorter.audit.writeHead()).toBe(true);
  expect(await shorter.audit.verify(AUDITOR)).toMatchObject({ known: last, holdsKnown: false });
  expect(await codesOf(shorter)).toEqual([['people/audit-cut', { ...cut, events: last.events }]]);
});

test('a workspace that was renamed still has its heads against it', async () => {
  const heads = join(temporaryFolder({}), 'heads.jsonl');
  const { folder, center } = await withEvents(heads);
  expect(await center.audit.writeHead()).toBe(true);
  const { events } = JSON.parse(readFileSync(heads, 'utf8')) as { readonly events: number };
  const file = join(folder, 'plumbline.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace('workspace: shop', 'workspace: another'));
  await center.apply(SYSTEM, (await readDefinitionTexts(folder, folder)).files);
  expect(await center.audit.verify(AUDITOR)).toMatchObject({ known: { events, workspace: 'shop' } });
  const shorter = await spoiled({ folder, center, heads }, (all) =>
    all.filter(({ seq }) => Number(seq) < events),
  );
  expect(await codesOf(shorter)).toEqual([['people/audit-cut', { seq: events, events: events - 1 }]]);
});

test('heads are kept outside the folder, whatever a link says: people/audit-heads-inside', async () => {
  const around = temporaryFolder({});
  const { folder } = await withEvents(null);
  symlinkSync(folder, join(around, 'link'));
  const codeOf = async (heads: string) => {
    const second = await withEvents(heads);
    const cause = await second.center.audit.writeHead().catch((reason: unknown) => reason);
    return cause instanceof PlumblineError ? cause.diagnostics[0]?.code : cause;
  };
  expect(await codeOf(join(around, 'link', 'heads.jsonl'))).toBe(true);
  const { folder: own, center } = await withEvents(null);
  await center.close();
  symlinkSync(own, join(around, 'own'));
  for (const inside of [join(own, 'heads.jsonl'), join(around, 'own', '.plumbline', 'heads.jsonl')]) {
    const again = await open(own, inside);
    const cause = await again.audit.writeHead().catch((reason: unknown) => reason);
    expect(cause instanceof PlumblineError && cause.diagnostics[0]?.code).toBe('people/audit-heads-inside');
    expect(existsSync(inside)).toBe(false);
    await again.close();
  }
});

test('heads that cannot be read are told, not passed over: people/audit-heads-unreadable', async () => {
  const heads = join(temporaryFolder({}), 'heads.jsonl');
  writeFileSync(heads, 'these are no heads\n');
  const { center } = await withEvents(heads);
  await expect(center.audit.verify(AUDITOR)).rejects.toThrow('people/audit-heads-unreadable');
  await expect(center.audit.writeHead()).rejects.toThrow('people/audit-heads-unreadable');
});
