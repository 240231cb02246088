import type { Center } from '@plumbline/center';
import type { Wire } from '@plumbline/client';
import { INBOX_PARTS, type InboxPart, PlumblineError, report } from '@plumbline/diagnostics';
import { jsonResponse } from '../http/json-response.ts';
import { limitParameter } from '../http/limit-parameter.ts';
import type { CallHandler } from './call-handler.ts';
import { nothingCalled } from './nothing-called.ts';
import { wireCounts, wirePage } from './wire-inbox.ts';

const LIMIT = { usual: 50, most: 100 };

export const inboxCall: CallHandler = async ({ caller, url }, { center }) => {
  const asked = { part: partIn(url), below: placeIn(url), limit: limitParameter(url, LIMIT) };
  return jsonResponse('InboxPage', wirePage(await center.inbox.list(caller.principal, asked)));
};

export const inboxCountsCall: CallHandler = async ({ caller }, { center }) =>
  jsonResponse('InboxCounts', wireCounts(await center.inbox.counts(caller.principal)));

export const markInboxReadCall = markCall((undo) => ({ isUnread: undo }));
export const markInboxDoneCall = markCall((undo) => ({ isDone: !undo }));

function markCall(
  as: (undo: boolean) => { readonly isUnread?: boolean; readonly isDone?: boolean },
): CallHandler {
  return async ({ caller, body }, { center }) => {
    const { ids = null, undo = false } = body as Wire<'InboxMark'>;
    await center.inbox.mark(caller.principal, ids, as(undo));
    return jsonResponse('InboxCounts', wireCounts(await center.inbox.counts(caller.principal)));
  };
}

export const subscriptionsCall: CallHandler = async ({ caller }, { center }) =>
  wireSubscribed(await center.subscriptions.list(caller.principal));

export const saveSubscriptionCall: CallHandler = async ({ caller, body }, { center }) => {
  const { kind, id, follow } = body as Wire<'SubscriptionChange'>;
  const found = await center.subscriptions.set(caller.principal, { kind, id }, follow);
  if (found === null) throw nothingCalled(kind, id);
  return wireSubscribed(found);
};

export const forgetUnseenCall: CallHandler = async ({ caller }, { center }) => {
  await center.subscriptions.forgetUnseen(caller.principal);
  return new Response(null, { status: 204 });
};

function wireSubscribed({ objects, unseen }: Awaited<ReturnType<Center['subscriptions']['list']>>): Response {
  return jsonResponse('SubscriptionList', { subscriptions: objects.map((one) => ({ ...one })), unseen });
}

/** Throws PlumblineError `server/wrong-value`. */
function partIn({ searchParams }: URL): InboxPart {
  const text = searchParams.get('part') ?? 'all';
  const found = INBOX_PARTS.find((part) => part === text);
  if (found === undefined) throw wrong('part', INBOX_PARTS.join(', '));
  return found;
}

/** Throws PlumblineError `server/wrong-value`. */
function placeIn({ searchParams }: URL): { readonly id: number; readonly isUnread: boolean } | undefined {
  const text = searchParams.get('after');
  if (text === null) return undefined;
  const digits = /^[ur](\d{1,9})$/.exec(text)?.[1];
  if (digits === undefined) throw wrong('after', 'next');
  return { id: Number(digits), isUnread: text.startsWith('u') };
}

export function wrong(path: string, problem: string): PlumblineError {
  return new PlumblineError([report('server/wrong-value', { problem }, { at: { kind: 'query', path } })]);
}
