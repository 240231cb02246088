import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Center, openCenter, ROLE_TEMPLATES, SYSTEM } from '@plumbline/center';
import { CAPABILITY_NAMES, type Capability } from '@plumbline/diagnostics';
import { type RunningServer, serverLog, startServer } from '@plumbline/server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runMain } from './run-main.ts';
import { makeShop } from './shop.ts';

type Role = keyof typeof ROLE_TEMPLATES;
const ROLES = Object.keys(ROLE_TEMPLATES) as readonly Role[];

const { folder, remove } = makeShop();
const tokens = new Map<Role, string>();
let center: Center;
let server: RunningServer;

beforeAll(async () => {
  const options = { cwd: folder, env: {}, now: () => new Date(), today: null, command: 'test' };
  const open = { name: 'everything', roles: ROLES, open: ['orders'] };
  writeFileSync(join(folder, 'policies.yaml'), JSON.stringify({ policies: [open] }));
  const auditHeads = `${folder}-heads.jsonl`;
  center = await openCenter(folder, { ...options, auditHeads });
  await center.adoptFolder(SYSTEM);
  await center.load(SYSTEM);
  server = await startServer(center, {
    host: '127.0.0.1',
    port: 0,
    allowHosts: [],
    trustProxy: false,
    resetPassword: false,
    log: serverLog('silent'),
    now: () => new Date(),
    version: '0.0.0',
  });
  const writer = { by: 'system', now: new Date() };
  for (const role of ROLES) {
    const login = role.replace('_', '-');
    const { id } = await center.directory.createUser(SYSTEM, { login, displayName: role, roles: [role] });
    const wish = { name: 'cli', userId: id, scopes: CAPABILITY_NAMES };
    tokens.set(role, (await center.people.tokens.issue(wish, writer)).secret);
  }
});

afterAll(async () => {
  await server.close(1000);
  await center.close();
  remove();
});

function run(args: readonly string[], token: string | null = null) {
  const remote = token === null ? [] : ['--url', server.url, '--token', token];
  return runMain(folder, [...args, ...remote, '--locale', 'en'], { now: () => new Date() });
}

const users = 'people.json';
const backup = 'taken.plumbline';

/** A month of its own for each role. */
const PERIOD = '2023-<role>';
const monthOf = (role: Role) => `2023-${String(ROLES.indexOf(role) + 1).padStart(2, '0')}`;

/** Every command that asks a server, with what it must be allowed. */
const COMMANDS: readonly (readonly [readonly string[], readonly Capability[]])[] = [
  [['query', 'revenue'], ['query']],
  [['explain', 'revenue'], ['query']],
  [['rows', 'revenue'], ['query']],
  [['query', 'revenue', '--as', 'viewer', '--reason', 'a question of theirs'], ['view_as']],
  [['statements'], ['read']],
  [['reconcile'], ['read']],
  [['apply', '.', '--dry-run'], ['apply']],
  [['load', '.'], ['load']],
  [['changes', 'list'], ['read']],
  [['close', 'list'], ['query']],
  [['close', 'verify'], ['query']],
  [['close', 'lock', PERIOD, 'revenue'], ['close']],
  [['close', 'unlock', PERIOD, '--reason', 'a late voucher'], ['close']],
  [['backup', backup], ['backup']],
  [['users', 'list'], ['see_people']],
  [['users', 'import', users, '--dry-run'], ['manage_people']],
  [['users', 'password', 'viewer'], ['manage_people']],
  [['audit', 'verify'], ['audit']],
  [['audit', 'export'], ['audit']],
];

describe.each(COMMANDS)('plumbline %j', (args, needed) => {
  test.each(ROLES)('%s', async (role) => {
    writeFileSync(join(folder, users), JSON.stringify([{ userName: 'new', displayName: 'New' }]));
    const given: readonly Capability[] = ROLE_TEMPLATES[role].capabilities;
    const missing = needed.find((capability) => !given.includes(capability));
    const own = args.map((arg) => (arg === PERIOD ? monthOf(role) : arg));
    const { code, stderr } = await run(own, tokens.get(role) ?? '');
    if (missing === undefined) expect([code, stderr]).toEqual([0, '']);
    else {
      expect([code, stderr]).toEqual([1, expect.stringContaining('auth/missing-scope')]);
      expect(stderr).toContain(missing);
    }
    expect(existsSync(join(folder, backup))).toBe(args.includes(backup) && missing === undefined);
    rmSync(join(folder, backup), { force: true });
  });
});

test('the folder itself answers to who holds the terminal: people and the audit log', async () => {
  const own = makeShop();
  try {
    const at = ['--workspace', own.folder];
    writeFileSync(
      join(folder, users),
      JSON.stringify([{ userName: 'ann', displayName: 'Ann', roles: ['viewer'] }]),
    );
    const dry = await run(['users', 'import', users, '--dry-run', ...at]);
    expect(dry).toEqual({ code: 0, stdout: 'added ann roles\nNothing was written\n', stderr: '' });
    expect((await run(['users', 'import', users, ...at])).stdout).toBe('added ann roles\n1 person written\n');
    const listed = await run(['users', 'list', '--format', 'json', ...at]);
    expect(JSON.parse(listed.stdout)).toEqual({
      users: [{ login: 'ann', name: 'Ann', department: null, roles: ['viewer'], is_disabled: false }],
    });
    expect((await run(['users', 'password', 'ann', ...at])).stdout).toMatch(
      /^One-time password of ann: [a-z0-9-]{23} \(/,
    );
    const nobody = await run(['users', 'password', 'bob', ...at]);
    expect([nobody.code, nobody.stderr]).toEqual([1, expect.stringContaining('server/nothing-called')]);
    const verified = await run(['audit', 'verify', ...at]);
    expect([verified.code, verified.stdout]).toEqual([
      0,
      expect.stringContaining('The audit log is whole: '),
    ]);
    const file = join(own.folder, 'audit.ndjson');
    await run(['audit', 'export', '--output', file, ...at]);
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line).action)).toContain('user/create');
    expect(readFileSync(file, 'utf8')).not.toContain('password":');
    const wrong = await run(['audit', 'verfy', ...at]);
    expect([wrong.code, wrong.stderr]).toEqual([1, expect.stringContaining('verify')]);
  } finally {
    own.remove();
  }
});
