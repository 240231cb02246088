import { type Diagnostic, PlumblineError, report } from '@plumbline/diagnostics';
import type { User, UserChanges } from '@plumbline/store';
import type { Principal } from '../center/principal.ts';
import type { Workings } from '../center/workings.ts';
import { attributesChanged, checkSightChange } from './check-sight-change.ts';
import type { Directory, ImportedPerson, ImportReport } from './directory.ts';
import { permit } from './permit.ts';
import { readScimUsers, type ScimUser } from './read-scim-users.ts';
import { roleEntries } from './role-entries.ts';
import { ADMINISTRATOR_ROLE } from './role-templates.ts';
import { checkChange, checkWish } from './users-case.ts';
import { writerOf } from './writer-of.ts';

interface Step {
  readonly path: string;
  readonly person: ImportedPerson;
  /** Null: made anew. */
  readonly before: User | null;
  readonly after: Pick<User, 'login' | 'roles' | 'isDisabled'>;
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
    if (diagnostics.length === 0)
      diagnostics.push(...changedTwice(steps), ...withoutAdministrator(steps, known));
    const people = steps.map(({ person }) => person);
    if (diagnostics.length > 0 || dryRun) return { isApplied: false, people, diagnostics };
    for (const { run } of steps) await run();
    return { isApplied: true, people, diagnostics };
  };
}

/** One entry names an account by `externalId`, another by login. */
function changedTwice(steps: readonly Step[]): readonly Diagnostic[] {
  const seen = new Set<string>();
  return steps.flatMap(({ path, before }) => {
    if (before === null) return [];
    const isTwice = seen.has(before.id);
    seen.add(before.id);
    const at = { kind: 'query', path } as const;
    return isTwice ? [report('people/import-field', { field: 'userName', problem: 'twice' }, { at })] : [];
  });
}

/** What the writes would refuse, one after the other: said before the first of them. */
function withoutAdministrator(steps: readonly Step[], known: readonly User[]): readonly Diagnostic[] {
  const left = new Set(known.filter(administers).map(({ login }) => login));
  for (const { path, before, after } of steps) {
    const wasOne = left.delete(before?.login ?? '');
    if (administers(after)) left.add(before?.login ?? after.login);
    const at = { kind: 'query', path } as const;
    if (wasOne && left.size === 0)
      return [report('people/last-administrator', { login: before?.login ?? '' }, { at })];
  }
  return [];
}

function administers({ roles, isDisabled }: Step['after']): boolean {
  return !isDisabled && roles.includes(ADMINISTRATOR_ROLE);
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
  const { login, displayName, path, isActive, ...given } = wish;
  const writer = () => writerOf(workings, principal);
  if (user === undefined) {
    const made = { ...given, login, displayName: displayName ?? login, roles: wish.roles ?? [] };
    checkSightChange(workings, principal, { names: attributesChanged({}, made), isOneself: false });
    await checkWish(workings, principal, made, roleEntries(await roles.edited(workings.options.now())));
    const run = async () => {
      const { id } = await users.create(made, writer());
      if (!isActive) await users.update(id, { isDisabled: true }, writer());
    };
    const person = { login, action: 'create', changed: Object.keys(given).sort() } as const;
    return { path, person, before: null, after: { ...made, isDisabled: !isActive }, run };
  }
  const changes = changesOf(user, {
    ...given,
    ...(displayName === undefined ? {} : { displayName }),
    isDisabled: !isActive,
  });
  const changed = Object.keys(changes).sort();
  const step = { path, before: user, after: { ...user, ...changes } };
  if (changed.length === 0)
    return { ...step, person: { login, action: 'none', changed }, run: async () => undefined };
  await checkChange(workings, principal, user, changes);
  const action = changes.isDisabled === true ? 'disable' : 'update';
  const kept = { keepOneWith: ADMINISTRATOR_ROLE };
  return {
    ...step,
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
