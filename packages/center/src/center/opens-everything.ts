import type { PlainMap } from '@plumbline/model';
import type { DefinitionVersion } from '@plumbline/store';

/** Keys of a policy that take nothing away. */
const GIVING: ReadonlySet<string> = new Set([
  ...['name', 'label', 'description', 'roles', 'dataset', 'where', 'open'],
]);

/**
 * Whether policies open everything to somebody by their words alone: one of their roles opens every dataset by name, and none takes
 * anything away. No error elsewhere changes that. A policy whose words are not certain decides against everybody.
 */
export function opensEverything(versions: readonly DefinitionVersion[], roles: readonly string[]): boolean {
  const policies = versions.filter(({ kind }) => kind === 'policy').map(({ body }) => body as PlainMap);
  if (!policies.every((one) => isListed(one.roles))) return false;
  const own = policies.filter((one) => wordsOf(one.roles).some((role) => roles.includes(role)));
  if (own.length === 0 || !own.every(isGiving)) return false;
  const opened = new Set(own.flatMap(({ open }) => wordsOf(open)));
  return versions.every(({ kind, id }) => kind !== 'dataset' || opened.has(id));
}

function isGiving(policy: PlainMap): boolean {
  return (
    Object.keys(policy).every((key) => GIVING.has(key)) &&
    (policy.open === undefined || isListed(policy.open))
  );
}

/** Words that stand for themselves: what a variable stands for may be missing. */
function isListed(value: unknown): boolean {
  return Array.isArray(value) && value.every((one) => typeof one === 'string' && !one.includes('$'));
}

function wordsOf(value: unknown): readonly string[] {
  return isListed(value) ? (value as readonly string[]) : [];
}
