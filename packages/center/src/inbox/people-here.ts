import { normalLogin, type User } from '@plumbline/store';
import type { Principal } from '../center/principal.ts';
import type { Workings } from '../center/workings.ts';
import { principalOf } from '../people/principal-of.ts';
import { capabilitiesOf, roleEntries } from '../people/role-entries.ts';

/** The people who have an account that works, as they are now; who each is to policies is looked up once. */
export interface PeopleHere {
  /** By their login. */
  readonly users: ReadonlyMap<string, User>;
  /** Whoever a definition calls its owner, by login or address; null: nobody here. */
  owner(text: unknown): string | null;
  /** Logins of whoever may sign for a side, or all of them. */
  readonly signers: readonly string[];
  /** Null: nobody of that login. */
  principal(login: string): Promise<Principal | null>;
}

export async function peopleHere(workings: Workings): Promise<PeopleHere> {
  const { store } = workings.holder;
  const active = (await store.users.list()).filter(({ isDisabled }) => !isDisabled);
  const users = new Map(active.map((user) => [user.login, user]));
  const entries = roleEntries(await store.roles.edited(workings.options.now()));
  const isSigner = ({ roles }: User) => {
    const given = capabilitiesOf(roles, entries);
    return given.has('sign_finance') || given.has('sign_business');
  };
  const known = new Map<string, Promise<Principal>>();
  return {
    users,
    signers: active.filter(isSigner).map(({ login }) => login),
    owner(text) {
      if (typeof text !== 'string') return null;
      const login = normalLogin(text);
      if (users.has(login)) return login;
      return active.find(({ email }) => email?.toLowerCase() === text.trim().toLowerCase())?.login ?? null;
    },
    async principal(login) {
      const user = users.get(login);
      if (user === undefined) return null;
      const found = known.get(login) ?? principalOf(workings, user);
      known.set(login, found);
      return found;
    },
  };
}
