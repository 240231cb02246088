import { type Diagnostic, PlumblineError, report } from '@plumbline/diagnostics';
import { ADMINISTRATOR_ROLE, type Principal } from './principal.ts';

/** Until policies say more, an administrator sees and does everything, and nobody else anything. */
export function isAdministrator({ roles }: Principal): boolean {
  return roles.includes(ADMINISTRATOR_ROLE);
}

export function refusalOf(principal: Principal, action: string): readonly Diagnostic[] {
  return isAdministrator(principal) ? [] : [report('store/not-allowed', { action })];
}

/** Throws PlumblineError `store/not-allowed`. */
export function requireAdministrator(principal: Principal, action: string): void {
  const refused = refusalOf(principal, action);
  if (refused.length > 0) throw new PlumblineError(refused);
}
