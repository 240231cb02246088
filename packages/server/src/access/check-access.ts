import type { Access } from '@plumbline/client';
import { PlumblineError, report } from '@plumbline/diagnostics';
import type { Caller } from './caller.ts';

/** Throws PlumblineError unless the caller may. `onlyOwn`: what a person with a one-time password can do as well. */
export function checkAccess(access: Access, caller: Caller, onlyOwn: boolean): void {
  if (access === 'anyone') return;
  if (caller.kind === 'anonymous') throw new PlumblineError([report('auth/required', {})]);
  if (caller.kind === 'session' && caller.mustChangePassword && !onlyOwn)
    throw new PlumblineError([report('auth/change-password-first', {})]);
  if (access !== 'signed-in' && !caller.scopes.has(access))
    throw new PlumblineError([report('auth/missing-scope', { scope: access })]);
}
