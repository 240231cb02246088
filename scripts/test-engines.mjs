// npm run test:engines: the tests that run on an embedded stand-in in `npm test`, on real servers. Each is started on a
// loopback port of its own and stopped by its process id; what is missing is named, never skipped in silence.
import { spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** Of the center: all of it; where a test opens a workspace, its catalog is in one of the schemas. */
const ALL = ['packages/store', 'packages/center'];
/** `npm run test:engines -- <file…>` runs some of them. */
const SUITES = process.argv.length > 2 ? process.argv.slice(2) : ALL;
/** Each shop of a test has one. */
const SCHEMAS = 1500;
const STARTED_WITHIN_MS = 60_000;

const missing = [];
const postgres = await startPostgres();
let status = 1;
let catalogs = null;
try {
  if (postgres !== null) {
    process.stdout.write(`PostgreSQL ${postgres.version} on port ${postgres.port}\n`);
    catalogs = await emptySchemas(postgres.url, SCHEMAS);
    const env = {
      ...process.env,
      PLUMBLINE_TEST_POSTGRES: postgres.url,
      PLUMBLINE_TEST_CATALOGS: catalogs,
    };
    const vitest = ['node_modules/vitest/vitest.mjs', 'run', ...SUITES];
    status = spawnSync(process.execPath, vitest, { stdio: 'inherit', env }).status ?? 1;
  }
} finally {
  await postgres?.stop();
  if (catalogs !== null) rmSync(catalogs, { recursive: true, force: true });
}
for (const line of missing) process.stdout.write(`missing: ${line}\n`);
process.exitCode = status;

async function startPostgres() {
  const folder = binaries();
  if (folder === null) {
    missing.push(
      'PostgreSQL 13 or later (Debian: apt-get install postgresql), or its bin folder in PLUMBLINE_POSTGRES_BIN',
    );
    return null;
  }
  const user = otherUser();
  if (process.getuid?.() === 0 && user === null) {
    missing.push('a user other than root to run PostgreSQL as (postgres or nobody)');
    return null;
  }
  const home = mkdtempSync(join(tmpdir(), 'plumbline-postgres-'));
  if (user !== null) chownSync(home, user.uid, user.gid);
  const as = user === null ? {} : { uid: user.uid, gid: user.gid };
  const data = join(home, 'data');
  const made = spawnSync(
    join(folder, 'initdb'),
    ['-D', data, '-U', 'plumbline', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'],
    { ...as, cwd: home, encoding: 'utf8' },
  );
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr}`);
  const port = await freePort();
  const server = spawn(
    join(folder, 'postgres'),
    ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', home],
    { ...as, cwd: home, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let log = '';
  server.stderr.on('data', (text) => {
    log = `${log}${text}`.slice(-5000);
  });
  const exited = new Promise((resolve) => server.once('exit', resolve));
  const stop = async () => {
    server.kill('SIGINT');
    await exited;
    rmSync(home, { recursive: true, force: true });
  };
  const url = `postgres://plumbline@127.0.0.1:${port}/postgres`;
  try {
    return { url, port, stop, version: await versionOf(url, server) };
  } catch (cause) {
    await stop();
    throw new Error(`PostgreSQL did not start: ${cause}\n${log}`);
  }
}

/** A folder with the addresses of new schemas, one a file: each holds one catalog. */
async function emptySchemas(url, count) {
  const driver = createRequire(new URL('../packages/store/package.json', import.meta.url))('pg');
  const client = new driver.Client({ connectionString: url });
  await client.connect();
  const names = Array.from({ length: count }, (_, i) => `catalog_${i + 1}`);
  for (const name of names) await client.query(`CREATE SCHEMA ${name}`);
  await client.end();
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-catalogs-'));
  for (const name of names) writeFileSync(join(folder, name), `${url}?options=-csearch_path%3D${name}`);
  return folder;
}

async function versionOf(url, server) {
  const driver = createRequire(new URL('../packages/store/package.json', import.meta.url))('pg');
  const deadline = performance.now() + STARTED_WITHIN_MS;
  for (;;) {
    const client = new driver.Client({ connectionString: url });
    try {
      await client.connect();
      const { rows } = await client.query('SHOW server_version');
      return rows[0].server_version;
    } catch (cause) {
      if (server.exitCode !== null || performance.now() > deadline) throw cause;
      await wait(100);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}

/** The newest that Debian has, else what is on PATH. */
function binaries() {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    process.env.PLUMBLINE_POSTGRES_BIN ?? '',
    ...versions.map((version) => join(debian, version, 'bin')),
    ...(process.env.PATH ?? '').split(':'),
  ];
  return (
    folders.find(
      (path) => path !== '' && ['initdb', 'postgres'].every((name) => existsSync(join(path, name))),
    ) ?? null
  );
}

/** PostgreSQL refuses to run as root. Null when we are not. */
function otherUser() {
  if (process.getuid?.() !== 0) return null;
  for (const name of ['postgres', 'nobody']) {
    const id = (flag) => spawnSync('id', [flag, name], { encoding: 'utf8' });
    const [uid, gid] = [id('-u'), id('-g')];
    if (uid.status === 0) return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  }
  return null;
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
