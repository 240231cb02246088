import { PlumblineError, report } from '@plumbline/diagnostics';
import type { Caller, KnownCaller } from '../access/caller.ts';
import { jsonResponse } from '../http/json-response.ts';
import type { CallHandler } from './call-handler.ts';
import { nothingCalled } from './nothing-called.ts';

export const sessionsCall: CallHandler = async ({ caller }, { center, now }) => {
  const { userId, secret } = ofSession(caller);
  const found = await center.people.sessions.list(userId, { now: now(), current: secret });
  return jsonResponse('OwnSessionList', {
    sessions: found.map(({ id, createdAt, expiresAt, agent, isCurrent }) => ({
      id,
      created_at: createdAt,
      expires_at: expiresAt,
      agent,
      is_current: isCurrent,
    })),
  });
};

export const endSessionCall: CallHandler = async ({ caller, params: { id = '' } }, { center, now }) => {
  const { userId, login } = ofSession(caller);
  if (!(await center.people.sessions.end(userId, id, { by: login, now: now() })))
    throw nothingCalled('session', id);
  return new Response(null, { status: 204 });
};

export const endOtherSessionsCall: CallHandler = async ({ caller }, { center, now }) => {
  const { userId, login, secret } = ofSession(caller);
  const ended = await center.people.sessions.endOthers(userId, secret, { by: login, now: now() });
  return jsonResponse('SessionsEnded', { ended });
};

/** A token has no browsers, and must not turn its owner out of them. */
function ofSession(caller: KnownCaller): Extract<Caller, { readonly kind: 'session' }> {
  if (caller.kind !== 'session') throw new PlumblineError([report('auth/required', {})]);
  return caller;
}
