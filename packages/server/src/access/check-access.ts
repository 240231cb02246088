import type { Access } from '@plumbline/client';
import { CAPABILITIES, PlumblineError, report } from '@plumbline/diagnostics';
import type { Caller } from './caller.ts';

/** What a call says of itself, beside the capability that it needs. */
export interface CallNature {
  /** A person with a one-time password may make it as well. */
  readonly isBeforeChange?: boolean;
  /** Of one's own account: nobody makes it in the place of another. */
  readonly isOwn?: boolean;
}

/** Throws PlumblineError unless the caller may. */
export function checkAccess(access: Access, caller: Caller, nature: CallNature): void {
  if (access === 'anyone') return;
  if (caller.kind === 'anonymous') throw new PlumblineError([report('auth/required', {})]);
  if (caller.kind === 'session' && caller.mustChangePassword && nature.isBeforeChange !== true)
    throw new PlumblineError([report('auth/change-password-first', {})]);
  const { capabilities, inPlaceOf, seenBy, user } = caller.principal;
  const isLooking = seenBy !== undefined;
  const looksOn = access === 'signed-in' ? nature.isOwn !== true : CAPABILITIES[access].looks;
  if (isLooking && !looksOn) throw new PlumblineError([report('people/only-looking', { login: user })]);
  if (nature.isOwn === true && inPlaceOf !== undefined)
    throw new PlumblineError([report('people/not-in-place', {})]);
  if (access === 'signed-in' || capabilities.has(access)) return;
  throw new PlumblineError([
    caller.kind === 'token'
      ? report('auth/missing-scope', { scope: access })
      : report('store/not-allowed', { capability: access }),
  ]);
}
