import { parseDay } from '@plumbline/calendar';
import { type Capability, didYouMean, PlumblineError, report } from '@plumbline/diagnostics';
import type { Department, User } from '@plumbline/store';
import type { Principal } from '../center/principal.ts';
import { isPermitted } from './permit.ts';
import { WORKED_OUT } from './principal-of.ts';
import { capabilitiesOf, type RoleEntry } from './role-entries.ts';
import { seesEverything } from './role-templates.ts';

const CODE = /^[\p{L}\p{N}][\p{L}\p{N}_.-]{0,63}$/u;

/** Throws PlumblineError `people/bad-code`. */
export function checkCode(code: string): void {
  if (!CODE.test(code)) throw new PlumblineError([report('people/bad-code', { code })]);
}

/** Throws PlumblineError `people/wrong-day`. */
export function checkDay(text: string): void {
  if (parseDay(text) === null) throw new PlumblineError([report('people/wrong-day', { text })]);
}

/** Throws PlumblineError `auth/scope-beyond-own`. */
export function checkGiving(principal: Principal, capabilities: Iterable<Capability>): void {
  for (const capability of capabilities)
    if (!isPermitted(principal, capability))
      throw new PlumblineError([report('auth/scope-beyond-own', { scope: capability })]);
}

/** What policies close to somebody, no role opens by their hand. Throws PlumblineError `people/sees-everything`. */
function checkSight(principal: Principal, roles: readonly string[]): void {
  const role = roles.find(seesEverything);
  if (role !== undefined && !principal.roles.some(seesEverything))
    throw new PlumblineError([report('people/sees-everything', { role })]);
}

/** Throws PlumblineError `people/unknown-role`, `auth/scope-beyond-own`, `people/sees-everything`. */
export function checkRoles(
  principal: Principal,
  roles: readonly string[],
  entries: readonly RoleEntry[],
): void {
  const names = entries.map(({ name }) => name);
  const unknown = roles.filter((role) => !names.includes(role));
  if (unknown.length > 0)
    throw new PlumblineError(
      unknown.map((role) => report('people/unknown-role', { role }, { hints: didYouMean(role, names) })),
    );
  checkGiving(principal, capabilitiesOf(roles, entries));
  checkSight(principal, roles);
}

/** Throws PlumblineError `people/unknown-department`. */
export function checkDepartment(code: string, departments: readonly Department[]): void {
  const codes = departments.map((one) => one.code);
  if (!codes.includes(code))
    throw new PlumblineError([
      report('people/unknown-department', { code }, { hints: didYouMean(code, codes) }),
    ]);
}

/** Whoever manages an account could use it. Throws PlumblineError `people/beyond-own`, `people/sees-everything`. */
export function checkManaging(
  principal: Principal,
  user: Pick<User, 'login' | 'roles'>,
  entries: readonly RoleEntry[],
): void {
  for (const capability of capabilitiesOf(user.roles, entries))
    if (!isPermitted(principal, capability))
      throw new PlumblineError([report('people/beyond-own', { login: user.login, capability })]);
  checkSight(principal, user.roles);
}

/** Throws PlumblineError `people/reserved-attribute`. */
export function checkAttributes(attributes: Readonly<Record<string, unknown>>): void {
  const reserved: readonly string[] = WORKED_OUT;
  for (const name of Object.keys(attributes))
    if (reserved.includes(name)) throw new PlumblineError([report('people/reserved-attribute', { name })]);
}
