import type { Center } from '@plumbline/center';
import { NDJSON, toWireDiagnostic, type Wire } from '@plumbline/client';
import { pacedBody } from '../export/paced-body.ts';
import { jsonResponse } from '../http/json-response.ts';
import { limitParameter } from '../http/limit-parameter.ts';
import { auditFilter, wrongValue } from './audit-filter.ts';
import type { CallHandler } from './call-handler.ts';

const PAGE = 1000;

type NamedLine = Awaited<ReturnType<Center['audit']['read']>>[number];

export const auditCall: CallHandler = async ({ caller, url }, { center }) => {
  const limit = limitParameter(url, { usual: 100, most: PAGE });
  const isNewestFirst = orderIn(url) === 'newest';
  const below = url.searchParams.get('below');
  const found = await center.audit.read(caller.principal, {
    after: numberIn(url, 'after'),
    ...(below === null ? {} : { below: numberIn(url, 'below') }),
    isNewestFirst,
    limit: limit + 1,
    filter: auditFilter(url),
  });
  const events = found.slice(0, limit).map(wireEvent);
  return jsonResponse('AuditPage', {
    events,
    more: found.length > limit,
    heads_kept: center.audit.keepsHeads,
  });
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
  const filter = auditFilter(url);
  const read = (after: number) => center.audit.read(caller.principal, { after, limit: PAGE, filter });
  const first = await read(numberIn(url, 'after'));
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
  first: readonly NamedLine[],
  read: (after: number) => Promise<readonly NamedLine[]>,
): AsyncGenerator<Uint8Array, void, undefined> {
  const encoder = new TextEncoder();
  for (let page = first; page.length > 0; page = await read(page.at(-1)?.seq ?? 0)) {
    yield encoder.encode(page.map((event) => `${JSON.stringify(wireEvent(event))}\n`).join(''));
    if (page.length < PAGE) return;
  }
}

/** Throws PlumblineError `server/wrong-value`. */
function numberIn(url: URL, name: 'after' | 'below'): number {
  const after = Number(url.searchParams.get(name) ?? '0');
  if (Number.isSafeInteger(after) && after >= 0) return after;
  throw wrongValue(name, '0, 1, 2 …');
}

/** Throws PlumblineError `server/wrong-value`. */
function orderIn(url: URL): 'oldest' | 'newest' {
  const order = url.searchParams.get('order') ?? 'oldest';
  if (order === 'oldest' || order === 'newest') return order;
  throw wrongValue('order', 'oldest, newest');
}

function wireEvent(event: NamedLine): Wire<'AuditEvent'> {
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
    names: event.names.map((one) => ({ ...one, label: { ...one.label } })),
  };
}
