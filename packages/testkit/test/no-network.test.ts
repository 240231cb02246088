import { execFile } from 'node:child_process';
import { lookup } from 'node:dns/promises';
import { createServer, get } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const said = (work: Promise<unknown>) =>
  work.then(
    () => 'reached',
    (cause: Error) => `${cause.message} ${cause.cause instanceof Error ? cause.cause.message : ''}`,
  );

const connected = (port: number, host: string) =>
  new Promise((resolve, reject) => {
    const socket = connect(port, host, () => resolve(socket.destroy()));
    socket.once('error', reject);
  });

// 192.0.2.0/24 and 2001:db8::/32 are for documents: where the guard fails, these still reach nobody.
test.each<readonly [string, () => Promise<unknown>]>([
  ['fetch of an address', () => fetch('http://192.0.2.1/')],
  ['fetch of a name', () => fetch('http://registry.example.com/')],
  ['a socket', () => connected(80, '192.0.2.1')],
  ['a socket of the other family', () => connected(80, '2001:db8::1')],
  ['a request', () => new Promise((_, reject) => get('http://192.0.2.1/').once('error', reject))],
  ['a name', () => lookup('registry.example.com')],
])('a test that goes out fails: %s', async (_, go) => {
  expect(await said(go())).toContain('tests have no network');
});

test('this machine is reached by number and by name', async () => {
  const server = createServer((_, response) => response.end('here'));
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const { port } = server.address() as AddressInfo;
  for (const host of ['127.0.0.1', 'localhost'])
    expect(await (await fetch(`http://${host}:${port}/`)).text()).toBe('here');
  server.close();
});

/** What test files that share a process do, and a connection after them. */
const TWELVE_FILES = `
  import net from 'node:net';
  for (let file = 0; file < 12; file += 1) await import(process.argv[1] + '?file=' + file);
  const server = net.createServer().listen(0, '127.0.0.1', () => {
    const socket = net.connect(server.address().port, '127.0.0.1', () => {
      console.log('here');
      socket.destroy();
      server.close();
    });
    console.log(socket.listenerCount('connect'));
  });
  net.connect(80, '192.0.2.1').once('error', ({ message }) => console.log(message));
`;

test('files that share a process have one guard: a socket is listened to once, however many of them there are', async () => {
  const guard = new URL('../../../scripts/no-network.mjs', import.meta.url).href;
  const run = promisify(execFile);
  const told = await run(process.execPath, ['--input-type=module', '-e', TWELVE_FILES, guard]);
  // The one of the caller, and that of the guard.
  expect(told.stdout.split('\n').sort()).toEqual([
    '',
    '2',
    'here',
    'tests have no network: 192.0.2.1 is not this machine',
  ]);
  expect(told.stderr).toBe('');
});
