import type { Wire } from '@plumbline/client';
import { type AttributeDraft, attributesOf, draftsOf } from './attributes.ts';

export interface Profile {
  readonly name: string;
  readonly email?: string | null;
  readonly department?: string | null;
  readonly roles: string[];
}

/** Only what was changed: the rest may have been written by somebody else since. */
export function changesOf(edited: {
  readonly user: Wire<'User'>;
  readonly given: Profile;
  readonly drafts: readonly AttributeDraft[];
}): Wire<'UserChange'> {
  const { user, given, drafts } = edited;
  const email = given.email?.trim() ? given.email.trim() : null;
  const department = given.department ?? null;
  const attributes = attributesOf(drafts);
  const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
  return {
    ...(given.name === user.name ? {} : { name: given.name }),
    ...(email === user.email ? {} : { email }),
    ...(department === user.department ? {} : { department }),
    ...(isSame([...given.roles].sort(), [...user.roles].sort()) ? {} : { roles: given.roles }),
    ...(isSame(attributes, attributesOf(draftsOf(user.attributes))) ? {} : { attributes }),
  };
}
