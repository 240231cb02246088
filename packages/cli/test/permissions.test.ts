import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { type Center, openCenter, ROLE_TEMPLATES, SYSTEM, xlsxOfResult } from '@plumbline/center';
import { ROUTES, type RouteName } from '@plumbline/client';
import { CAPABILITY_NAMES, type Capability } from '@plumbline/diagnostics';
import { type RunningServer, serverLog, startServer } from '@plumbline/server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { COMMANDS } from '../src/arguments/commands.ts';
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
  const sheet = xlsxOfResult(
    { columns: [{ name: 'name', role: 'dimension', type: 'text' }], rows: [['revenue']] },
    { headings: ['引用名'], sheet: '指标字典' },
  );
  writeFileSync(join(folder, IMPORTED), await buffer(sheet));
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
  await center.directory.createUser(SYSTEM, {
    login: 'somebody',
    displayName: 'Somebody',
    roles: ['viewer'],
  });
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
const SHEET = 'written.xlsx';
const IMPORTED = 'edited.xlsx';

/** A month of its own for each role. */
const PERIOD = '2023-<role>';
const monthOf = (role: Role) => `2023-${String(ROLES.indexOf(role) + 1).padStart(2, '0')}`;

/** Every command that asks a server, with the call that it makes there, which says what it must be allowed. */
const ASKING: readonly (readonly [readonly string[], RouteName])[] = [
  [['query', 'revenue'], 'query'],
  [['explain', 'revenue'], 'explain'],
  [['rows', 'revenue'], 'rows'],
  [['query', 'revenue', '--as', 'viewer', '--reason', 'a question of theirs'], 'beginViewAs'],
  [['statements'], 'statements'],
  [['metrics', 'list'], 'metrics'],
  [['glossary', 'list'], 'glossary'],
  [['glossary', 'search', 'revenue'], 'glossary'],
  [['reconcile'], 'reconciliations'],
  [['apply', '.', '--dry-run'], 'apply'],
  [['export', 'yaml', '.', '--into', '.'], 'definitionFiles'],
  [['load', '.'], 'load'],
  [['dictionary', 'export', SHEET], 'exportDictionary'],
  [['dictionary', 'import', IMPORTED, '--dry-run'], 'importDictionary'],
  [['rollups', 'suggest'], 'suggestRollups'],
  [['changes', 'list'], 'changeRequests'],
  [['changes', 'roll-back', 'revenue', '1', '--dry-run'], 'rollBackMetric'],
  [['changes', 'versions', 'revenue', '1', '1'], 'compareVersions'],
  [['close', 'list'], 'closes'],
  [['close', 'verify'], 'verifyCloses'],
  [['close', 'lock', PERIOD, 'revenue'], 'lockPeriod'],
  [['close', 'unlock', PERIOD, '--reason', 'a late voucher'], 'unlockPeriod'],
  [['backup', backup], 'backup'],
  [['users', 'list'], 'users'],
  [['users', 'import', users, '--dry-run'], 'importUsers'],
  [['users', 'password', 'somebody'], 'issuePassword'],
  [['audit', 'verify'], 'verifyAudit'],
  [['audit', 'export'], 'exportAudit'],
];

/** Of something that is not there: whoever may is told so, and whoever may not is told that instead. */
const MISSED: readonly (readonly [readonly string[], RouteName])[] = [
  [['changes', 'show', 'CR-0007'], 'changeRequest'],
  [['changes', 'compare', 'CR-0007'], 'compareChange'],
  [['changes', 'submit', 'CR-0007', '--revision', '1'], 'submitChange'],
  [['changes', 'withdraw', 'CR-0007', '--revision', '1'], 'withdrawChange'],
  [['changes', 'send-back', 'CR-0007', '--revision', '1', '--comment', 'why?'], 'sendBackChange'],
  [['changes', 'reject', 'CR-0007', '--revision', '1'], 'rejectChange'],
  [['changes', 'sign', 'CR-0007', 'finance', '--revision', '1'], 'signForFinance'],
  [['changes', 'comment', 'CR-0007', 'why?'], 'commentOnChange'],
  [['close', 'show', '2022-01'], 'close'],
  [['metrics', 'show', 'nothing'], 'metricStanding'],
  [['glossary', 'show', 'nothing'], 'glossary'],
];

/** Commands that read a folder, whatever a server says. */
const OF_FOLDERS = ['export ossie'];

/** Where nothing is reviewed, whoever asks for a change makes it. */
const ALSO: { readonly [N in RouteName]?: Capability } = {
  importDictionary: 'apply',
  rollBackMetric: 'apply',
};

/** What a role lacks for a call; null: nothing. */
function lackOf(role: Role, call: RouteName): Capability | null {
  const { access } = ROUTES[call];
  return access === 'anyone' || access === 'signed-in' ? null : lackIn(role, access);
}

function lackIn(role: Role, needed: Capability | undefined): Capability | null {
  const given: readonly Capability[] = ROLE_TEMPLATES[role].capabilities;
  return needed === undefined || given.includes(needed) ? null : needed;
}

describe.each(ASKING)('plumbline %j', (args, call) => {
  test.each(ROLES)('%s', async (role) => {
    writeFileSync(join(folder, users), JSON.stringify([{ userName: 'new', displayName: 'New' }]));
    const missing = lackOf(role, call);
    const own = args.map((arg) => (arg === PERIOD ? monthOf(role) : arg));
    const { code, stderr } = await run(own, tokens.get(role) ?? '');
    const isRefused = missing !== null || lackIn(role, ALSO[call]) !== null;
    if (missing !== null) expect(stderr).toMatch(new RegExp(`auth/missing-scope[^]*${missing}`));
    else if (isRefused) expect(stderr).toContain('store/not-allowed');
    else expect(stderr).toBe('');
    expect(code).toBe(isRefused ? 1 : 0);
    for (const file of [backup, SHEET]) {
      expect(existsSync(join(folder, file))).toBe(args.includes(file) && !isRefused);
      rmSync(join(folder, file), { force: true });
    }
  });
});

describe.each(MISSED)('plumbline %j', (args, call) => {
  test.each(ROLES)('%s', async (role) => {
    const missing = lackOf(role, call);
    const { code, stderr } = await run(args, tokens.get(role) ?? '');
    expect(code).toBe(1);
    if (missing === null) expect(stderr).not.toMatch(/auth\/|store\/not-allowed/);
    else expect(stderr).toMatch(new RegExp(`auth/missing-scope[^]*${missing}`));
  });
});

test.each([...ASKING, ...MISSED].map(([args]) => [args] as const))(
  'plumbline %j with a token of nobody',
  async (args) => {
    const { code, stdout, stderr } = await run(args, 'plumbline_nobody');
    expect([code, stdout, stderr]).toEqual([1, '', expect.stringContaining('auth/invalid-token')]);
  },
);

test('every command that asks a server has its line above', () => {
  const asking = Object.entries(COMMANDS).filter(([, { flags }]) =>
    (flags as readonly string[]).includes('url'),
  );
  const named = asking.flatMap(([name, { usage }]) => {
    const words = usage.replaceAll(/<[^>]*>|\[[^\]]*\]/g, ' ').match(/(?<![\w-])[a-z][a-z-]+/g) ?? [];
    return words.length === 0 ? [name] : words.map((word) => `${name} ${word}`);
  });
  const listed = [...ASKING, ...MISSED].map(([args]) => args.join(' '));
  const isListed = (one: string) => OF_FOLDERS.includes(one) || listed.some((line) => line.startsWith(one));
  expect(named.filter((one) => !isListed(one))).toEqual([]);
  expect(named).toContain('changes send-back');
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
    const shown = /^added ann roles\nNothing was written\nTo write exactly this: --plan (\S+)\n$/;
    expect([dry.code, dry.stdout, dry.stderr]).toEqual([0, expect.stringMatching(shown), '']);
    const plan = shown.exec(dry.stdout)?.[1] ?? '';
    const other = await run(['users', 'import', users, '--plan', `${plan}x`, ...at]);
    expect([other.code, other.stderr]).toEqual([1, expect.stringContaining('people/import-not-seen')]);
    expect((await run(['users', 'import', users, '--plan', plan, ...at])).stdout).toBe(
      'added ann roles\n1 person written\n',
    );
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
