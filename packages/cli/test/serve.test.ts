import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { build, runPlumbline, startPlumbline } from './run-plumbline.ts';
import { makeShop } from './shop.ts';

const { folder, remove } = makeShop();
let server: ChildProcess;
let said = '';

beforeAll(async () => {
  build();
  server = startPlumbline(['serve', folder, '--port', '0', '--locale', 'en']);
  server.stderr?.on('data', (part: Buffer) => {
    said += part.toString();
  });
  while (!said.includes('Ctrl+C')) {
    if (server.exitCode !== null) throw new Error(said);
    await sleep(50);
  }
});

afterAll(async () => {
  if (server.exitCode === null) {
    server.kill('SIGTERM');
    await once(server, 'exit');
  }
  remove();
});

const file = () => join(folder, '.plumbline', 'server.json');
const written = (): { readonly url: string; readonly pid: number; readonly token: string } =>
  JSON.parse(readFileSync(file(), 'utf8'));

describe('plumbline serve', () => {
  test('says where it is and how to sign in; the password is in no line of the log', () => {
    expect(said).toContain(`Plumbline serves shop at ${written().url}`);
    expect(said).toContain('No head of the audit log is kept outside');
    const password = /one-time password ([a-z0-9-]+) /.exec(said)?.[1];
    expect(password).toMatch(/^([a-z0-9]{5}-){3}[a-z0-9]{5}$/);
    const log = said.split('\n').filter((line) => line.startsWith('{'));
    expect(log.filter((line) => line.includes(password ?? ''))).toEqual([]);
  });

  test('leaves its address and a secret that only the owner of the folder can read', () => {
    expect(written().pid).toBe(server.pid);
    expect(statSync(file()).mode & 0o777).toBe(0o600);
  });

  test('a second one on the same folder is refused: server/already-running', async () => {
    const second = await runPlumbline(['serve', folder, '--port', '0']);
    expect(second.code).toBe(1);
    expect(second.stderr).toContain(
      `server/already-running: a server for this workspace runs at ${written().url}`,
    );
  });

  test('a busy port is said, with the remedy', async () => {
    const other = makeShop();
    const busy = createServer();
    await new Promise<void>((resolve) => busy.listen(0, '127.0.0.1', resolve));
    const { port } = busy.address() as AddressInfo;
    const refused = await runPlumbline(['serve', other.folder, '--port', String(port), '--locale', 'en']);
    busy.close();
    other.remove();
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain(
      `server/port-in-use: port ${port} of 127.0.0.1 is in use by another program`,
    );
    expect(refused.stderr).toContain(`--port ${port + 1}`);
  });
});

describe('commands on a folder that a server holds', () => {
  const rows = [
    ['2024-01-01', '1150.50'],
    ['2024-02-01', '7.25'],
    ['2024-03-01', '1.00'],
  ];

  test('query asks the server: table, JSON, CSV', async () => {
    const query = ['query', 'revenue', '--by', 'month', '--workspace', folder, '--locale', 'en'];
    const json = await runPlumbline([...query, '--format', 'json']);
    expect([json.code, json.stderr]).toEqual([0, '']);
    expect(JSON.parse(json.stdout).rows).toEqual(rows);
    const csv = await runPlumbline([...query, '--format', 'csv']);
    expect(csv.stdout).toBe('month,revenue\r\n2024-01-01,1150.50\r\n2024-02-01,7.25\r\n2024-03-01,1.00\r\n');
    const table = await runPlumbline(query);
    expect(table.stdout).toContain('2024-01    1,150.50');
    expect(table.stdout).toContain('Revenue [CNY] = sum(orders.amount)  (basis: gross of VAT)');
    expect(said).toContain('"route":"/api/v1/query"');
  });

  test('a refusal reads as it would from the folder', async () => {
    const refused = await runPlumbline(['query', 'revenu', '--workspace', folder, '--locale', 'zh']);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('query/unknown-metric: 没有名为 revenu 的指标');
    expect(refused.stderr).toContain('是否想写 revenue？');
  });

  test('explain, load and apply as well', async () => {
    const explained = await runPlumbline(['explain', 'revenue', '--workspace', folder, '--format', 'json']);
    expect(JSON.parse(explained.stdout).sql).toContain('SELECT');
    const loaded = await runPlumbline(['load', folder, '--format', 'json']);
    expect(JSON.parse(loaded.stdout).datasets).toEqual([
      {
        dataset: 'orders',
        status: 'unchanged',
        rowsRead: 4,
        rowsLoaded: 4,
        quarantined: 0,
        rejectsFile: null,
      },
    ]);
    const definitions = join(folder, 'plumbline.yaml');
    writeFileSync(definitions, readFileSync(definitions, 'utf8').replace('gross of VAT', 'VAT included'));
    const dry = await runPlumbline(['apply', folder, '--dry-run', '--locale', 'en']);
    expect(dry.stdout).toContain('~ metric revenue changed');
    expect(dry.stdout).toContain('basis.en: gross of VAT → VAT included');
    expect(dry.stdout).toContain('1 change would be applied');
    const applied = await runPlumbline(['apply', folder, '--locale', 'en']);
    expect(applied.stdout).toContain('1 change applied');
    expect((await runPlumbline(['apply', folder, '--locale', 'en'])).stdout).toBe('Nothing has changed\n');
  });

  test('a backup is taken while it serves, and a restored folder that is served answers the same', async () => {
    const file = join(folder, '..', `served-${process.pid}.plumbline`);
    const restored = `${file}.folder`;
    try {
      const made = await runPlumbline(['backup', file, '--workspace', folder, '--locale', 'en']);
      expect([made.code, made.stdout.startsWith('Backed up to')]).toEqual([0, true]);
      const again = await runPlumbline(['backup', file, '--workspace', folder]);
      expect([again.code, again.stderr.includes('store/backup-exists')]).toEqual([1, true]);
      const back = await runPlumbline(['restore', file, restored, '--locale', 'en']);
      expect([back.code, back.stderr]).toEqual([0, '']);
      const second = startPlumbline(['serve', restored, '--port', '0', '--no-load', '--log-level', 'silent']);
      while (!existsSync(join(restored, '.plumbline', 'server.json'))) {
        expect(second.exitCode).toBe(null);
        await sleep(50);
      }
      const asked = ['query', 'revenue', '--by', 'month', '--format', 'json', '--workspace', restored];
      const answer = await runPlumbline(asked);
      second.kill('SIGTERM');
      await once(second, 'exit');
      expect([answer.code, answer.stderr, JSON.parse(answer.stdout).rows]).toEqual([0, '', rows]);
    } finally {
      rmSync(file, { force: true });
      rmSync(restored, { recursive: true, force: true });
    }
  });

  test('--url asks with a token, from anywhere', async () => {
    const { url, token } = written();
    const asked = ['query', 'revenue', '--url', url, '--format', 'json'];
    const named = await runPlumbline([...asked, '--token', token]);
    expect(JSON.parse(named.stdout).rows).toEqual([['1158.75']]);
    const fromEnvironment = await runPlumbline(asked, { env: { PLUMBLINE_TOKEN: token } });
    expect(fromEnvironment.code).toBe(0);
    const without = await runPlumbline(asked);
    expect([without.code, without.stderr.includes('cli/missing-value')]).toEqual([1, true]);
    const wrong = await runPlumbline([...asked, '--token', 'wrong']);
    expect([wrong.code, wrong.stderr.includes('auth/invalid-token')]).toEqual([1, true]);
    const nobody = await runPlumbline(['query', 'revenue', '--url', 'http://127.0.0.1:1', '--token', 'x']);
    expect([nobody.code, nobody.stderr.includes('server/unreachable')]).toEqual([1, true]);
  });
});

describe('the end', () => {
  test('SIGTERM stops it in order, and the folder is free again', async () => {
    const { url } = written();
    server.kill('SIGTERM');
    await once(server, 'exit');
    expect(server.exitCode).toBe(0);
    expect(existsSync(file())).toBe(false);
    await expect(fetch(url)).rejects.toThrow();
    const local = await runPlumbline(['query', 'revenue', '--workspace', folder, '--format', 'json']);
    expect([local.code, JSON.parse(local.stdout).rows]).toEqual([0, [['1158.75']]]);
  });

  test('what a killed server has left behind is passed over', async () => {
    const lost = startPlumbline(['serve', folder, '--port', '0', '--locale', 'en']);
    while (!existsSync(file())) await sleep(50);
    lost.kill('SIGKILL');
    await once(lost, 'exit');
    expect(existsSync(file())).toBe(true);
    const local = await runPlumbline(['query', 'revenue', '--workspace', folder, '--format', 'json']);
    expect([local.code, JSON.parse(local.stdout).rows]).toEqual([0, [['1158.75']]]);
  });
});
