import { randomInt, randomUUID } from 'node:crypto';
import { PlumblineError, report } from '@plumbline/diagnostics';
import type { Kysely } from 'kysely';
import type { CatalogDatabase } from '../database/catalog-database.ts';
import type { Tables } from '../database/tables.ts';
import { appendEvent } from '../events/append-event.ts';
import { canonicalJson, type Json } from '../json.ts';
import type { Writer } from '../store.ts';
import { contentVersion, userContent } from './content-version.ts';
import { digestOf } from './digest.ts';
import { isLogin, normalLogin } from './login.ts';
import { decoyHash, hashPassword, isPassword } from './password.ts';
import { peopleStanding } from './people-standing.ts';
import { requireSeen } from './require-seen.ts';
import { usersWhere } from './user-row.ts';
import type { AccountWrite, NewUser, User, UserChanges, Users, Verified } from './users.ts';

type Transaction = Kysely<Tables>;

const ONE_TIME_MS = 24 * 3_600_000;
/** No characters that look alike. */
const ALPHABET = '23456789abcdefghjkmnpqrstuvwxyz';

export function userTable(database: CatalogDatabase): Users {
  const findBy = async (key: { readonly id: string } | { readonly login: string }) =>
    (await usersWhere(await database.read(), key))[0] ?? null;
  return {
    create: (user, writer) => database.write((tx) => create(tx, user, writer)),
    update: (id, changes, writer) => database.write((tx) => update(tx, id, changes, writer)),
    standing: async () => peopleStanding(await database.read()),
    writeTogether: (decide, writer) =>
      database.write(async (tx) => {
        const decided = decide(await peopleStanding(tx));
        for (const write of decided.writes) await writeOne(tx, write, writer);
        return decided;
      }),
    async setPassword(id, password, writer) {
      const hash = await hashPassword(password);
      const kept = writer.keepSession === undefined ? null : digestOf(writer.keepSession);
      await database.write((tx) => changePassword(tx, id, { hash, expiresAt: null, kept, ...writer }));
    },
    async issueOneTimePassword(id, writer) {
      const password = Array.from({ length: 4 }, () => block()).join('-');
      const hash = await hashPassword(password);
      const expiresAt = new Date(writer.now.getTime() + ONE_TIME_MS).toISOString();
      await database.write((tx) => changePassword(tx, id, { hash, expiresAt, kept: null, ...writer }));
      return password;
    },
    verify: async (login, password, now) => verify(await database.read(), { login, password, now }),
    find: (id) => findBy({ id }),
    findByLogin: (login) => findBy({ login: normalLogin(login) }),
    list: async () => usersWhere(await database.read(), null),
  };
}

function block(): string {
  return Array.from({ length: 5 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
}

async function create(transaction: Transaction, user: NewUser, writer: Writer): Promise<User> {
  const { by, now } = writer;
  const login = normalLogin(user.login);
  if (!isLogin(login)) throw new PlumblineError([report('store/bad-login', { login: user.login })]);
  if ((await usersWhere(transaction, { login })).length > 0)
    throw new PlumblineError([report('store/login-taken', { login })]);
  const id = randomUUID();
  await transaction
    .insertInto('users')
    .values({
      id,
      login,
      display_name: user.displayName,
      password: null,
      password_expires_at: null,
      must_change_password: 0,
      attributes: canonicalJson(user.attributes ?? {}),
      disabled_at: null,
      created_at: now.toISOString(),
      created_by: by,
      department: user.department ?? null,
      email: user.email ?? null,
      external_id: user.externalId ?? null,
    })
    .execute();
  await setRoles(transaction, id, user.roles);
  const made = await one(transaction, id);
  await appendEvent(transaction, eventOf('user/create', id, { login, after: userContent(made) }), writer);
  return made;
}

async function writeOne(
  transaction: Transaction,
  write: AccountWrite,
  writer: Parameters<Users['writeTogether']>[1],
): Promise<void> {
  if (write.kind === 'update') {
    await update(transaction, write.id, write.changes, writer);
    return;
  }
  const { id } = await create(transaction, write.user, writer);
  if (write.isDisabled) await update(transaction, id, { isDisabled: true }, writer);
}

async function update(
  transaction: Transaction,
  id: string,
  changes: UserChanges,
  writer: Parameters<Users['update']>[2],
): Promise<User> {
  const before = await one(transaction, id);
  const now = { kind: 'user', id, name: before.login, version: contentVersion.user(before) } as const;
  await requireSeen(transaction, now, writer);
  const { displayName, roles, attributes, isDisabled, department, email, externalId } = changes;
  await transaction
    .updateTable('users')
    .set({
      display_name: displayName ?? before.displayName,
      attributes: canonicalJson(attributes ?? before.attributes),
      department: department === undefined ? before.department : department,
      email: email === undefined ? before.email : email,
      external_id: externalId === undefined ? before.externalId : externalId,
      ...(isDisabled === undefined || isDisabled === before.isDisabled
        ? {}
        : { disabled_at: isDisabled ? writer.now.toISOString() : null }),
    })
    .where('id', '=', id)
    .execute();
  if (roles !== undefined) await setRoles(transaction, id, roles);
  if (isDisabled === true) await transaction.deleteFrom('sessions').where('user_id', '=', id).execute();
  if (writer.keepOneWith !== undefined) await requireOneWith(transaction, writer.keepOneWith, before);
  const after = await one(transaction, id);
  const differing = differenceOf(userContent(before), userContent(after));
  if (differing !== null)
    await appendEvent(transaction, eventOf('user/update', id, { login: before.login, ...differing }), writer);
  return after;
}

async function requireOneWith(transaction: Transaction, role: string, before: User): Promise<void> {
  if (before.isDisabled || !before.roles.includes(role)) return;
  const left = await transaction
    .selectFrom('users')
    .innerJoin('user_roles', 'user_roles.user_id', 'users.id')
    .select('users.id')
    .where('user_roles.role', '=', role)
    .where('users.disabled_at', 'is', null)
    .limit(1)
    .execute();
  if (left.length === 0)
    throw new PlumblineError([report('people/last-administrator', { login: before.login })]);
}

async function setRoles(transaction: Transaction, id: string, roles: readonly string[]): Promise<void> {
  await transaction.deleteFrom('user_roles').where('user_id', '=', id).execute();
  for (const role of new Set(roles))
    await transaction.insertInto('user_roles').values({ user_id: id, role }).execute();
}

interface PasswordChange extends Writer {
  readonly hash: string;
  /** ISO instant of a one-time password; null: the person's own. */
  readonly expiresAt: string | null;
  /** Digest of the session that goes on. */
  readonly kept: string | null;
}

async function changePassword(transaction: Transaction, id: string, change: PasswordChange): Promise<void> {
  const { hash, expiresAt, kept } = change;
  const { login } = await one(transaction, id);
  await transaction
    .updateTable('users')
    .set({
      password: hash,
      password_expires_at: expiresAt,
      must_change_password: expiresAt === null ? 0 : 1,
    })
    .where('id', '=', id)
    .execute();
  let sessions = transaction.deleteFrom('sessions').where('user_id', '=', id);
  if (kept !== null) sessions = sessions.where('digest', '!=', kept);
  await sessions.execute();
  const action = expiresAt === null ? 'user/set-password' : 'user/issue-password';
  await appendEvent(transaction, eventOf(action, id, { login }), change);
}

async function verify(
  kysely: Transaction,
  { login, password, now }: { readonly login: string; readonly password: string; readonly now: Date },
): Promise<Verified> {
  const [user] = await usersWhere(kysely, { login: normalLogin(login) });
  const row =
    user === undefined
      ? undefined
      : await kysely
          .selectFrom('users')
          .select(['password', 'password_expires_at as expiresAt'])
          .where('id', '=', user.id)
          .executeTakeFirst();
  const isRight = await isPassword(password, row?.password ?? (await decoyHash()));
  const refused = (reason: Extract<Verified, { kind: 'refused' }>['reason']) =>
    ({ kind: 'refused', reason }) as const;
  if (user === undefined || row === undefined) return refused('unknown');
  if (row.password === null) return refused('no-password');
  if (!isRight) return refused('wrong');
  if (user.isDisabled) return refused('disabled');
  if (row.expiresAt !== null && row.expiresAt <= now.toISOString()) return refused('expired');
  return { kind: 'ok', user };
}

async function one(transaction: Transaction, id: string): Promise<User> {
  const [user] = await usersWhere(transaction, { id });
  if (user === undefined) throw new PlumblineError([report('store/unknown-user', { id })]);
  return user;
}

function eventOf(action: string, objectId: string, details: Json) {
  return { action, objectKind: 'user', objectId, details };
}

type Told = Readonly<Record<string, Json>>;

/** Null where nothing differs. */
function differenceOf(before: Told, after: Told): { readonly before: Told; readonly after: Told } | null {
  const keys = Object.keys(after).filter(
    (key) => canonicalJson(before[key] ?? null) !== canonicalJson(after[key] ?? null),
  );
  const only = (told: Told) => Object.fromEntries(keys.map((key) => [key, told[key] ?? null]));
  return keys.length === 0 ? null : { before: only(before), after: only(after) };
}
