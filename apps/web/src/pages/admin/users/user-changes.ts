import type { Wire } from '@plumbline/client';
import { type AttributeDraft, attributesOf, draftsOf } from './attributes.ts';

type User = Wire<'User'>;
type Attributes = ReturnType<typeof attributesOf>;

export interface Profile {
  readonly name: string;
  readonly email?: string | null;
  readonly department?: string | null;
  readonly roles: string[];
}

/** What the fields hold. */
export interface Edited {
  readonly given: Profile;
  readonly drafts: readonly AttributeDraft[];
}

/**
 * Only what was changed: the rest may have been written by somebody else since. Roles and attributes are written as whole
 * lists, so that what was changed of them is changed in the account as it is `now`. `user`: what the fields were filled from.
 */
export function changesOf({
  user,
  given,
  drafts,
  now,
}: Edited & { readonly user: User; readonly now: User }): Wire<'UserChange'> {
  const { name, email, department } = profileOf(given);
  const roles = mergedRoles(user.roles, given.roles, now.roles);
  const attributes = mergedAttributes(
    attributesOf(draftsOf(user.attributes)),
    attributesOf(drafts),
    attributesOf(draftsOf(now.attributes)),
  );
  return {
    ...(name === user.name ? {} : { name }),
    ...(email === user.email ? {} : { email }),
    ...(department === user.department ? {} : { department }),
    ...(roles === null ? {} : { roles }),
    ...(attributes === null ? {} : { attributes }),
  };
}

/** An account that was saved, as the fields go on showing it: what somebody else wrote is not in them. */
export function shownUser(saved: User, { given, drafts }: Edited): User {
  return { ...saved, ...profileOf(given), attributes: attributesOf(drafts) };
}

function profileOf({ name, email, department, roles }: Profile) {
  return { name, email: email?.trim() || null, department: department ?? null, roles };
}

/** Null: none was given or taken. */
function mergedRoles(
  before: readonly string[],
  after: readonly string[],
  now: readonly string[],
): string[] | null {
  const taken = before.filter((role) => !after.includes(role));
  const given = after.filter((role) => !before.includes(role));
  if (taken.length + given.length === 0) return null;
  return [...new Set([...now.filter((role) => !taken.includes(role)), ...given])];
}

/** Null: none was changed. */
function mergedAttributes(before: Attributes, after: Attributes, now: Attributes): Attributes | null {
  const [old, own] = [new Map(Object.entries(before)), new Map(Object.entries(after))];
  const isChanged = (name: string) => JSON.stringify(old.get(name)) !== JSON.stringify(own.get(name));
  const changed = new Set([...old.keys(), ...own.keys()].filter(isChanged));
  if (changed.size === 0) return null;
  const kept = Object.entries(now).filter(([name]) => !changed.has(name));
  return Object.fromEntries([...kept, ...[...own].filter(([name]) => changed.has(name))]);
}
