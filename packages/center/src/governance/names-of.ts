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

/** Gives each of many things the names of the people in it; everybody is looked up once. */
export async function withNames<T extends object>(
  workings: Workings,
  things: readonly T[],
  loginsOf: (thing: T) => readonly (string | null)[],
): Promise<readonly (T & { readonly people: readonly PersonName[] })[]> {
  const logins = things.flatMap(loginsOf).filter((login) => login !== null);
  const known = await namesOf(workings, logins);
  return things.map((thing) => {
    const own = new Set(loginsOf(thing));
    return { ...thing, people: known.filter(({ login }) => own.has(login)) };
  });
}
