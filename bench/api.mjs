/*
 * node bench/api.mjs [--rows 5000000] [--only tiles]: what the HTTP interface costs over the kernel, 200 clients at once
 * on kept answers, 500 signed-in browsers on the tiles of a dashboard, and an export of every row while the memory of the
 * server is watched.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { DuckDBInstance } from '@duckdb/node-api';
import { openCenter, SYSTEM } from '../packages/center/dist/index.js';
import { serverLog, startServer } from '../packages/server/dist/index.js';
import { timed } from './measure.mjs';
import { ask, memoryOf, serve } from './serve.mjs';

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '5000000' },
    memory: { type: 'string', default: '512MB' },
    only: { type: 'string' },
  },
});
const rows = Number(values.rows);
const small = await workspaceOf(100_000);
try {
  const parts = { kernel: overKernel, clients: manyClients, tiles: cachedTiles };
  for (const [name, part] of Object.entries(parts))
    if (values.only === undefined || values.only === name) await part(small);
  if (values.only === undefined || values.only === 'export') {
    const large = await workspaceOf(rows);
    await exportAll(large).finally(() => rmSync(large, { recursive: true }));
  }
} finally {
  rmSync(small, { recursive: true });
}

async function workspaceOf(count) {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-api-'));
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(`COPY (
    SELECT i AS order_id, 'customer ' || (hash(i) % 100000) AS customer,
      date '2024-01-01' + CAST(i % 700 AS INTEGER) AS day, CAST((hash(i, 1) % 1000000) / 100 AS DECIMAL(18,2)) AS amount
    FROM range(${count}) AS t(i)) TO '${join(folder, 'orders.parquet')}' (FORMAT PARQUET)`);
  connection.closeSync();
  instance.closeSync();
  writeFileSync(
    join(folder, 'plumbline.yaml'),
    [
      'workspace: api',
      'currency: EUR',
      'today: 2026-01-01',
      'datasets:',
      '  - {name: orders, source: {files: orders.parquet}, primary_key: [order_id], time: day, fields: [{name: amount, unit: money}]}',
      'metrics:',
      '  - {name: revenue, formula: sum(orders.amount)}',
      '  - {name: order_count, formula: count(orders)}',
      '  - {name: basket, formula: revenue / order_count}',
      '',
    ].join('\n'),
  );
  return folder;
}

/** The same questions, turn by turn, of the open center and through its server; no answer is kept. */
async function overKernel(folder) {
  const now = () => new Date();
  const center = await openCenter(folder, { cwd: folder, env: {}, now, today: null, command: 'bench' });
  await center.adoptFolder(SYSTEM);
  await center.load(SYSTEM);
  const place = { host: '127.0.0.1', port: 0, allowHosts: [], trustProxy: false, resetPassword: false };
  const limits = { cache: { bytes: 0, bytesPerAnswer: 0 } };
  const server = await startServer(center, { ...place, log: serverLog('silent'), now, version: '0', limits });
  const query = (i) => ({
    metrics: ['revenue', 'basket'],
    by: ['month'],
    compare: ['year_ago'],
    limit: 1000 + i,
  });
  const direct = [];
  const served = [];
  for (let i = 0; i < 120; i += 1) {
    direct.push(await timed(() => center.query(SYSTEM, query(i))));
    served.push(await timed(() => ask(server.url, server.localToken, query(i))));
  }
  const [kernel, api] = [median(direct.slice(20)), median(served.slice(20))];
  console.log(
    `a query: kernel ${kernel.toFixed(1)} ms, over HTTP ${api.toFixed(1)} ms, added ${(api - kernel).toFixed(1)} ms (aim: ≤ 5 ms)`,
  );
  await server.close(1000);
  await center.close();
}

async function manyClients(folder) {
  const server = await serve(folder, []);
  const query = { metrics: ['revenue', 'order_count'], by: ['month'] };
  await ask(server.url, server.token, query);
  const times = [];
  let errors = 0;
  const started = performance.now();
  await Promise.all(
    Array.from({ length: 200 }, async () => {
      for (let i = 0; i < 25; i += 1) {
        try {
          times.push(await timed(() => ask(server.url, server.token, query)));
        } catch {
          errors += 1;
        }
      }
    }),
  );
  const seconds = (performance.now() - started) / 1000;
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.floor(share * (times.length - 1))].toFixed(0);
  console.log(
    `200 clients, kept answers: ${times.length} answers, ${errors} errors, ${Math.round(times.length / seconds)} a second, median ${at(0.5)} ms, 99 % within ${at(0.99)} ms`,
  );
  await server.stop();
}

/**
 * 500 connections with the cookie of a session ask for twelve tiles: as fast as answers come, and 2,000 a second. Then the
 * same bytes by a server of nothing but node:http, as the floor that node, the loop of this client and two cores leave.
 */
async function cachedTiles(folder) {
  const person = await signedIn(folder);
  const server = await serve(folder, []);
  const { port } = new URL(server.url);
  const cookie = `plumbline_${port}=${person.secret}`;
  const headers = { cookie, 'x-csrf-token': person.csrf, 'content-type': 'application/json' };
  const tiles = Array.from({ length: 12 }, (_, i) =>
    JSON.stringify({
      metrics: ['revenue', 'order_count', 'basket'].slice(0, 1 + (i % 3)),
      by: [['month'], ['quarter'], ['month', 'orders.day'], ['year']][i % 4],
      period: i % 2 === 0 ? '2024' : '2025-01..2025-03',
      compare: i % 3 === 0 ? ['year_ago'] : [],
    }),
  );
  const requests = tiles.map((tile) => requestText(server.url, headers, tile));
  const answers = [];
  for (const tile of tiles) {
    const response = await fetch(`${server.url}/api/v1/query`, { method: 'POST', headers, body: tile });
    answers.push({ headers: Object.fromEntries(response.headers), text: await response.text() });
  }
  const sizes = answers.map(({ text }) => text.length);
  console.log(`tiles of ${Math.min(...sizes)} to ${Math.max(...sizes)} bytes`);
  await tilesOf('500 browsers, kept tiles', { port, pid: server.pid }, requests);
  await server.stop();
  const bare = await bareServer(answers);
  await tilesOf('the same by node:http alone', bare, requests);
  bare.stop();
}

async function tilesOf(name, { port, pid }, requests) {
  const sockets = await Promise.all(Array.from({ length: 500 }, () => connected(Number(port))));
  for (const [how, pace] of [
    ['as fast as answers come', null],
    ['2,000 a second', 2000],
  ]) {
    const [own, theirs] = [process.cpuUsage(), processorOf(pid)];
    const { times, errors, seconds } = await askedBy(sockets, requests, pace);
    const used = process.cpuUsage(own);
    const share = (part) => `${Math.round(part * 100)} %`;
    times.sort((a, b) => a - b);
    const at = (part) => times[Math.floor(part * (times.length - 1))].toFixed(0);
    console.log(
      `${name}, ${how}: ${Math.round(times.length / 10)} a second (aim: ≥ 2,000), ${errors} errors, median ${at(0.5)} ms, 99 % within ${at(0.99)} ms (aim: < 150); processor: server ${share((processorOf(pid) - theirs) / seconds)}, client ${share((used.user + used.system) / 1e6 / seconds)}; resident ${memoryOf(pid)} MB`,
    );
  }
  for (const socket of sockets) socket.destroy();
}

/** Counts ten seconds after three. A paced client asks at its moments, and waits from them on. */
async function askedBy(sockets, requests, pace) {
  const began = performance.now();
  const [counted, until] = [began + 3000, began + 13_000];
  const step = pace === null ? 0 : (sockets.length / pace) * 1000;
  const times = [];
  let errors = 0;
  await Promise.all(
    sockets.map(async (socket, client) => {
      let due = began + (client / sockets.length) * step;
      for (let i = client; performance.now() < until; i += 1) {
        if (pace !== null) await sleep(Math.max(0, due - performance.now()));
        const started = pace === null ? performance.now() : due;
        const status = await answered(socket, requests[i % requests.length]);
        if (status !== '200') errors += 1;
        if (started > counted) times.push(Math.max(0, performance.now() - started));
        due += step;
      }
    }),
  );
  return { times, errors, seconds: (performance.now() - began) / 1000 };
}

/** Answers in turn with what it is given, whatever is asked; in its own process. */
async function bareServer(answers) {
  const code = `
    const answers = JSON.parse(require('fs').readFileSync(0, 'utf8'));
    let i = 0;
    const server = require('http').createServer((request, response) => {
      request.on('data', () => {});
      request.on('end', () => {
        const { headers, text } = answers[i++ % answers.length];
        response.writeHead(200, headers);
        response.end(text);
      });
    });
    server.listen(0, '127.0.0.1', () => process.stdout.write(String(server.address().port)));`;
  const child = spawn(process.execPath, ['-e', code], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(JSON.stringify(answers));
  const [port] = await once(child.stdout, 'data');
  return { port: String(port), pid: child.pid, stop: () => child.kill('SIGTERM') };
}

/** Bytes as a browser sends them on a connection that stays open; made once, so that asking costs little beside answering. */
function requestText(url, headers, body) {
  const lines = Object.entries({
    host: new URL(url).host,
    ...headers,
    'content-length': Buffer.byteLength(body),
  });
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  return Buffer.from(`POST /api/v1/query HTTP/1.1\r\n${head}\r\n${body}`);
}

function connected(port) {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port, noDelay: true }, () => resolve(socket));
    socket.on('error', reject);
  });
}

/** Status of the answer to one request, once its last byte is there. */
function answered(socket, text) {
  return new Promise((resolve) => {
    let status = '';
    let missing = null;
    const read = (part) => {
      if (missing === null) {
        const end = part.indexOf('\r\n\r\n');
        const head = part.toString('latin1', 0, end);
        status = head.slice(9, 12);
        missing = end + 4 + Number(/content-length: (\d+)/i.exec(head)?.[1]);
      }
      missing -= part.length;
      if (missing > 0) return;
      socket.off('data', read);
      resolve(status);
    };
    socket.on('data', read);
    socket.write(text);
  });
}

/** A person with an open session, as if signed in by a browser. */
async function signedIn(folder) {
  const now = () => new Date();
  const center = await openCenter(folder, { cwd: folder, env: {}, now, today: null, command: 'bench' });
  await center.adoptFolder(SYSTEM);
  await center.load(SYSTEM);
  const { users, sessions } = center.people;
  const writer = { by: 'bench', now: now() };
  const user = await users.create({ login: 'ann', displayName: 'Ann', roles: ['administrator'] }, writer);
  await users.setPassword(user.id, 'a password of the bench', writer);
  const { secret, session } = await sessions.open(user.id, { now: now(), lifetimeMs: 3_600_000 });
  await center.close();
  return { secret, csrf: session.csrf };
}

async function exportAll(folder) {
  const server = await serve(folder, ['--memory', values.memory]);
  for (const accept of ['text/csv', 'application/vnd.apache.arrow.stream']) {
    const before = memoryOf(server.pid);
    let peak = before;
    const watching = setInterval(() => {
      peak = Math.max(peak, memoryOf(server.pid));
    }, 50);
    const started = performance.now();
    const response = await fetch(`${server.url}/api/v1/query`, {
      method: 'POST',
      headers: { authorization: `Bearer ${server.token}`, 'content-type': 'application/json', accept },
      body: JSON.stringify({
        metrics: ['revenue'],
        by: ['orders.order_id', 'orders.customer', 'orders.day'],
      }),
    });
    if (!response.ok) throw new Error(await response.text());
    let bytes = 0;
    let lines = 0;
    let first = null;
    for await (const part of response.body) {
      first ??= performance.now() - started;
      bytes += part.length;
      if (accept === 'text/csv') for (const byte of part) if (byte === 10) lines += 1;
    }
    clearInterval(watching);
    const seconds = (performance.now() - started) / 1000;
    if (accept === 'text/csv' && lines !== rows + 1) throw new Error(`${lines} lines of ${rows + 1}`);
    console.log(
      `${accept}: ${rows.toLocaleString('en-US')} rows, ${(bytes / 1e6).toFixed(0)} MB in ${seconds.toFixed(1)} s, first byte after ${(first / 1000).toFixed(1)} s; resident ${before} MB before, ${peak} MB at most (warehouse limit ${values.memory})`,
    );
  }
  await server.stop();
}

function median(times) {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)];
}

/** Seconds of processor time so far; a hundred clock ticks a second, as Linux counts them for every process. */
function processorOf(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}
