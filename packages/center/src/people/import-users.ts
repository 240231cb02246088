import { type Diagnostic, PlumblineError, report } from '@plumbline/diagnostics';
import type { AccountWrite, PeopleStanding, User, UserChanges } from '@plumbline/store';
import type { Principal } from '../center/principal.ts';
import type { Workings } from '../center/workings.ts';
import { attributesChanged, checkSightChange } from './check-sight-change.ts';
import type { Directory, ImportedPerson, ImportReport } from './directory.ts';
import { comparePlans, notThatPlan, type Planned, planOf } from './import-plan.ts';
import { permit } from './permit.ts';
import { readScimUsers, type ScimUser } from './read-scim-users.ts';
import { roleEntries } from './role-entries.ts';
import { ADMINISTRATOR_ROLE } from './role-templates.ts';
import { type Around, checkChange, checkWish } from './users-case.ts';
import { writerOf } from './writer-of.ts';

interface Step {
  readonly path: string;
  readonly person: ImportedPerson;
  /** Null: made anew. */
  readonly before: User | null;
  readonly after: Pick<User, 'login' | 'roles' | 'isDisabled'>;
  /** Null: nothing. */
  readonly write: AccountWrite | null;
}

/** Accounts are matched by `externalId`, then by login; nobody is removed, and what an entry leaves out stays. */
export function importUsers(workings: Workings): Directory['importUsers'] {
  return async (principal, value, { dryRun, plan: seen }): Promise<ImportReport> => {
    permit(principal, 'manage_people');
    const { store } = workings.holder;
    const read = readScimUsers(value);
    const judge = (standing: PeopleStanding) => judged(workings, principal, { list: value, read, standing });
    if (dryRun) return reportOf(judge(await store.users.standing()));
    const decide = (standing: PeopleStanding) => {
      const found = judge(standing);
      const match = seen === undefined ? 'same' : comparePlans(seen, found.plan);
      // A plan is given for a list without errors: one that there is now has come since.
      const isOther = found.diagnostics.length > 0 ? match === 'same-list' : match !== 'same';
      return { ...found, isOther, writes: isOther || found.diagnostics.length > 0 ? [] : found.writes };
    };
    const writer = { ...writerOf(workings, principal), keepOneWith: ADMINISTRATOR_ROLE };
    const done = await store.users.writeTogether(decide, writer);
    if (done.isOther) throw await notThatPlan(store, seen ?? '', done);
    const isApplied = done.diagnostics.length === 0;
    return { ...reportOf(done), isApplied, ...(isApplied ? { plan: null } : {}) };
  };
}

interface Judging {
  readonly list: unknown;
  readonly read: ReturnType<typeof readScimUsers>;
  readonly standing: PeopleStanding;
}

interface Judged extends Pick<Planned, 'people' | 'read'> {
  readonly diagnostics: readonly Diagnostic[];
  readonly writes: readonly AccountWrite[];
  readonly plan: string;
}

/** What the entries do to these accounts. Pure: it is asked inside the transaction that does it. */
function judged(
  workings: Workings,
  principal: Principal,
  { list, read: { users, diagnostics: unread }, standing }: Judging,
): Judged {
  const around = { entries: roleEntries(standing.roles), departments: standing.departments };
  const diagnostics: Diagnostic[] = [...unread];
  const steps: Step[] = [];
  const known = accountsOf(standing.users);
  for (const wish of users)
    try {
      steps.push(stepOf(workings, principal, { wish, user: known(wish), around }));
    } catch (cause) {
      if (!(cause instanceof PlumblineError)) throw cause;
      const at = { kind: 'query', path: wish.path } as const;
      diagnostics.push(...cause.diagnostics.map((one) => ({ ...one, at })));
    }
  if (diagnostics.length === 0)
    diagnostics.push(...changedTwice(steps), ...withoutAdministrator(steps, standing.users));
  const people = steps.map(({ person }) => person);
  const read = readBy(users, known);
  const writes = steps.flatMap(({ write }) => write ?? []);
  return { diagnostics, people, read, writes, plan: planOf({ list, people, read, standing }) };
}

function reportOf({ diagnostics, people, plan }: Judged): ImportReport {
  return { isApplied: false, plan: diagnostics.length > 0 ? null : plan, people, diagnostics };
}

type FindAccount = (wish: ScimUser) => User | undefined;

function accountsOf(users: readonly User[]): FindAccount {
  const byLogin = new Map(users.map((user) => [user.login, user]));
  // Of several that carry one id the first counts.
  const carrying = users.filter(({ externalId }) => externalId !== null).toReversed();
  const byId = new Map(carrying.map((user) => [user.externalId, user]));
  return ({ externalId, login }) =>
    (externalId === undefined ? undefined : byId.get(externalId)) ?? byLogin.get(login);
}

/** Accounts that are there, roles and departments that the entries name, and those that their accounts have. */
function readBy(users: readonly ScimUser[], known: FindAccount): Planned['read'] {
  const found = users.flatMap((wish) => known(wish) ?? []);
  const names = [...users, ...found].flatMap(({ roles = [], department }) => [...roles, department ?? []]);
  return { users: new Set(found.map(({ id }) => id)), names: new Set(names.flat()) };
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

interface Stepping {
  readonly wish: ScimUser;
  readonly user: User | undefined;
  readonly around: Around;
}

/** Throws PlumblineError. */
function stepOf(workings: Workings, principal: Principal, { wish, user, around }: Stepping): Step {
  const { login, displayName, path, isActive, ...given } = wish;
  if (user === undefined) {
    const made = { ...given, login, displayName: displayName ?? login, roles: wish.roles ?? [] };
    checkSightChange(workings, principal, { names: attributesChanged({}, made), isOneself: false });
    checkWish(principal, made, around);
    const person = { login, action: 'create', changed: Object.keys(given).sort() } as const;
    const after = { ...made, isDisabled: !isActive };
    return {
      path,
      person,
      before: null,
      after,
      write: { kind: 'create', user: made, isDisabled: !isActive },
    };
  }
  const changes = changesOf(user, {
    ...given,
    ...(displayName === undefined ? {} : { displayName }),
    isDisabled: !isActive,
  });
  const changed = Object.keys(changes).sort();
  const step = { path, before: user, after: { ...user, ...changes } };
  if (changed.length === 0)
    return { ...step, person: { login: user.login, action: 'none', changed }, write: null };
  checkChange(workings, principal, { user, changes, around });
  const action = changes.isDisabled === true ? 'disable' : 'update';
  const person = { login: user.login, action, changed } as const;
  return { ...step, person, write: { kind: 'update', id: user.id, changes } };
}

/** What differs from the account as it is. */
function changesOf(user: User, wish: UserChanges): UserChanges {
  const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
  const sorted = (part: unknown) => (Array.isArray(part) ? [...new Set(part)].sort() : part);
  return Object.fromEntries(
    Object.entries(wish).filter(([key, part]) => !isSame(sorted(part), sorted(Reflect.get(user, key)))),
  );
}
