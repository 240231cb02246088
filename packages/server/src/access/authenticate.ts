import { hash, timingSafeEqual } from 'node:crypto';
import { SYSTEM } from '@plumbline/center';
import { SCOPES } from '@plumbline/client';
import { PlumblineError, report } from '@plumbline/diagnostics';
import type { Services } from '../services.ts';
import type { Caller } from './caller.ts';
import { readCookie } from './cookie.ts';
import { scopesOfRoles, scopesOfToken } from './scopes-of-roles.ts';

/** Finds out who calls. A token that is sent must be good: it is never passed over for a cookie. Throws PlumblineError. */
export async function authenticate(
  headers: Headers,
  address: string,
  services: Pick<Services, 'center' | 'settings' | 'now'>,
): Promise<Caller> {
  const authorization = headers.get('authorization');
  if (authorization !== null) return byToken(authorization, address, services);
  const secret = readCookie(headers.get('cookie'), services.settings.cookieName);
  if (secret === null) return { kind: 'anonymous' };
  const found = await services.center.people.sessions.find(secret, services.now());
  if (found === null) return { kind: 'anonymous' };
  const { user, session } = found;
  return {
    kind: 'session',
    userId: user.id,
    login: user.login,
    displayName: user.displayName,
    principal: { user: user.login, roles: user.roles, attributes: user.attributes },
    scopes: scopesOfRoles(user.roles),
    secret,
    csrf: session.csrf,
    mustChangePassword: user.mustChangePassword,
  };
}

async function byToken(
  authorization: string,
  address: string,
  { center, settings, now }: Pick<Services, 'center' | 'settings' | 'now'>,
): Promise<Caller> {
  const secret = /^Bearer +([\x21-\x7e]{1,500})$/i.exec(authorization)?.[1];
  if (secret === undefined) throw new PlumblineError([report('auth/invalid-token', {})]);
  if (isLoopback(address) && isSameText(secret, settings.localToken)) {
    const name = SYSTEM.user;
    const scopes = new Set(SCOPES);
    return { kind: 'token', userId: null, login: name, displayName: name, principal: SYSTEM, scopes };
  }
  const found = await center.people.tokens.find(secret, now());
  if (found === null) throw new PlumblineError([report('auth/invalid-token', {})]);
  const { user, token } = found;
  return {
    kind: 'token',
    userId: user.id,
    login: user.login,
    displayName: user.displayName,
    principal: { user: user.login, roles: user.roles, attributes: user.attributes },
    scopes: user.mustChangePassword ? new Set() : scopesOfToken(token.scopes, scopesOfRoles(user.roles)),
  };
}

function isLoopback(address: string): boolean {
  return address === '::1' || /^(::ffff:)?127\./.test(address);
}

/** Takes equally long for every text. */
export function isSameText(a: string, b: string): boolean {
  const digest = (text: string) => hash('sha256', text, 'buffer');
  return timingSafeEqual(digest(a), digest(b));
}
