import type { Wire } from '@plumbline/client';
import { CAPABILITY_NAMES, PlumblineError, report } from '@plumbline/diagnostics';
import type { KnownCaller } from '../access/caller.ts';
import { jsonResponse } from '../http/json-response.ts';
import type { Services } from '../services.ts';
import type { CallHandler } from './call-handler.ts';
import { nothingCalled } from './nothing-called.ts';

const DAYS = 90;
const DAY_MS = 86_400_000;

type Token = Awaited<ReturnType<Services['center']['people']['tokens']['list']>>[number];

export const tokensCall: CallHandler = async ({ caller }, { center }) => {
  const tokens = await center.people.tokens.list(ownerOf(caller));
  return jsonResponse('TokenList', { tokens: tokens.filter(({ isRevoked }) => !isRevoked).map(wireToken) });
};

/** A token never gets a scope that its maker lacks. */
export const createTokenCall: CallHandler = async ({ caller, body }, { center, now }) => {
  const { name, scopes, days = DAYS } = body as Wire<'TokenRequest'>;
  const beyond = scopes.find((scope) => !caller.principal.capabilities.has(scope));
  if (beyond !== undefined) throw new PlumblineError([report('auth/scope-beyond-own', { scope: beyond })]);
  const at = now();
  const { secret, token } = await center.people.tokens.issue(
    {
      name,
      userId: ownerOf(caller),
      scopes: [...new Set(scopes)],
      expiresAt: new Date(at.getTime() + days * DAY_MS),
    },
    { by: caller.login, now: at },
  );
  return jsonResponse('NewToken', { ...wireToken(token), token: secret }, { status: 201 });
};

export const revokeTokenCall: CallHandler = async ({ caller, params }, { center, now }) => {
  const { id = '' } = params;
  const own = await center.people.tokens.list(ownerOf(caller));
  const isOwn = own.some((token) => token.id === id && !token.isRevoked);
  if (!isOwn || !(await center.people.tokens.revoke(id, { by: caller.login, now: now() })))
    throw new PlumblineError([report('server/nothing-called', { kind: 'token', name: id })]);
  return new Response(null, { status: 204 });
};

export const ownedTokensCall: CallHandler = async ({ caller }, { center }) => {
  const tokens = await center.directory.tokens(caller.principal);
  return jsonResponse('OwnedTokenList', {
    tokens: tokens.map(({ people, ...token }) => ({
      ...wireToken(token),
      owner: token.owner,
      people: people.map((person) => ({ ...person })),
    })),
  });
};

export const revokeOwnedTokenCall: CallHandler = async ({ caller, params: { id = '' } }, { center }) => {
  if (!(await center.directory.revokeToken(caller.principal, id))) throw nothingCalled('token', id);
  return new Response(null, { status: 204 });
};

/** The process that holds the folder is nobody in the catalog: it signs in as a person for this. */
function ownerOf({ userId }: KnownCaller): string {
  if (userId === null) throw new PlumblineError([report('auth/required', {})]);
  return userId;
}

function wireToken(token: Omit<Token, 'userId' | 'isRevoked'>): Wire<'AccessToken'> {
  return {
    id: token.id,
    name: token.name,
    scopes: CAPABILITY_NAMES.filter((scope) => token.scopes.includes(scope)),
    created_at: token.createdAt,
    expires_at: token.expiresAt,
    last_used_at: token.lastUsedAt,
  };
}
