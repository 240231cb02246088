import type { RecordedEvent } from '@plumbline/center';
import { NDJSON, toWireDiagnostic, type Wire } from '@plumbline/client';
import { PlumblineError, report } from '@plumbline/diagnostics';
import { pacedBody } from '../export/paced-body.ts';
import { jsonResponse } from '../http/json-response.ts';
import { limitParameter } from '../http/limit-parameter.ts';
import type { CallHandler } from './call-handler.ts';

const PAGE = 1000;

export const auditCall: CallHandler = async ({ caller, url }, { center }) => {
  const limit = limitParameter(url, { usual: 100, most: PAGE });
  const found = await center.audit.read(caller.principal, { after: afterIn(url), limit: limit + 1 });
  const events = found.slice(0, limit).map(wireEvent);
  return jsonResponse('AuditPage', { events, more: found.length > limit });
};

export const verifyAuditCall: CallHandler = async ({ caller, locale }, { center }) => {
  const { chain, known, holdsKnown, diagnostics } = await center.audit.verify(caller.principal);
  const isIntact = chain.kind === 'intact';
  return jsonResponse('AuditCheck', {
    intact: isIntact && holdsKnown,
    events: isIntact ? chain.events : chain.seq - 1,
    head: isIntact ? chain.head : null,
    diagnostics: diagnostics.map((one) => toWireDiagnostic(one, locale)),
    broken: isIntact ? null : { seq: chain.seq, problem: chain.problem },
    known:
      known === null ? null : { at: known.at, events: known.events, head: known.head, holds: holdsKnown },
  });
};

export const exportAuditCall: CallHandler = async (call, { center, settings, log }) => {
  const { caller, url, signal, cutOff } = call;
  const read = (after: number) => center.audit.read(caller.principal, { after, limit: PAGE });
  const first = await read(afterIn(url));
  const body = pacedBody({
    pieces: piecesOf(first, read),
    slowReaderMs: settings.slowReaderMs,
    signal,
    cutOff,
    ended: (cause) => {
      if (cause !== undefined) log.info({ cause: String(cause) }, 'an audit download ended early');
    },
  });
  return new Response(body, {
    headers: {
      'content-type': `${NDJSON}; charset=utf-8`,
      'content-disposition': 'attachment; filename="audit.ndjson"',
    },
  });
};

async function* piecesOf(
  first: readonly RecordedEvent[],
  read: (after: number) => Promise<readonly RecordedEvent[]>,
): AsyncGenerator<Uint8Array, void, undefined> {
  const encoder = new TextEncoder();
  for (let page = first; page.length > 0; page = await read(page.at(-1)?.seq ?? 0)) {
    yield encoder.encode(page.map((event) => `${JSON.stringify(wireEvent(event))}\n`).join(''));
    if (page.length < PAGE) return;
  }
}

/** Throws PlumblineError `server/wrong-value`. */
function afterIn(url: URL): number {
  const after = Number(url.searchParams.get('after') ?? '0');
  if (Number.isSafeInteger(after) && after >= 0) return after;
  const at = { kind: 'query', path: 'after' } as const;
  throw new PlumblineError([report('server/wrong-value', { problem: '0, 1, 2 …' }, { at })]);
}

function wireEvent(event: RecordedEvent): Wire<'AuditEvent'> {
  const { seq, at, actor, action, details, hash } = event;
  return {
    seq,
    at,
    actor,
    in_place_of: event.inPlaceOf,
    action,
    object_kind: event.objectKind,
    object_id: event.objectId,
    details,
    previous_hash: event.previousHash,
    hash,
  };
}
