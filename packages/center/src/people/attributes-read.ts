import type { Policy } from '@plumbline/model';

/** Attributes of people that conditions of policies read: `$user.regions` → `regions`. */
export function attributesRead(policies: readonly Pick<Policy, 'where'>[]): ReadonlySet<string> {
  const names = policies.flatMap(({ where }) =>
    [...(where ?? '').matchAll(/\$user\.([a-z][a-z0-9_]*)/gi)].map(([, name = '']) => name),
  );
  return new Set(names);
}
