import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PlumblineError } from '@plumbline/diagnostics';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createClient } from '../src/client.ts';
import { loadEvents } from '../src/load-events.ts';
import { jsonSchemas } from '../src/wire/schemas.ts';
import { readDiagnostics, toWireDiagnostic } from '../src/wire-diagnostic.ts';

/** Something that listens and always says the same. */
async function listener(status: number, body: string, type = 'application/json'): Promise<string> {
  const server = createServer((_, response) =>
    response.writeHead(status, { 'content-type': type }).end(body),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function refusal(url: string): Promise<readonly unknown[]> {
  const cause = await Promise.resolve()
    .then(() => createClient({ url, token: 't', locale: 'en' }).call('metrics'))
    .catch((thrown: unknown) => thrown);
  if (!(cause instanceof PlumblineError)) throw cause;
  return cause.diagnostics.map(({ code, params }) => [code, params]);
}

describe('what is no server of ours', () => {
  test.each(['', 'localhost', 'ftp://a', 'http://a/?b', 'javascript:alert(1)'])(
    '%s: server/bad-url',
    async (url) => {
      expect(await refusal(url)).toEqual([['server/bad-url', { url }]]);
    },
  );

  test('server/foreign-answer: another page, another shape, a redirect', async () => {
    const page = await listener(200, '<html>', 'text/html');
    expect(await refusal(page)).toEqual([
      ['server/foreign-answer', { url: `${page}/api/v1/metrics`, status: 200 }],
    ]);
    expect((await refusal(await listener(200, '{"metrics": 1}')))[0]).toContain('server/foreign-answer');
    expect((await refusal(await listener(502, 'Bad Gateway')))[0]).toContain('server/foreign-answer');
    expect((await refusal(await listener(302, '')))[0]).toBeDefined();
  });
});

test('who leaves a load gets nothing of what has come already', async () => {
  const progress = { kind: 'progress', dataset: 'a', step: 'read', bytes_done: 1, bytes_total: 2, rows: 0 };
  const report = { kind: 'report', report: { datasets: [], diagnostics: [] } };
  const lines = [progress, progress, report].map((event) => `${JSON.stringify(event)}\n`);
  const url = await listener(200, lines.join(''), 'application/x-ndjson');
  const client = createClient({ url, token: 't', locale: 'en' });
  const kindsUntil = async (leave: number) => {
    const gone = new AbortController();
    const kinds: string[] = [];
    const end = await (async () => {
      for await (const { kind } of loadEvents(client, { url, body: {}, signal: gone.signal }))
        if (kinds.push(kind) === leave) gone.abort(new Error('gone'));
      return 'ended';
    })().catch((cause: unknown) => String(cause));
    return [kinds, end];
  };
  expect(await kindsUntil(1)).toEqual([['progress'], 'Error: gone']);
  expect(await kindsUntil(4)).toEqual([['progress', 'progress', 'report'], 'ended']);
});

test('a finding goes over the wire and comes back as it was', async () => {
  const body = {
    type: 'about:blank',
    title: 'x',
    status: 422,
    detail: '',
    diagnostics: [
      {
        code: 'query/unknown-metric',
        severity: 'error',
        message: '',
        messages: { zh: '', en: '' },
        params: { name: 'revenu' },
        at: { kind: 'query', path: 'metrics[0]' },
        hints: [{ text: { zh: '甲', en: 'a' }, replace: 'revenue' }],
      },
    ],
  };
  const url = await listener(422, JSON.stringify(body), 'application/problem+json');
  const cause = await createClient({ url, token: 't', locale: 'zh' })
    .call('metrics')
    .catch((thrown: unknown) => thrown);
  if (!(cause instanceof PlumblineError)) throw cause;
  const [found] = cause.diagnostics;
  expect(found?.hints[0]?.replace).toBe('revenue');
  if (found === undefined) return;
  expect(toWireDiagnostic(found, 'zh')).toMatchObject({
    params: { name: 'revenu' },
    at: { kind: 'query', path: 'metrics[0]' },
    message: '没有名为 revenu 的指标',
  });
});

test('a finding that this version does not know is told by its text: server/other-version', () => {
  const messages = { zh: '甲', en: 'from the future' };
  const sent = { severity: 'error' as const, message: 'from the future', messages, hints: [] };
  const [unknown, odd] = readDiagnostics([
    { ...sent, code: 'query/from-the-future', params: {} },
    { ...sent, code: 'query/unknown-word', params: { allowed: 7 } },
  ]);
  expect([unknown?.code, unknown?.params]).toEqual([
    'server/other-version',
    { code: 'query/from-the-future', text: 'from the future' },
  ]);
  expect(odd?.code).toBe('server/other-version');
});

test('every reference inside the schemas has a target', () => {
  const schemas = jsonSchemas();
  const text = JSON.stringify(schemas);
  const targets = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, ref]) => ref);
  expect(targets.length).toBeGreaterThan(10);
  for (const ref of targets) {
    expect(ref).toMatch(/^#\/components\/schemas\/\w+$/);
    expect(Object.keys(schemas)).toContain(ref?.split('/').at(-1));
  }
});
