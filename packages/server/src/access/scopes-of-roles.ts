import { SCOPES, type Scope } from '@plumbline/client';

/** What a role may do through the API. A role that is not here may do nothing. */
const SCOPES_OF: Readonly<Record<string, readonly Scope[]>> = {
  administrator: SCOPES,
  steward: ['read', 'query', 'apply', 'load'],
  engineer: ['read', 'query', 'apply', 'load'],
  analyst: ['read', 'query'],
  viewer: ['read', 'query'],
};

export function scopesOfRoles(roles: readonly string[]): ReadonlySet<Scope> {
  return new Set(roles.flatMap((role) => (Object.hasOwn(SCOPES_OF, role) ? (SCOPES_OF[role] ?? []) : [])));
}

/** Scopes of a token, as far as its owner still has them. */
export function scopesOfToken(scopes: readonly string[], owner: ReadonlySet<Scope>): ReadonlySet<Scope> {
  return new Set(SCOPES.filter((scope) => scopes.includes(scope) && owner.has(scope)));
}
