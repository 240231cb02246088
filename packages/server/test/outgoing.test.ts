import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { isSpecial, networkIn } from '../src/outgoing/networks.ts';
import { type Address, outgoing } from '../src/outgoing/outgoing.ts';
import { requireAddress, requireListed } from '../src/outgoing/outgoing-rules.ts';

const GET = { method: 'GET', headers: {}, body: null };
const LOOPBACK = [{ address: '127.0.0.0', bits: 8 }];

interface Host {
  readonly port: number;
  readonly asked: IncomingMessage[];
}

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** A real host on this machine, which remembers what reached it. */
async function host(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<Host> {
  const asked: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    asked.push(request);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  return { port: (server.address() as AddressInfo).port, asked };
}

const says = (text: string) => (_: IncomingMessage, response: ServerResponse) => response.end(text);

/** A name server whose answers are written down beforehand, the last one for ever. */
function names(...answers: readonly (readonly string[])[]) {
  const looked: string[] = [];
  const resolve = async (name: string): Promise<readonly Address[]> => {
    const found = answers[Math.min(looked.length, answers.length - 1)] ?? [];
    looked.push(name);
    return found.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
  };
  return { looked, resolve };
}

/** What is behind a refusal. */
async function refusal(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'not refused',
    (cause: unknown) => String(cause),
  );
}

describe('a host that nobody listed', () => {
  test('is not looked up and gets no connection', async () => {
    const metadata = await host(says('secret'));
    const { looked, resolve } = names(['127.0.0.1']);
    const send = outgoing({ origins: ['https://id.example.com'], networks: LOOPBACK }, { resolve });
    for (const there of [
      `http://127.0.0.1:${metadata.port}/`,
      `http://id.example.com:${metadata.port}/`,
      'https://id.example.com:8443/',
      'https://id.example.com.evil.example/',
      'https://evil.example/?https://id.example.com',
      'https://me:secret@id.example.com/',
      'http://id.example.com/',
    ])
      expect(await refusal(send(new URL(there), GET)), there).toContain('which is not listed');
    expect([looked, metadata.asked]).toEqual([[], []]);
  });

  test.each([
    'http://0x7f.1/',
    'http://2130706433/',
    'http://127.1/',
    'http://[::ffff:127.0.0.1]/',
    'file:///etc/passwd',
  ])('%s is read as what it is', (there) => {
    const rules = { origins: ['https://id.example.com'] };
    expect(() => requireListed(new URL(there), rules)).toThrow('not listed');
  });
});

describe('the address of a listed host', () => {
  test('inside the company is refused, unless its network is listed', async () => {
    const inside = await host(says('hello'));
    const { resolve } = names(['127.0.0.1']);
    const origin = `http://id.example.com:${inside.port}`;
    const refused = outgoing({ origins: [origin], networks: [] }, { resolve });
    expect(await refusal(refused(new URL(origin), GET))).toContain('PLUMBLINE_OUTGOING_NETWORKS');
    expect(inside.asked).toEqual([]);
    const let_in = outgoing({ origins: [origin], networks: LOOPBACK }, { resolve });
    expect(await (await let_in(new URL(origin), GET)).text()).toBe('hello');
    expect(inside.asked.map(({ headers }) => headers.host)).toEqual([`id.example.com:${inside.port}`]);
  });

  test('is refused where one of several is inside', async () => {
    const inside = await host(says('hello'));
    const { resolve } = names(['127.0.0.1', '10.0.0.7']);
    const origin = `http://id.example.com:${inside.port}`;
    const send = outgoing({ origins: [origin], networks: LOOPBACK }, { resolve });
    expect(await refusal(send(new URL(origin), GET))).toContain('10.0.0.7');
    expect(inside.asked).toEqual([]);
  });

  test('that was checked is the one connected to: a name that changes its answer gains nothing', async () => {
    const own = await host(says('the provider'));
    const { looked, resolve } = names(['127.0.0.1'], ['169.254.169.254']);
    const origin = `http://id.example.com:${own.port}`;
    const send = outgoing({ origins: [origin], networks: LOOPBACK }, { resolve });
    expect(await (await send(new URL(origin), GET)).text()).toBe('the provider');
    expect(looked).toEqual(['id.example.com']);
    // The next request makes its own connection and its own check.
    expect(await refusal(send(new URL(origin), GET))).toContain('169.254.169.254');
    expect([looked.length, own.asked.length]).toEqual([2, 1]);
  });

  test.each([
    '0.0.0.0',
    '10.9.8.7',
    '100.64.0.1',
    '127.0.0.1',
    '169.254.169.254',
    '172.31.255.255',
    '192.168.0.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:10.0.0.1',
    '::10.0.0.1',
    '64:ff9b::a00:1',
    '2002:a00:1::',
    'fd00::1',
    'fe80::1',
    'fec0::1',
    'ff02::1',
    '2001:db8::1',
    '2001::1',
  ])('%s is no public one', (address) => {
    expect(isSpecial(address)).toBe(true);
    expect(() => requireAddress('id.example.com', address, { origins: [], networks: [] })).toThrow(address);
  });

  test.each(['1.1.1.1', '172.32.0.1', '100.128.0.1', '192.167.255.255', '2606:4700::1111', '2a00:1450::1'])(
    '%s is public',
    (address) => {
      expect(isSpecial(address)).toBe(false);
      requireAddress('id.example.com', address, { origins: [], networks: [] });
    },
  );

  test('this machine is listed by its own name or number only', () => {
    const none = { origins: [], networks: [] };
    requireAddress('localhost', '::1', none);
    requireAddress('127.0.0.1', '127.0.0.1', none);
    requireAddress('[::1]', '::1', none);
    expect(() => requireAddress('localhost', '10.0.0.1', none)).toThrow();
    expect(() => requireAddress('localhost.example.com', '127.0.0.1', none)).toThrow();
  });
});

describe('a redirect', () => {
  test('passes the same door: listed, checked, without secrets for another origin', async () => {
    const there = await host((request, response) => response.end(String(request.headers.authorization)));
    const here = await host((request, response) => {
      const next = request.url === '/away' ? `http://keys.example.com:${there.port}/` : '/away';
      response.writeHead(302, { location: next }).end();
    });
    const own = `http://id.example.com:${here.port}`;
    const asked = { ...GET, headers: { Authorization: 'Bearer x' } };
    const rules = { origins: [own], networks: LOOPBACK };
    const { resolve } = names(['127.0.0.1']);
    expect(await refusal(outgoing(rules, { resolve })(new URL(own), asked))).toContain('not listed');
    expect([here.asked.length, there.asked.length]).toEqual([2, 0]);
    expect(here.asked.map(({ headers }) => headers.authorization)).toEqual(['Bearer x', 'Bearer x']);
    const both = { ...rules, origins: [own, `http://keys.example.com:${there.port}`] };
    expect(await (await outgoing(both, { resolve })(new URL(own), asked)).text()).toBe('undefined');
    const moved = names(['127.0.0.1'], ['127.0.0.1'], ['10.0.0.1']);
    expect(await refusal(outgoing(both, { resolve: moved.resolve })(new URL(own), asked))).toContain(
      '10.0.0.1',
    );
    expect([moved.looked.at(-1), there.asked.length]).toEqual(['keys.example.com', 1]);
  });

  test('without end, or of what was sent, is refused', async () => {
    const circle = await host((_, response) => response.writeHead(307, { location: '/' }).end());
    const own = `http://127.0.0.1:${circle.port}`;
    const send = outgoing({ origins: [own], networks: [] });
    expect(await refusal(send(new URL(own), GET))).toContain('without end');
    expect(circle.asked.length).toBe(4);
    const posted = send(new URL(own), { ...GET, method: 'POST', body: 'client_secret=x' });
    expect(await refusal(posted)).toContain('redirects what was sent');
    expect(circle.asked.length).toBe(5);
  });
});

describe('an answer', () => {
  test('of any length is cut where it is too long, told or not', async () => {
    const endless = await host((_, response) => {
      const more = () => {
        while (response.write('x'.repeat(10_000)));
      };
      response.on('drain', more);
      more();
    });
    const own = `http://127.0.0.1:${endless.port}`;
    const send = outgoing({ origins: [own], networks: [] }, { bytes: 50_000 });
    expect(await refusal(send(new URL(own), GET))).toContain('longer than 50000 bytes');
  });

  test('that never ends is given up, and one that breaks off is none', async () => {
    const silent = await host((request, response) => {
      if (request.url === '/broken')
        response.writeHead(200, { 'content-length': '10' }).write('half', () => response.destroy());
      else response.write('a little');
    });
    const own = `http://127.0.0.1:${silent.port}`;
    const send = outgoing({ origins: [own], networks: [] }, { ms: 300 });
    expect(await refusal(send(new URL(own), GET))).toContain('TimeoutError');
    expect(await refusal(send(new URL(`${own}/broken`), GET))).not.toBe('not refused');
  });
});

test.each(['10.0.0.0/8', '::1', 'fd00::/8'])('%s is a network', (text) => {
  expect(networkIn(text)).not.toBe(null);
});
