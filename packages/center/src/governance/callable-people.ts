import type { User } from '@plumbline/store';
import type { Principal } from '../center/principal.ts';
import type { Workings } from '../center/workings.ts';
import { principalOf } from '../people/principal-of.ts';
import { capabilitiesOf, type RoleEntry, roleEntries } from '../people/role-entries.ts';
import type { PersonName } from './change-requests-case.ts';
import { discussing } from './may-propose.ts';

const MOST = 20;
/** Who a person is to policies takes reads of their own: of more, somebody types more of the name. */
const MOST_LOOKED_AT = 5 * MOST;

/** Whether somebody sees what is talked about. */
export type IsSeen = (principal: Principal) => Promise<boolean>;

/** Whoever can answer: people who discuss, and see what it is about. By login. */
export async function callablePeople(
  workings: Workings,
  isSeen: IsSeen,
  search: string,
): Promise<readonly PersonName[]> {
  const wanted = search.trim().toLowerCase();
  const isWanted = ({ login, displayName }: User) =>
    `${login}\n${displayName}`.toLowerCase().includes(wanted);
  const entries = await entriesOf(workings);
  const users = (await workings.holder.store.users.list())
    .filter((user) => isWanted(user) && takesPart(user, entries))
    .toSorted((a, b) => (a.login < b.login ? -1 : 1));
  const found = await firstOf(users, async (user) => isSeen(await principalOf(workings, user)));
  return found.map(({ login, displayName }) => ({ login, name: displayName }));
}

/** As many as are shown, in their order, and looking at no more of them than it takes. */
export async function firstOf<T>(
  people: readonly T[],
  isWanted: (person: T) => Promise<boolean>,
): Promise<readonly T[]> {
  const found: T[] = [];
  for (const person of people.slice(0, MOST_LOOKED_AT)) {
    if (!(await isWanted(person))) continue;
    found.push(person);
    if (found.length === MOST) break;
  }
  return found;
}

/** The first of these whom nobody can call, for whatever reason: which one it is tells of accounts and policies. */
export async function uncallable(
  workings: Workings,
  isSeen: IsSeen,
  logins: readonly string[],
): Promise<string | null> {
  if (logins.length === 0) return null;
  const entries = await entriesOf(workings);
  for (const login of new Set(logins)) {
    const user = await workings.holder.store.users.findByLogin(login);
    const isCallable =
      user !== null && takesPart(user, entries) && (await isSeen(await principalOf(workings, user)));
    if (!isCallable) return login;
  }
  return null;
}

async function entriesOf({ holder, options }: Workings): Promise<readonly RoleEntry[]> {
  return roleEntries(await holder.store.roles.edited(options.now()));
}

function takesPart({ login, roles, isDisabled }: User, entries: readonly RoleEntry[]): boolean {
  return (
    !isDisabled && discussing({ user: login, roles, capabilities: capabilitiesOf(roles, entries) }) === null
  );
}
