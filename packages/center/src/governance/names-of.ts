import type { ChangeRequest } from '@plumbline/store';
import type { Workings } from '../center/workings.ts';
import { principalOf } from '../people/principal-of.ts';
import type { PersonName } from './change-requests-case.ts';
import { isRequestSeen } from './is-request-seen.ts';
import { discussing } from './may-propose.ts';

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

const MOST = 20;

/** Whoever can answer: people who discuss, and see the request. By login. */
export async function callablePeople(
  workings: Workings,
  request: ChangeRequest,
  search: string,
): Promise<readonly PersonName[]> {
  const wanted = search.trim().toLowerCase();
  const users = await workings.holder.store.users.list();
  const found: PersonName[] = [];
  for (const user of users.toSorted((a, b) => (a.login < b.login ? -1 : 1))) {
    const { login, displayName: name, isDisabled } = user;
    if (isDisabled || !`${login}\n${name}`.toLowerCase().includes(wanted)) continue;
    const principal = await principalOf(workings, user);
    if (discussing(principal) !== null || !(await isRequestSeen(workings, principal, request))) continue;
    found.push({ login, name });
    if (found.length === MOST) break;
  }
  return found;
}
