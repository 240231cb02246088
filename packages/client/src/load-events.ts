import { PlumblineError, report } from '@plumbline/diagnostics';
import type { Client } from './client.ts';
import { NDJSON } from './routes/media.ts';
import { SCHEMAS, type Wire } from './wire/schemas.ts';

/**
 * Loads and tells how far it is; the last event is a report or a problem. Ending early leaves the load running unless the
 * body says `stop_when_gone`. Throws PlumblineError for a refusal before the start, or where the server breaks off, and the
 * reason of the signal once that is aborted.
 * @example
 * for await (const event of loadEvents(client, { url, body: {} })) if (event.kind === 'report') show(event.report);
 */
export async function* loadEvents(
  client: Client,
  options: { readonly url: string; readonly body: Wire<'LoadRequest'>; readonly signal?: AbortSignal },
): AsyncGenerator<Wire<'LoadEvent'>, void, undefined> {
  const { url, ...asked } = options;
  const stream = await client.download('load', NDJSON, asked);
  let last: Wire<'LoadEvent'>['kind'] | null = null;
  for await (const line of linesOf(stream, url)) {
    // Lines come together where somebody is slow: who has left gets none of those behind.
    options.signal?.throwIfAborted();
    const { success, data } = SCHEMAS.LoadEvent.safeParse(jsonOf(line));
    if (!success) throw new PlumblineError([report('server/foreign-answer', { url, status: 200 })]);
    last = data.kind;
    yield data;
  }
  if (last !== 'report' && last !== 'problem') throw brokenOff(url);
}

async function* linesOf(
  stream: ReadableStream<Uint8Array>,
  url: string,
): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for await (const piece of stream) {
      const lines = (rest + decoder.decode(piece, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      yield* lines.filter((line) => line !== '');
    }
  } catch (cause) {
    if (cause instanceof TypeError) throw brokenOff(url);
    throw cause;
  }
  if (rest !== '') yield rest;
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function brokenOff(url: string): PlumblineError {
  return new PlumblineError([report('server/unreachable', { url, reason: 'the answer broke off' })]);
}
