import { hash } from 'node:crypto';
import { canonicalJson, type Json } from '../json.ts';
import type { Delegation } from '../organisation/delegations.ts';
import type { Department } from '../organisation/departments.ts';
import type { Team } from '../organisation/teams.ts';
import type { EditedRole } from './roles.ts';
import type { User } from './users.ts';

/** Of what is not there, and of a role as it comes. */
export const NOTHING_YET = 'none';

/** Equal content, equal version: whoever writes over what they read names it. Null: there is nothing. */
export const contentVersion = {
  user: (user: User) => versionOf(userContent(user)),
  role: (role: EditedRole | null) =>
    versionOf(role && { label: { ...role.label }, may: [...role.capabilities] }),
  department: (one: Department | null) => versionOf(one && { label: { ...one.label }, parent: one.parent }),
  team: (team: Team | null) => versionOf(team && teamContent(team)),
  delegation: (one: Delegation | null) => versionOf(one && delegationContent(one)),
  /** Anything else that is compared as a whole. */
  text: (content: Json) => versionOf(content),
} as const;

/** What of a person somebody writes: the event log says the same of it. */
export function userContent(user: User): Readonly<Record<string, Json>> {
  const { displayName, roles, attributes, isDisabled, department, email, externalId } = user;
  return { displayName, roles, attributes, isDisabled, department, email, externalId };
}

export function delegationContent({
  from,
  to,
  reason,
  capabilities,
}: Delegation): Readonly<Record<string, Json>> {
  return { from, to, reason, capabilities: capabilities && [...capabilities].sort() };
}

export function teamContent({ label, endsOn, members }: Team): Json {
  const sorted = [...members].sort((a, b) => (a.userId < b.userId ? -1 : 1));
  return { label: { ...label }, endsOn, members: sorted.map((member) => ({ ...member })) };
}

function versionOf(content: Json): string {
  return content === null ? NOTHING_YET : hash('sha256', canonicalJson(content), 'base64url').slice(0, 22);
}
