import { PlumblineError, report } from '@plumbline/diagnostics';
import { contentVersion, type Department, type NewUser, type User, type UserChanges } from '@plumbline/store';
import type { Principal } from '../center/principal.ts';
import type { Workings } from '../center/workings.ts';
import { attributesChanged, checkSightChange } from './check-sight-change.ts';
import { checkAttributes, checkDepartment, checkManaging, checkRoles } from './checks.ts';
import type { Directory, Versioned } from './directory.ts';
import { permit } from './permit.ts';
import { type RoleEntry, roleEntries } from './role-entries.ts';
import { ADMINISTRATOR_ROLE } from './role-templates.ts';
import { writerOf } from './writer-of.ts';

type UsersCase = 'users' | 'createUser' | 'updateUser' | 'issuePassword';

export function usersCase(workings: Workings): Pick<Directory, UsersCase> {
  const { store } = workings.holder;
  const entries = async () => roleEntries(await store.roles.edited(workings.options.now()));
  const around = async (): Promise<Around> => ({
    entries: await entries(),
    departments: await store.departments.list(workings.options.now()),
  });
  return {
    async users(principal) {
      permit(principal, 'see_people');
      return (await store.users.list()).map(versioned);
    },
    async createUser(principal, user) {
      permit(principal, 'manage_people');
      const wish = { ...user, displayName: user.displayName.trim() };
      checkSightChange(workings, principal, { names: attributesChanged({}, wish), isOneself: false });
      checkWish(principal, wish, await around());
      return versioned(await store.users.create(wish, writerOf(workings, principal)));
    },
    async updateUser(principal, login, changes, seen) {
      permit(principal, 'manage_people');
      const user = await store.users.findByLogin(login);
      if (user === null) return null;
      checkChange(workings, principal, { user, changes, around: await around() });
      const writer = { ...writerOf(workings, principal), seen, keepOneWith: ADMINISTRATOR_ROLE };
      return versioned(await store.users.update(user.id, changes, writer));
    },
    async issuePassword(principal, login) {
      permit(principal, 'manage_people');
      const user = await store.users.findByLogin(login);
      if (user === null) return null;
      if (isOneself(principal, user)) throw new PlumblineError([report('people/not-yourself', {})]);
      checkManaging(principal, user, await entries());
      return store.users.issueOneTimePassword(user.id, writerOf(workings, principal));
    },
  };
}

function versioned(user: User): Versioned<User> {
  return { ...user, version: contentVersion.user(user) };
}

/** The roles and departments that there are. */
export interface Around {
  readonly entries: readonly RoleEntry[];
  readonly departments: readonly Department[];
}

interface Changing {
  readonly user: User;
  readonly changes: UserChanges;
  readonly around: Around;
}

/** What an account is to become, against what the principal may do and what there is. Throws PlumblineError. */
export function checkChange(
  workings: Workings,
  principal: Principal,
  { user, changes, around }: Changing,
): void {
  checkManaging(principal, user, around.entries);
  const touchesRights = changes.roles !== undefined || changes.isDisabled === true;
  if (touchesRights && isOneself(principal, user))
    throw new PlumblineError([report('people/not-yourself', {})]);
  const names = attributesChanged(user, changes);
  checkSightChange(workings, principal, { names, isOneself: isOneself(principal, user) });
  checkWish(principal, changes, around);
}

/** Throws PlumblineError. */
export function checkWish(
  principal: Principal,
  wish: Partial<Pick<NewUser, 'roles' | 'attributes' | 'department'>>,
  { entries, departments }: Around,
): void {
  if (wish.roles !== undefined) checkRoles(principal, wish.roles, entries);
  if (wish.attributes !== undefined) checkAttributes(wish.attributes);
  if (typeof wish.department === 'string') checkDepartment(wish.department, departments);
}

function isOneself({ user, inPlaceOf }: Principal, { login }: User): boolean {
  return login === user || login === inPlaceOf;
}
