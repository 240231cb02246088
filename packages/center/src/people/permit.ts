import { type Capability, type Diagnostic, PlumblineError, report } from '@plumbline/diagnostics';
import type { Principal } from '../center/principal.ts';
import { templateOf } from './role-templates.ts';

/** What is not given is refused: a role that nobody knows gives nothing. */
export function isPermitted({ roles, capabilities }: Principal, capability: Capability): boolean {
  if (capabilities !== undefined) return capabilities.has(capability);
  return roles.some((role) => templateOf(role)?.capabilities.includes(capability) === true);
}

/** Whoever asks for figures knows what they are figures of. */
export function knowsDefinitions(principal: Principal): boolean {
  return isPermitted(principal, 'read') || isPermitted(principal, 'query');
}

export function refusalOf(principal: Principal, capability: Capability): readonly Diagnostic[] {
  return isPermitted(principal, capability) ? [] : [report('store/not-allowed', { capability })];
}

/** Throws PlumblineError `store/not-allowed`. */
export function permit(principal: Principal, capability: Capability): void {
  const refused = refusalOf(principal, capability);
  if (refused.length > 0) throw new PlumblineError(refused);
}
