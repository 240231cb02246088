import type { Wire } from '@plumbline/client';
import { changedSince } from '../overtaken/carried-over.ts';
import { type AttributeDraft, attributesOf, draftsOf } from './attributes.ts';

type User = Wire<'User'>;
type Attributes = ReturnType<typeof attributesOf>;

/** What the fields hold. */
export type Profile = Readonly<{
  name: string;
  email?: string | null;
  external_id?: string | null;
  department?: string | null;
  roles: string[];
}>;

export interface Edited {
  readonly given: Profile;
  readonly drafts: readonly AttributeDraft[];
}

/** Only what was changed of the account as it was read, and which account that was. `user`: what the fields were filled from. */
export function changesOf({ user, given, drafts }: Edited & { readonly user: User }): Wire<'UserChange'> {
  const { name, email, external_id, department, roles } = profileOf(given);
  const attributes = attributesOf(drafts);
  const before = attributesOf(draftsOf(user.attributes));
  return {
    version: user.version,
    ...(name === user.name ? {} : { name }),
    ...(email === user.email ? {} : { email }),
    ...(external_id === user.external_id ? {} : { external_id }),
    ...(department === user.department ? {} : { department }),
    ...(changedSince({ roles: user.roles }, { roles }).length === 0 ? {} : { roles }),
    ...(changedNames(before, attributes).length === 0 ? {} : { attributes }),
  };
}

/** As a form holds an account. */
export function profileOfUser({ name, email, external_id, department, roles }: User) {
  return { name, email, external_id, department, roles };
}

/** Attributes as the account has them now, with what the reader changed of those they read on top. */
export function carriedDrafts(
  read: User,
  drafts: readonly AttributeDraft[],
  now: User,
): readonly AttributeDraft[] {
  const changed = new Set(changedNames(attributesOf(draftsOf(read.attributes)), attributesOf(drafts)));
  const kept = draftsOf(now.attributes).filter(({ name }) => !changed.has(name));
  return [...kept, ...drafts.filter(({ name }) => changed.has(name))];
}

/** Attributes that are not as they were. */
export function changedNames(before: Attributes, after: Attributes): readonly string[] {
  const [old, own] = [new Map(Object.entries(before)), new Map(Object.entries(after))];
  const isChanged = (name: string) => JSON.stringify(old.get(name)) !== JSON.stringify(own.get(name));
  return [...new Set([...old.keys(), ...own.keys()])].filter(isChanged);
}

function profileOf({ name, email, external_id, department, roles }: Profile) {
  const said = (text: string | null | undefined) => text?.trim() || null;
  return {
    name,
    email: said(email),
    external_id: said(external_id),
    department: department ?? null,
    roles: [...roles],
  };
}
