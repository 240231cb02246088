import { describe, expect, test } from 'vitest';
import { checkOutgoing } from '../check-outgoing.ts';
import { at, source } from './small-repository.ts';

describe('outgoing', () => {
  test.each([
    ["import { request } from 'node:https';", 'node:https'],
    ["import http from 'http';", 'http'],
    ["const { request } = await import('node:http');", 'node:http'],
    ["export { connect } from 'node:tls';", 'node:tls'],
    ["import { lookup } from 'node:dns/promises';", 'node:dns/promises'],
    ["import { fetch } from 'undici';", 'undici'],
    ["await fetch('http://a');", 'fetch'],
    ['const send = options.fetch ?? fetch;', 'fetch'],
    ['const send = globalThis.fetch;', 'fetch'],
    ["new WebSocket('ws://a');", 'WebSocket'],
    ["navigator.sendBeacon('/a');", 'sendBeacon'],
  ])('%s', (text, what) => {
    const findings = checkOutgoing(source(text));
    expect(findings.some(({ message }) => message.startsWith(`${what} reaches out`))).toBe(true);
  });

  test.each([
    "import { createServer } from 'node:http';",
    "import type { Server } from 'node:http';",
    "import { type Server, createServer } from 'node:http';",
    'server.on(app.fetch);',
    'void query.refetch();',
    'type Send = typeof globalThis.fetch;',
    "type Pool = import('pg').Pool;",
    'const a = { fetch: 1 };',
  ])('%s opens nothing', (text) => {
    expect(checkOutgoing(source(text))).toEqual([]);
  });

  test('a door that sends nothing is none', () => {
    const idle = source('export {};', 'packages/client/src/client.ts');
    expect(at(checkOutgoing(idle))).toEqual(['packages/client/src/client.ts is a door and sends nothing']);
  });
});
