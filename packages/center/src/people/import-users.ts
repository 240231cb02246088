import { type Diagnostic, PlumblineError } from '@plumbline/diagnostics';
import type { User, UserChanges } from '@plumbline/store';
import type { Principal } from '../center/principal.ts';
import type { Workings } from '../center/workings.ts';
import type { Directory, ImportedPerson, ImportReport } from './directory.ts';
import { permit } from './permit.ts';
import { readScimUsers, type ScimUser } from './read-scim-users.ts';
import { roleEntries } from './role-entries.ts';
import { ADMINISTRATOR_ROLE } from './role-templates.ts';
import { checkChange, checkWish } from './users-case.ts';
import { writerOf } from './writer-of.ts';

interface Step {
  readonly person: ImportedPerson;
  readonly run: () => Promise<unknown>;
}

/** Accounts are matched by `externalId`, then by login; nobody is removed, and what an entry leaves out stays. */
export function importUsers(workings: Workings): Directory['importUsers'] {
  return async (principal, value, { dryRun }): Promise<ImportReport> => {
    permit(principal, 'manage_people');
    const { users, diagnostics: unread } = readScimUsers(value);
    const known = await workings.holder.store.users.list();
    const diagnostics: Diagnostic[] = [...unread];
    const steps: Step[] = [];
    for (const wish of users)
      try {
        steps.push(await stepOf(workings, principal, wish, known));
      } catch (cause) {
        if (!(cause instanceof PlumblineError)) throw cause;
        const at = { kind: 'query', path: wish.path } as const;
        diagnostics.push(...cause.diagnostics.map((one) => ({ ...one, at })));
      }
    const people = steps.map(({ person }) => person);
    if (diagnostics.length > 0 || dryRun) return { isApplied: false, people, diagnostics };
    for (const { run } of steps) await run();
    return { isApplied: true, people, diagnostics };
  };
}

async function stepOf(
  workings: Workings,
  principal: Principal,
  wish: ScimUser,
  known: readonly User[],
): Promise<Step> {
  const { users, roles } = workings.holder.store;
  const user =
    known.find(({ externalId }) => externalId !== null && externalId === wish.externalId) ??
    known.find(({ login }) => login === wish.login);
  const { login, displayName, path: _, isActive, ...given } = wish;
  const writer = () => writerOf(workings, principal);
  if (user === undefined) {
    const made = { ...given, login, displayName: displayName ?? login, roles: wish.roles ?? [] };
    await checkWish(workings, principal, made, roleEntries(await roles.edited(workings.options.now())));
    const run = async () => {
      const { id } = await users.create(made, writer());
      if (!isActive) await users.update(id, { isDisabled: true }, writer());
    };
    return { person: { login, action: 'create', changed: Object.keys(given).sort() }, run };
  }
  const changes = changesOf(user, {
    ...given,
    ...(displayName === undefined ? {} : { displayName }),
    isDisabled: !isActive,
  });
  const changed = Object.keys(changes).sort();
  if (changed.length === 0) return { person: { login, action: 'none', changed }, run: async () => undefined };
  await checkChange(workings, principal, user, changes);
  const action = changes.isDisabled === true ? 'disable' : 'update';
  const kept = { keepOneWith: ADMINISTRATOR_ROLE };
  return {
    person: { login: user.login, action, changed },
    run: () => users.update(user.id, changes, { ...writer(), ...kept }),
  };
}

/** What differs from the account as it is. */
function changesOf(user: User, wish: UserChanges): UserChanges {
  const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
  const sorted = (part: unknown) => (Array.isArray(part) ? [...new Set(part)].sort() : part);
  return Object.fromEntries(
    Object.entries(wish).filter(([key, part]) => !isSame(sorted(part), sorted(Reflect.get(user, key)))),
  );
}
