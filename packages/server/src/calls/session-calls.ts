import type { Wire } from '@plumbline/client';
import { changePassword } from '../access/change-password.ts';
import { readCookie, sessionCookie } from '../access/cookie.ts';
import { type NewSession, signIn } from '../access/sign-in.ts';
import type { Call } from '../call.ts';
import { jsonResponse } from '../http/json-response.ts';
import { OIDC_PATH } from '../oidc/oidc-path.ts';
import type { Services } from '../services.ts';
import type { CallHandler, OpenHandler } from './call-handler.ts';
import { wireViewing } from './viewing-calls.ts';

export const signInCall: OpenHandler = async (call, services) => {
  const given = call.body as Wire<'SignInRequest'>;
  const old = readCookie(call.request.headers.get('cookie'), services.settings.cookieName);
  const session = await signIn(
    { ...given, address: call.address, agent: agentOf(call.request) },
    old,
    services,
  );
  return signedIn(session, call, services);
};

export const signInWaysCall: OpenHandler = async (_, { oidc }) =>
  jsonResponse('SignInWays', {
    provider: oidc === null ? null : { name: oidc.provider.name, path: OIDC_PATH },
  });

export const changePasswordCall: CallHandler = async (call, services) => {
  const given = call.body as Wire<'PasswordChange'>;
  const { address } = call;
  const agent = agentOf(call.request);
  const session = await changePassword(call.caller, { ...given, address, agent }, services);
  return signedIn(session, call, services);
};

export const signOutCall: CallHandler = async (call, services) => {
  if (call.caller.kind === 'session') await services.center.people.sessions.close(call.caller.secret);
  return new Response(null, { status: 204, headers: { 'set-cookie': endedCookie(call, services) } });
};

export const meCall: CallHandler = async ({ caller }, { center }) => {
  const { viewing } = caller;
  const hasCodes =
    viewing === null && caller.userId !== null && (await center.secondFactor.isOn(caller.userId));
  const { months, grains, coverage: _, ...workspace } = center.workspace(caller.principal);
  const isSession = caller.kind === 'session';
  return jsonResponse('Me', {
    login: viewing?.login ?? caller.login,
    name: viewing?.name ?? caller.displayName,
    roles: [...caller.principal.roles],
    in_place_of: caller.principal.inPlaceOf ?? null,
    viewing: viewing === null ? null : { ...wireViewing(viewing), by: caller.login },
    scopes: [...caller.principal.capabilities],
    via: caller.kind,
    must_change_password: isSession && caller.mustChangePassword,
    second_factor: hasCodes,
    csrf_token: isSession ? caller.csrf : null,
    workspace: { ...workspace, months: months === null ? null : [...months], grains: [...grains] },
  });
};

export function cookieOf(session: NewSession, call: Call, { settings }: Services): string {
  const seconds = Math.floor(settings.sessionMs / 1000);
  return sessionCookie(settings.cookieName, session.secret, { seconds, isSecure: call.isSecure });
}

/** What the browser calls itself. */
export function agentOf(request: Request): string | null {
  return request.headers.get('user-agent');
}

export function endedCookie(call: Call, { settings }: Services): string {
  return sessionCookie(settings.cookieName, '', { seconds: 0, isSecure: call.isSecure });
}

function signedIn(session: NewSession, call: Call, services: Services): Response {
  const { login, csrf, mustChangePassword, expiresAt } = session;
  const body = { login, csrf_token: csrf, must_change_password: mustChangePassword, expires_at: expiresAt };
  return jsonResponse('SignedIn', body, { cookie: cookieOf(session, call, services) });
}
