import { hash, timingSafeEqual } from 'node:crypto';
import { SYSTEM } from '@plumbline/center';
import { CAPABILITY_NAMES, PlumblineError, report } from '@plumbline/diagnostics';
import type { Services } from '../services.ts';
import type { Caller } from './caller.ts';
import { readCookie } from './cookie.ts';

/** Login of the person in whose place the caller acts. */
export const IN_PLACE_HEADER = 'x-in-place-of';

type Known = Pick<Services, 'center' | 'settings' | 'now'>;

/** Id of a look through the eyes of another. */
export const VIEW_HEADER = 'x-view-as';

/** Finds out who calls, and through whose eyes. Throws PlumblineError. */
export async function authenticate(headers: Headers, address: string, services: Known): Promise<Caller> {
  const caller = await whoCalls(headers, address, services);
  const id = headers.get(VIEW_HEADER);
  if (id === null || id === '' || caller.kind === 'anonymous') return caller;
  const { viewing } = services.center;
  const principal = await viewing.principalIn(caller.principal, id);
  return { ...caller, principal, viewing: await viewing.find(caller.principal, id) };
}

/** A token that is sent must be good: it is never passed over for a cookie. Throws PlumblineError. */
async function whoCalls(headers: Headers, address: string, services: Known): Promise<Caller> {
  const authorization = headers.get('authorization');
  const inPlaceOf = inPlace(headers);
  if (authorization !== null) return byToken(authorization, { address, inPlaceOf }, services);
  const secret = readCookie(headers.get('cookie'), services.settings.cookieName);
  if (secret === null) return { kind: 'anonymous' };
  const { people, directory } = services.center;
  const found = await people.sessions.find(secret, services.now());
  if (found === null) return { kind: 'anonymous' };
  const { user, session } = found;
  return {
    kind: 'session',
    userId: user.id,
    login: user.login,
    displayName: user.displayName,
    principal: await directory.principalOf(user, { inPlaceOf }),
    viewing: null,
    secret,
    csrf: session.csrf,
    // Who came by another way may not know the one-time password that waits.
    mustChangePassword: user.mustChangePassword && session.via === 'password',
  };
}

interface Sender {
  readonly address: string;
  readonly inPlaceOf: string | null;
}

async function byToken(
  authorization: string,
  { address, inPlaceOf }: Sender,
  { center, settings, now }: Known,
): Promise<Caller> {
  const secret = /^Bearer +([\x21-\x7e]{1,500})$/i.exec(authorization)?.[1];
  if (secret === undefined) throw new PlumblineError([report('auth/invalid-token', {})]);
  if (isLoopback(address) && isSameText(secret, settings.localToken)) {
    if (inPlaceOf !== null) throw new PlumblineError([report('people/no-delegation', { login: inPlaceOf })]);
    const name = SYSTEM.user;
    const principal = { ...SYSTEM, capabilities: new Set(CAPABILITY_NAMES) };
    return { kind: 'token', userId: null, login: name, displayName: name, principal, viewing: null };
  }
  const found = await center.people.tokens.find(secret, now());
  if (found === null) throw new PlumblineError([report('auth/invalid-token', {})]);
  const { user, token } = found;
  const scopes = user.mustChangePassword ? [] : token.scopes;
  return {
    kind: 'token',
    userId: user.id,
    login: user.login,
    displayName: user.displayName,
    principal: await center.directory.principalOf(user, { inPlaceOf, scopes }),
    viewing: null,
  };
}

/** Headers are Latin letters only: other logins come as `encodeURIComponent` writes them. */
function inPlace(headers: Headers): string | null {
  const given = headers.get(IN_PLACE_HEADER);
  if (given === null || given === '') return null;
  try {
    return decodeURIComponent(given);
  } catch {
    return given;
  }
}

function isLoopback(address: string): boolean {
  return address === '::1' || /^(::ffff:)?127\./.test(address);
}

/** Takes equally long for every text. */
export function isSameText(a: string, b: string): boolean {
  const digest = (text: string) => hash('sha256', text, 'buffer');
  return timingSafeEqual(digest(a), digest(b));
}
