import { PlumblineError, report } from '@plumbline/diagnostics';
import type { User } from '@plumbline/store';
import type { Principal } from '../center/principal.ts';
import type { Workings } from '../center/workings.ts';
import { attributesRead } from './attributes-read.ts';
import { isPermitted } from './permit.ts';
import { seesEverything } from './role-templates.ts';

/** What somebody is to become, as far as policies read it. */
export type Described = Partial<Pick<User, 'attributes' | 'department'>>;

/**
 * What a condition of a policy reads decides which rows somebody sees: whoever may not write policies does not write it
 * either, and nobody writes it of themselves but who sees everything. Throws PlumblineError `people/sight-attribute`,
 * `people/not-yourself`.
 */
export function checkSightChange(
  { snapshots }: Workings,
  principal: Principal,
  { names, isOneself }: { readonly names: Iterable<string>; readonly isOneself: boolean },
): void {
  const read = attributesRead(snapshots.current().model.policies);
  const name = [...names].find((one) => read.has(one));
  if (name === undefined) return;
  if (!isPermitted(principal, 'apply'))
    throw new PlumblineError([report('people/sight-attribute', { name, capability: 'apply' })]);
  if (isOneself && !principal.roles.some(seesEverything))
    throw new PlumblineError([report('people/not-yourself', {})]);
}

/** Attributes that an account has otherwise afterwards; a department is one, and what is below it. */
export function attributesChanged(before: Described, after: Described): readonly string[] {
  const [old, young] = [before.attributes ?? {}, after.attributes ?? before.attributes ?? {}];
  const names = [...new Set([...Object.keys(old), ...Object.keys(young)])];
  const changed = names.filter((name) => JSON.stringify(old[name]) !== JSON.stringify(young[name]));
  const isMoved = after.department !== undefined && after.department !== (before.department ?? null);
  return isMoved ? [...changed, 'department', 'departments'] : changed;
}
