import type { Workings } from '../center/workings.ts';
import type { PersonName } from './change-requests-case.ts';

/** What people are called; who has no account, such as the machinery, is left out. */
export async function namesOf(
  { holder }: Workings,
  logins: readonly string[],
): Promise<readonly PersonName[]> {
  const found = await Promise.all(
    [...new Set(logins)].sort().map((login) => holder.store.users.findByLogin(login)),
  );
  return found.flatMap((user) => (user === null ? [] : [{ login: user.login, name: user.displayName }]));
}
