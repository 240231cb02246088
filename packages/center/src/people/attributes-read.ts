import { type Policy, parametersIn } from '@plumbline/model';

const OF_A_PERSON = 'user.';

/** Attributes of people that conditions of policies read: `$user.regions` → `regions`. */
export function attributesRead(policies: readonly Pick<Policy, 'where'>[]): ReadonlySet<string> {
  const read = policies.flatMap(({ where }) => parametersIn(where ?? ''));
  return new Set(
    read.filter((name) => name.startsWith(OF_A_PERSON)).map((name) => name.slice(OF_A_PERSON.length)),
  );
}
